"""One function per operation at LinkedIn, a file per noun.

Every function takes the `Transport` first and raises `LinkedInError` when the call as a whole
fails. A batch that LinkedIn took apart record by record comes back as answers, not as an error.
"""

from .access_lists import (
    Assignee,
    ListedJob,
    delete_assignees,
    delete_listed_jobs,
    put_assignees,
    put_listed_jobs,
)
from .applications import (
    delete_application_notes,
    delete_applications,
    delete_feedback,
    delete_stages,
    put_application_notes,
    put_applications,
    put_feedback,
    put_stages,
)
from .attachments import File, delete_attachments, put_attachments, upload_file
from .candidates import (
    MemberMatches,
    attach_members,
    delete_candidate_notes,
    delete_candidates,
    detach_members,
    matched_members,
    put_candidate_notes,
    put_candidates,
)
from .closed_accounts import ClosedMembers, closed_members
from .evaluations import exported_evaluations
from .exports import exported_candidates
from .integrations import (
    IntegrationKey,
    IntegrationStatus,
    delete_configuration,
    integrations_of_request,
    name_integrations,
    read_configuration,
    read_integrations,
    write_configuration,
)
from .jobs import JobSubmission, JobTask, TaskState, job_tasks, submit_jobs
from .provisioning import (
    NewApplication,
    ProvisionedApplication,
    create_application,
    find_application,
    update_application,
)
from .requisitions import (
    delete_requisition_stages,
    delete_requisitions,
    put_requisition_stages,
    put_requisitions,
)
from .retrieval import list_inmails, list_notes, list_seats, list_stubs
from .secrets import roll_secret

__all__ = [
    "Assignee",
    "ClosedMembers",
    "File",
    "IntegrationKey",
    "IntegrationStatus",
    "JobSubmission",
    "JobTask",
    "ListedJob",
    "MemberMatches",
    "NewApplication",
    "ProvisionedApplication",
    "TaskState",
    "attach_members",
    "closed_members",
    "create_application",
    "delete_application_notes",
    "delete_applications",
    "delete_assignees",
    "delete_attachments",
    "delete_candidate_notes",
    "delete_candidates",
    "delete_configuration",
    "delete_feedback",
    "delete_listed_jobs",
    "delete_requisition_stages",
    "delete_requisitions",
    "delete_stages",
    "detach_members",
    "exported_candidates",
    "exported_evaluations",
    "find_application",
    "integrations_of_request",
    "job_tasks",
    "list_inmails",
    "list_notes",
    "list_seats",
    "list_stubs",
    "matched_members",
    "name_integrations",
    "put_application_notes",
    "put_applications",
    "put_assignees",
    "put_attachments",
    "put_candidate_notes",
    "put_candidates",
    "put_feedback",
    "put_listed_jobs",
    "put_requisition_stages",
    "put_requisitions",
    "put_stages",
    "read_configuration",
    "read_integrations",
    "roll_secret",
    "submit_jobs",
    "update_application",
    "upload_file",
    "write_configuration",
]
