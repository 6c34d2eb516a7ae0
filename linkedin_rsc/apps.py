from django.apps import AppConfig


class LinkedinRscConfig(AppConfig):
    name = "linkedin_rsc"
    verbose_name = "Recruiter System Connect"

    def ready(self) -> None:
        from accounts.activity import recorded
        from candidates.sentences import Sentence, tell
        from linkedin_rsc.push.listener import on_recorded

        recorded.connect(on_recorded, dispatch_uid="linkedin_rsc.push")
        tell("candidate.exported", Sentence("exported {person} from LinkedIn to {job}", "download"))
        tell("candidate.linked", Sentence("linked {person} to a LinkedIn profile", "link"))
