from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrameConfig(AppConfig):
    name = "ats"
    verbose_name = _("Frame")

    def ready(self) -> None:
        # The queue that every process with Django sends its nudges to.
        from ats import celery  # noqa: F401
