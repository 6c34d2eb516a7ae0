"""Who may do what to an application (attract.md section 3.2)."""

from accounts.models import User
from applications.models import Application
from jobs import policy as job_policy


def may_move(user: User, application: Application) -> bool:
    return job_policy.leads(user, application.job)


def may_reject(user: User, application: Application) -> bool:
    return job_policy.recruits(user, application.job)
