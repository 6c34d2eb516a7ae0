"""Why an application does not begin, move or end."""

from applications.models import Application
from base.errors import DomainError


class AlreadyApplied(DomainError):
    code = "already_applied"

    def __init__(self, application: Application) -> None:
        self.application = application
        super().__init__(
            f"{application.candidate} is already on {application.job}, in {application.stage.name}."
        )


class NoProspectStage(DomainError):
    code = "no_prospect_stage"
    default_message = "This job takes no prospects: it has no Prospect stage."


class StageNotInPipeline(DomainError):
    code = "stage_not_in_pipeline"
    default_message = "This stage does not belong to the job's process."


class ApplicationIsEnded(DomainError):
    code = "application_ended"
    default_message = "This application has ended. Reinstate it first."


class AlreadyInStage(DomainError):
    code = "already_in_stage"
    default_message = "The application already stands in this stage."


class NotRejected(DomainError):
    code = "not_rejected"
    default_message = "This application is not rejected."
