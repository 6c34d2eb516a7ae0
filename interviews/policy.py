"""Who gives feedback (attract.md section 3.2)."""

from accounts.models import User
from applications.models import Application
from jobs import policy as job_policy


def may_give_feedback(user: User, application: Application) -> bool:
    return job_policy.is_on_team(user, application.job)
