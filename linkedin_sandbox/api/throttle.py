"""Counters per application and resource, per minute and UTC day (section 7, rule 14)."""

from collections import Counter
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
# Seats, InMails, stub profiles and notes have one daily budget together (changes-2026 B12).
INTERACTIONS = "interactions"
FAMILIES = dict.fromkeys(
    ("seats", "seatsV2", "conversationEvents", "mailStubs", "prospectNotes"), INTERACTIONS
)

_calls: Counter[tuple[int, str, str]] = Counter()
_records: Counter[tuple[int, str, str]] = Counter()
_lock = Lock()


def count_call(application_id: int, resource: str) -> None:
    family = resource.partition("/")[0]
    limit = switches.number("requests_per_day") or CALLS_PER_DAY.get(family, DEFAULT_CALLS_PER_DAY)
    counted_as = FAMILIES.get(resource, resource)
    _count(_calls, (application_id, counted_as, f"{clock.now():%Y-%m-%d}"), 1, limit)


def count_call_of_seat(application_id: int, seat: int) -> None:
    """Count a call for one seat's InMails, of which there are twelve a minute (rule 14)."""
    limit = switches.number("inmail_calls_per_minute")
    key = (application_id, f"conversationEvents of {seat}", f"{clock.now():%Y-%m-%d %H:%M}")
    _count(_calls, key, 1, limit)


def count_records(application_id: int, resource: str, records: int) -> None:
    limit = switches.number("records_per_minute") or RECORDS_PER_MINUTE.get(
        resource, DEFAULT_RECORDS_PER_MINUTE
    )
    _count(_records, (application_id, resource, f"{clock.now():%Y-%m-%d %H:%M}"), records, limit)


def forget() -> None:
    with _lock:
        _calls.clear()
        _records.clear()


def _count(
    counter: Counter[tuple[int, str, str]], key: tuple[int, str, str], amount: int, limit: float
) -> None:
    with _lock:
        counter[key] += amount
        is_over = counter[key] > limit
    if is_over and switches.is_on("throttle"):
        raise errors.throttled()
