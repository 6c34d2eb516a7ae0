"""One function per operation at LinkedIn, a file per noun.

Every function takes the `Transport` first and raises `LinkedInError` when the call as a whole
fails. A batch that LinkedIn took apart record by record comes back as answers, not as an error.
"""

from .applications import put_applications, put_stages
from .candidates import (
    MemberMatches,
    attach_members,
    detach_members,
    matched_members,
    put_candidates,
)
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

__all__ = [
    "IntegrationKey",
    "IntegrationStatus",
    "JobSubmission",
    "JobTask",
    "MemberMatches",
    "NewApplication",
    "ProvisionedApplication",
    "TaskState",
    "attach_members",
    "create_application",
    "delete_configuration",
    "detach_members",
    "exported_candidates",
    "find_application",
    "integrations_of_request",
    "job_tasks",
    "matched_members",
    "name_integrations",
    "put_applications",
    "put_candidates",
    "put_stages",
    "read_configuration",
    "read_integrations",
    "submit_jobs",
    "update_application",
    "write_configuration",
]
