from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = "Applications"

    def ready(self) -> None:
        from accounts.activity import recorded
        from applications.lifecycle.closures import on_recorded

        recorded.connect(on_recorded, dispatch_uid="applications.closures")
