"""What was done to somebody's account: shown to them and to administrators."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Activity, User
from accounts.verbs import say, verb_named

SHOWN = 10
# Who acted when nobody did: commands and our own tasks.
NOBODY = "Tandem"


@dataclass(frozen=True)
class AccountEvent:
    actor: str
    text: str
    icon: str
    at: datetime


def account_history(user: User) -> list[AccountEvent]:
    """Load the latest of what was done to an account, newest first (one query)."""
    done = Activity.objects.filter(subject_type="user", subject=user.public_id)
    return [
        AccountEvent(
            actor=str(activity.actor) if activity.actor else NOBODY,
            text=say(activity.verb, activity.data),
            icon=verb_named(activity.verb).icon,
            at=activity.occurred_at,
        )
        for activity in done.select_related("actor").order_by("-id")[:SHOWN]
    ]
