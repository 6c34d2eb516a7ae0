"""Why an application does not begin, move or end."""

from applications.models import Application
from base.errors import DomainError
from base.words import gettext_lazy as _


class AlreadyApplied(DomainError):
    code = "already_applied"

    def __init__(self, application: Application) -> None:
        self.application = application
        super().__init__(
            _("%(name)s is already on %(job)s, in %(stage)s.")
            % {
                "name": application.candidate,
                "job": application.job,
                "stage": application.stage.name,
            }
        )


class NoProspectStage(DomainError):
    code = "no_prospect_stage"
    default_message = _("This job takes no prospects: it has no Prospect stage.")


class StageNotInPipeline(DomainError):
    code = "stage_not_in_pipeline"
    default_message = _("This stage does not belong to the job's process.")


class ChangedMeanwhile(DomainError):
    """It no longer stands where the one who asked saw it; the message says who changed it."""

    code = "changed_meanwhile"


class ApplicationIsEnded(DomainError):
    code = "application_ended"
    default_message = _("This application has ended. Reinstate it first.")


class AlreadyInStage(DomainError):
    code = "already_in_stage"
    default_message = _("The application already stands in this stage.")


class NotRejected(DomainError):
    code = "not_rejected"
    default_message = _("This application is not rejected.")
