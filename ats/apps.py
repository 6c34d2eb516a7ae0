from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "ats"
    verbose_name = "Frame"

    def ready(self) -> None:
        # The queue that every process with Django sends its nudges to.
        from ats import celery  # noqa: F401
