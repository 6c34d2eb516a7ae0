from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinkedinRscConfig(AppConfig):
    name = "linkedin_rsc"
    verbose_name = _("Recruiter System Connect")

    def ready(self) -> None:
        from accounts.activity import recorded
        from linkedin_rsc.ledger.listener import on_recorded

        recorded.connect(on_recorded, dispatch_uid="linkedin_rsc.ledger")
