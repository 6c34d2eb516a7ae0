"""Who may do what to a candidate or an application (attract.md section 3.2)."""

from accounts.models import User
from accounts.policy import is_administrator, is_hirer
from candidates.models import Application
from jobs import policy as job_policy


def may_edit_candidates(user: User) -> bool:
    """Recruiters and hiring managers keep the contact details of whom they may see."""
    return is_administrator(user) or is_hirer(user)


def may_move(user: User, application: Application) -> bool:
    return job_policy.leads(user, application.job)


def may_reject(user: User, application: Application) -> bool:
    return job_policy.recruits(user, application.job)


def may_give_feedback(user: User, application: Application) -> bool:
    return job_policy.is_on_team(user, application.job)


def may_write_notes(user: User, application: Application | None) -> bool:
    """On an application its job's leaders; on a candidate alone whoever may hire."""
    if application is None:
        return may_edit_candidates(user)
    return job_policy.leads(user, application.job)
