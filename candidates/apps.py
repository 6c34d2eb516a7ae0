from django.apps import AppConfig


class CandidatesConfig(AppConfig):
    name = "candidates"
    verbose_name = "Candidates"

    def ready(self) -> None:
        from accounts.activity import recorded
        from candidates.services.closures import on_recorded

        recorded.connect(on_recorded, dispatch_uid="candidates.closures")
