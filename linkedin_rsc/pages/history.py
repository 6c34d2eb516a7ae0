"""What was done to the connection, in words."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Activity
from accounts.verbs import say
from linkedin_rsc.models import Connection

HISTORY_SHOWN = 10


@dataclass(frozen=True)
class Line:
    who: str
    what: str
    at: datetime


def history_of(connection: Connection) -> list[Line]:
    done = Activity.objects.filter(subject_type="connection", subject=connection.public_id)
    latest = done.select_related("actor").order_by("-id")[:HISTORY_SHOWN]
    return [line_of(activity) for activity in latest]


def line_of(activity: Activity) -> Line:
    """Say who did what; without a person it was Tandem itself, a command or LinkedIn."""
    who = str(activity.actor) if activity.actor else "Tandem"
    return Line(who, say(activity.verb, activity.data), activity.occurred_at)
