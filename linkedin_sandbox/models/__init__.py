"""The state of the simulated LinkedIn."""

from linkedin_sandbox.models.access_lists import Assignee, ListedJob
from linkedin_sandbox.models.applications import (
    AccessToken,
    AuthorizationCode,
    DeveloperApplication,
    PersonId,
)
from linkedin_sandbox.models.company import Contract, Member, Organization, Seat
from linkedin_sandbox.models.control import ExtraElement, Failure, RecordedRequest, Switch
from linkedin_sandbox.models.evaluations import Evaluation
from linkedin_sandbox.models.events import Delivery, Export, StatusChange
from linkedin_sandbox.models.integrations import CallbackEndpoint, Configuration, Integration
from linkedin_sandbox.models.interactions import (
    Conversation,
    InMail,
    RecruiterNote,
    StubProfile,
)
from linkedin_sandbox.models.jobs import Job, JobTask, RequisitionStage
from linkedin_sandbox.models.media import Media
from linkedin_sandbox.models.projects import Project
from linkedin_sandbox.models.records import (
    Application,
    ApplicationNote,
    Attachment,
    Candidate,
    CandidateNote,
    InterviewFeedback,
    Stage,
)

__all__ = [
    "AccessToken",
    "Application",
    "ApplicationNote",
    "Assignee",
    "Attachment",
    "AuthorizationCode",
    "CallbackEndpoint",
    "Candidate",
    "CandidateNote",
    "Configuration",
    "Contract",
    "Conversation",
    "Delivery",
    "DeveloperApplication",
    "Evaluation",
    "Export",
    "ExtraElement",
    "Failure",
    "InMail",
    "Integration",
    "InterviewFeedback",
    "Job",
    "JobTask",
    "ListedJob",
    "Media",
    "Member",
    "Organization",
    "PersonId",
    "Project",
    "RecordedRequest",
    "RecruiterNote",
    "RequisitionStage",
    "Seat",
    "Stage",
    "StatusChange",
    "StubProfile",
    "Switch",
]
