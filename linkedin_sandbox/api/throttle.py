"""Counters per application and resource, per minute and UTC day (section 7, rule 14)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from threading import Lock

from linkedin_sandbox.api import errors
from linkedin_sandbox.world import clock, switches

CALLS_PER_DAY = {
    "atsIntegrations": 5_000,
    "integrations": 5_000,
    "integrationConfigurations": 5_000,
    "applicationInterviewFeedbacks": 1_000_000,
}
DEFAULT_CALLS_PER_DAY = 100_000
RECORDS_PER_MINUTE = {"simpleJobPostings": 2_000, "applicationInterviewFeedbacks": inf}
DEFAULT_RECORDS_PER_MINUTE = 10_000
RECORDS_PER_DAY = {"simpleJobPostings": 60_000}
# Seats, InMails, stub profiles and notes have one daily budget together (changes-2026 B12).
INTERACTIONS = "interactions"
FAMILIES = dict.fromkeys(
    ("seats", "seatsV2", "conversationEvents", "mailStubs", "prospectNotes"), INTERACTIONS
)
DAY, MINUTE = "%Y-%m-%d", "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class Quota:
    """What one application may do at a resource: `limit` times within one day or minute."""

    application_id: int
    resource: str
    unit: str
    span: str
    limit: float = field(compare=False)

    @property
    def window(self) -> str:
        return f"{clock.now():{self.span}}"


# Of each the window that was counted last, and how much of it is used.
_used: dict[Quota, tuple[str, int]] = {}
_lock = Lock()


def count_call(application_id: int, resource: str) -> None:
    family = resource.partition("/")[0]
    limit = switches.number("requests_per_day") or CALLS_PER_DAY.get(family, DEFAULT_CALLS_PER_DAY)
    counted_as = FAMILIES.get(resource, resource)
    _count(Quota(application_id, counted_as, "calls a day", DAY, limit), 1)


def count_call_of_seat(application_id: int, seat: int) -> None:
    """Count a call for one seat's InMails, of which there are twelve a minute (rule 14)."""
    limit = switches.number("inmail_calls_per_minute")
    place = f"conversationEvents of {seat}"
    _count(Quota(application_id, place, "calls a minute", MINUTE, limit), 1)


def count_records(application_id: int, resource: str, records: int) -> None:
    a_minute = switches.number("records_per_minute") or RECORDS_PER_MINUTE.get(
        resource, DEFAULT_RECORDS_PER_MINUTE
    )
    a_day = switches.number("records_per_day") or RECORDS_PER_DAY.get(resource, inf)
    _count(Quota(application_id, resource, "records a minute", MINUTE, a_minute), records)
    _count(Quota(application_id, resource, "records a day", DAY, a_day), records)


def used_now() -> Iterator[tuple[Quota, int]]:
    """Give what counts at this moment and how much of it is used, by resource."""
    with _lock:
        counted = [(quota, *used) for quota, used in _used.items()]
    for quota, window, used in sorted(counted, key=lambda one: (one[0].resource, one[1])):
        if window == quota.window:
            yield quota, used


def forget() -> None:
    with _lock:
        _used.clear()


def _count(quota: Quota, amount: int) -> None:
    """Count what has a limit; the limit last heard of is the one that is kept."""
    if quota.limit == inf:
        return
    now = quota.window
    with _lock:
        window, before = _used.pop(quota, (now, 0))
        used = amount + (before if window == now else 0)
        _used[quota] = now, used
    if used > quota.limit and switches.is_on("throttle"):
        raise errors.throttled()
