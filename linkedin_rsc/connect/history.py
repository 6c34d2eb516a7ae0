"""What was done to the connection, in words."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Activity
from accounts.verbs import say


@dataclass(frozen=True)
class Line:
    who: str
    what: str
    at: datetime


def line_of(activity: Activity) -> Line:
    """Say who did what; without a person it was Tandem itself, a command or LinkedIn."""
    who = str(activity.actor) if activity.actor else "Tandem"
    return Line(who, say(activity.verb, activity.data), activity.occurred_at)
