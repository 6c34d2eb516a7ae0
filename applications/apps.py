from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Applications")

    def ready(self) -> None:
        from accounts.activity import recorded
        from applications.lifecycle.closures import on_recorded

        recorded.connect(on_recorded, dispatch_uid="applications.closures")
