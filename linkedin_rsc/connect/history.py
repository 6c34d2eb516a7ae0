"""What was done to the connection, in words."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Activity
from linkedin_rsc.models import Connection

WORDS = {
    "linkedin.company.saved": "saved the company",
    "linkedin.company.left": "left the former company",
    "linkedin.application.provisioned": "had the LinkedIn application made",
    "linkedin.connected": "connected LinkedIn",
    "linkedin.contract.chosen": "chose contract {contract}",
    "linkedin.contract.removed": "removed contract {contract}",
    "linkedin.requested": "requested Recruiter System Connect",
    "linkedin.callback_url.made": "made the callback address",
    "linkedin.partner_ready": "answered LinkedIn as partner",
    "linkedin.status.changed": "learned that LinkedIn is {state}",
    "linkedin.suspended": "stopped: LinkedIn refused access",
    "linkedin.problem": "met a problem: {problem}",
    "linkedin.settings.changed": "changed the sharing settings",
    "linkedin.disconnected": "disconnected LinkedIn",
}


@dataclass(frozen=True)
class Line:
    who: str
    what: str
    at: datetime


def line_of(activity: Activity) -> Line:
    """Say who did what; without a person it was Tandem itself, a command or LinkedIn."""
    details = {"contract": "", "state": "", "problem": "", **activity.data}
    details["state"] = _state_label(str(details["state"])).lower()
    words = WORDS.get(activity.verb, activity.verb.removeprefix("linkedin."))
    who = str(activity.actor) if activity.actor else "Tandem"
    return Line(who, words.format_map(details), activity.occurred_at)


def _state_label(state: str) -> str:
    return dict(Connection.State.choices).get(state, state)
