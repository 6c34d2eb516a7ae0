"""One operation after the other: what to ask of LinkedIn next about a job (rsc-contract 7.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from jobs.models import Job
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing

LISTED, CLOSED = "LISTED", "CLOSED"
OPERATION = "jobPostingOperationType"
CREATE, UPDATE, RENEW, CLOSE = "CREATE", "UPDATE", "RENEW", "CLOSE"
PUBLIC, PRIVATE = "PUBLIC", "PRIVATE_TO_ATS_INTEGRATION"
# LinkedIn drops a job after 180 days unless it is renewed; 170 is the latest (rsc-contract 7.1.2).
RENEW_AFTER = timedelta(days=165)


@dataclass(frozen=True)
class Step:
    """One operation on a job at LinkedIn; `state` and `availability` hold after it."""

    operation: str
    state: str
    availability: str


def next_step(accepted: Mapping[str, str], job: Job, sharing: Sharing) -> Step | None:
    """Return what to do next so that LinkedIn holds the job as it is; None when it is closed.

    `accepted` is what LinkedIn last took (`state`, `availability`, `listed_on`: when it was made or
    renewed); without a `state` it never took the job.
    """
    availability = availability_of(job, sharing)
    is_listed = is_posted(accepted)
    if not is_listed:
        if job.is_closed and accepted.get("state") == CLOSED:
            return None
        # A job that is closed here must not show up in public on its way to being closed there.
        return Step(CREATE, LISTED, PRIVATE if job.is_closed else availability)
    # Public to private cannot be updated: close, then create again.
    narrows = accepted["availability"] == PUBLIC and availability == PRIVATE
    if job.is_closed or narrows:
        return Step(CLOSE, CLOSED, accepted["availability"])
    return Step(RENEW if is_old(accepted) else UPDATE, LISTED, availability)


def is_posted(accepted: Mapping[str, str]) -> bool:
    """Tell whether LinkedIn has a posting; in v2 each job is one, told in `/rest/` not each."""
    return accepted.get("posting", accepted.get("state")) == LISTED


def is_old(accepted: Mapping[str, str]) -> bool:
    return accepted.get("listed_on", "9999") <= renewed_before(timezone.now())


def goes_on(accepted: Mapping[str, str], job: Job | None, sharing: Sharing) -> bool:
    """Tell whether another operation must follow, such as the close after a create.

    `job` is None when it is gone here: like a confidential one it is to be listed no longer.
    """
    if job is None or job.is_confidential:
        return accepted.get("state") == LISTED
    step = next_step(accepted, job, sharing)
    return step is not None and step.operation != UPDATE


def is_surely_closed(row: Row) -> bool:
    """Tell whether LinkedIn has closed a job and nothing was asked since that may have listed it.

    Whoever takes a row from a dead sender, and whatever is sent in doubt, leaves no fingerprint.
    """
    is_closed = row.accepted.get("state") == CLOSED
    return is_closed and "asked" not in row.accepted and bool(row.payload_hash)


def state_after(fields: Mapping[str, Any]) -> str:
    """Return the state that LinkedIn derives from the operation (changes-2026 A1)."""
    return CLOSED if fields[OPERATION] == CLOSE else LISTED


def asked_of(
    accepted: Mapping[str, Any], fields: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    """Return what LinkedIn would hold of the job once it has taken this operation.

    What was told of its stages in `/rest/` is as it was.
    """
    is_listing = fields[OPERATION] in {CREATE, RENEW}
    today = now.date().isoformat()
    stages = {"stages": accepted["stages"]} if "stages" in accepted else {}
    return stages | {
        "state": state_after(fields),
        "availability": fields.get("availability") or accepted.get("availability", PRIVATE),
        "listed_on": today if is_listing else accepted.get("listed_on", today),
    }


def renewed_before(now: datetime) -> str:
    """Return the day on or before which a job was listed that must be renewed, as ISO date."""
    return (now - RENEW_AFTER).date().isoformat()


def availability_of(job: Job, sharing: Sharing) -> str:
    """Return who may see the job at LinkedIn: its own choice, else the company's."""
    choice = job.linkedin_availability
    if choice == Job.LinkedInAvailability.INHERIT:
        choice = sharing.job_availability
    return PUBLIC if choice == Job.LinkedInAvailability.PUBLIC else PRIVATE
