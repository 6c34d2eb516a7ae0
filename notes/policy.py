"""Who writes notes (attract.md section 3.2)."""

from accounts.models import User
from applications.models import Application
from candidates.policy import may_edit_candidates
from jobs import policy as job_policy


def may_write_notes(user: User, application: Application | None) -> bool:
    """On an application its job's leaders; on a candidate alone whoever may hire."""
    if application is None:
        return may_edit_candidates(user)
    return job_policy.leads(user, application.job)
