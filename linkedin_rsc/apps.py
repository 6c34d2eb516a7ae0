from django.apps import AppConfig


class LinkedinRscConfig(AppConfig):
    name = "linkedin_rsc"
    verbose_name = "Recruiter System Connect"

    def ready(self) -> None:
        from accounts.activity import recorded
        from linkedin_rsc.ledger.listener import on_recorded

        recorded.connect(on_recorded, dispatch_uid="linkedin_rsc.ledger")
