"""What an answer does to a ledger row. Rows are changed in memory; `ledger.settle` writes them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from linkedin_rsc.client.errors import LinkedInError, Throttled, Unreachable
from linkedin_rsc.client.restli import RecordAnswer
from linkedin_rsc.models import Hold, LedgerRow
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.verdicts import (
    Accepted,
    Gone,
    Refused,
    Retry,
    StillTaken,
    TakenIn,
    Verdict,
)

State = LedgerRow.State

# rsc-contract 12.4: 1, 2, 4, 8 s …, then queued for later; after a 429 a resource rests a minute,
# then twice as long each time, at most until the daily limits begin anew.
MAX_BACKOFF = timedelta(hours=1)
PAUSE_AFTER_429 = timedelta(seconds=60)
# Against a host that does not answer, one batch now and then is enough.
REST_WHEN_UNREACHABLE = timedelta(seconds=10)
# Who waits for another record to leave is woken when it has; this is for what nobody thought of.
AT_LATEST = timedelta(hours=1)
SERVER_ERROR = 500
# Credentials and permissions do not come back by asking often.
REST_WHEN_REFUSED = timedelta(minutes=5)


def apply(row: Row, verdict: Verdict, now: datetime) -> None:
    """Write down what LinkedIn said about one record."""
    if verdict.accepted is not None:
        row.accepted = dict(verdict.accepted)
    if verdict.fingerprint is not None:
        row.payload_hash = verdict.fingerprint
    match verdict:
        case Accepted():
            accept(row, row.payload_hash, now)
            if verdict.goes_on:
                row.state = _queued(row)
        case Gone():
            row.parting = verdict.answer
            withdrawn(row)
        case TakenIn():
            row.state, row.hold, row.answer = State.IN_FLIGHT, _lasting(row), ""
            row.attempts = 0
            row.task, row.due_at = verdict.task, verdict.ask_at
        case StillTaken():
            row.attempts += 1
            row.due_at = verdict.ask_at
        case Retry():
            retry(row, verdict.answer, now)
        case Refused():
            need_attention(row, verdict.message)


def accept(row: Row, payload_hash: str, sent_at: datetime) -> None:
    """LinkedIn holds it as it should: as it is here, or of a job that may not be there, closed."""
    is_leaving = _is_leaving(row)
    row.has_arrived = not (row.held_at_linkedin or is_leaving)
    row.state = State.HELD if is_leaving else State.SENT
    row.hold, row.answer = _lasting(row), ""
    row.held_at_linkedin = row.may_be_held = True
    row.payload_hash, row.sent_at = payload_hash, sent_at
    row.attempts, row.task = 0, ""


def hold_back(row: Row, hold: Hold) -> None:
    row.state, row.hold, row.answer = State.HELD, hold, ""


def wait(row: Row, until: datetime) -> None:
    """It is sent once it can no longer be undone here."""
    row.state, row.due_at, row.hold, row.answer = State.QUEUED, until, "", ""


def leave(row: Row, reason: Hold) -> None:
    """LinkedIn should hold nothing of it."""
    row.wanted, row.hold = LedgerRow.Wanted.ABSENT, reason


def wait_to_leave(row: Row, until: datetime) -> None:
    row.state, row.due_at, row.answer = State.DELETION_QUEUED, until, ""


def withdrawn(row: Row) -> None:
    """LinkedIn holds nothing of it: it never did, or has confirmed that it no longer does."""
    is_gone = row.hold == Hold.GONE_HERE
    row.state, row.hold = (State.DELETED, "") if is_gone else (State.HELD, row.hold)
    row.answer, row.task, row.payload_hash, row.attempts = "", "", "", 0
    row.held_at_linkedin = row.may_be_held = False


def retry(row: Row, answer: RecordAnswer, now: datetime) -> None:
    is_throttled = answer.status == 429
    row.due_at = pause_until(now, row.attempts) if is_throttled else now + backoff(row.attempts)
    row.attempts += 1
    row.state, row.hold, row.task = waiting_state(row), _lasting(row), ""
    row.answer = answer.message
    if answer.status is None or answer.status >= SERVER_ERROR:
        _forget_words(row)


def need_attention(row: Row, message: str) -> None:
    row.state, row.hold, row.task = State.NEEDS_ATTENTION, _lasting(row), ""
    row.answer = message


def postpone(rows: Iterable[Row], error: LinkedInError, now: datetime) -> None:
    """Note that a whole call failed.

    A pause LinkedIn asks for is no failure of the record and costs it no attempt. What only a
    person can mend (credentials, permissions) leaves the rows queued.
    """
    for row in rows:
        row.hold, row.answer = _lasting(row), error.message
        row.state = waiting_state(row) if error.is_retryable else _queued(row)
        row.due_at = rest_until(error, now) if error.is_retryable else now
        if isinstance(error, Unreachable):
            row.due_at = now + backoff(row.attempts)
            row.attempts += 1
            _forget_words(row)


def _forget_words(row: Row) -> None:
    """Leave what LinkedIn has of it unknown: it may have done what it did not confirm.

    Else a change that is undone here meanwhile would count as what LinkedIn has.
    """
    row.payload_hash = ""


def give_back(rows: Iterable[Row]) -> None:
    """Leave rows to the next sender, in their place: LinkedIn was not asked about them."""
    for row in rows:
        row.state = _queued(row)


def waiting_state(row: Row) -> LedgerRow.State:
    """Return the state in which a row is tried again."""
    return State.DELETION_QUEUED if _is_leaving(row) else State.RETRYING


def _queued(row: Row) -> LedgerRow.State:
    return State.DELETION_QUEUED if _is_leaving(row) else State.QUEUED


def _is_leaving(row: Row) -> bool:
    return row.wanted == LedgerRow.Wanted.ABSENT


def _lasting(row: Row) -> str:
    """Return why a row leaves, which holds until it has left; what is sent has no such reason."""
    return row.hold if _is_leaving(row) else ""


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 1, 2, 4, 8 … seconds, an hour at most."""
    return min(timedelta(seconds=2 ** min(attempts, 12)), MAX_BACKOFF)


def pause_until(now: datetime, strikes: int) -> datetime:
    """Return when to try again after a 429 that named no time, having been throttled so often."""
    tomorrow = (now.astimezone(UTC) + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    return min(now + PAUSE_AFTER_429 * (1 << min(strikes, 12)), tomorrow)


def rest_until(error: LinkedInError, now: datetime, *, strikes: int = 0) -> datetime:
    """Return until when the resource should rest after a call that failed as a whole."""
    if isinstance(error, Throttled):
        told = timedelta(seconds=error.retry_after_s or 0)
        return now + told if told else pause_until(now, strikes)
    return now + (REST_WHEN_UNREACHABLE if isinstance(error, Unreachable) else REST_WHEN_REFUSED)
