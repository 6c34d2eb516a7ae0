"""What an answer does to a ledger row. Rows are changed in memory; `ledger.settle` writes them."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from linkedin_rsc.client.errors import LinkedInError, Throttled, Unreachable
from linkedin_rsc.client.restli import RecordAnswer
from linkedin_rsc.models import Hold, LedgerRow
from linkedin_rsc.push.due import PARENTS

State = LedgerRow.State

# rsc-contract 12.4: 1, 2, 4, 8 s …, then queued for later; after a 429 a resource rests a minute,
# then twice as long each time, at most until the daily limits begin anew.
MAX_BACKOFF = timedelta(hours=1)
PAUSE_AFTER_429 = timedelta(seconds=60)
# Against a host that does not answer, one batch now and then is enough.
REST_WHEN_UNREACHABLE = timedelta(seconds=10)
# Credentials and permissions do not come back by asking often.
REST_WHEN_REFUSED = timedelta(minutes=5)
# So often a missing parent is sent anew before a person must look.
MAX_LOST_PARENTS = 3


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 1, 2, 4, 8 … seconds, an hour at most."""
    return min(timedelta(seconds=2 ** min(attempts, 12)), MAX_BACKOFF)


def fingerprint(fields: Any) -> str:
    """Return the SHA-256 of what would be sent, to tell a change from a repetition."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def hold_back(row: LedgerRow, hold: Hold) -> None:
    row.state, row.hold, row.not_before, row.answer = State.HELD, hold, None, ""


def forget(row: LedgerRow) -> None:
    """The record no longer exists here, so there is nothing to send."""
    row.state, row.hold, row.answer, row.not_before = State.DELETED, "", "", None


def accept(row: LedgerRow, payload_hash: str, now: datetime) -> None:
    row.state, row.hold, row.answer = State.SENT, "", ""
    row.held_at_linkedin, row.payload_hash, row.sent_at = True, payload_hash, now
    row.attempts, row.not_before, row.task = 0, None, ""


def apply_answer(row: LedgerRow, answer: RecordAnswer, payload_hash: str, now: datetime) -> None:
    """Note LinkedIn's answer about one record: accepted, worth another try, or for a person."""
    if answer.is_accepted:
        accept(row, payload_hash, now)
    elif answer.is_retryable or misses_parent(row, answer):
        retry(row, answer, now)
    else:
        need_attention(row, answer.message)


def misses_parent(row: LedgerRow, answer: RecordAnswer) -> bool:
    """Tell whether LinkedIn no longer knows what the record belongs to; believed a few times."""
    return answer.status == 404 and bool(PARENTS[row.stream]) and row.attempts < MAX_LOST_PARENTS


def retry(row: LedgerRow, answer: RecordAnswer, now: datetime) -> None:
    is_throttled = answer.status == 429
    row.not_before = pause_until(now, row.attempts) if is_throttled else now + backoff(row.attempts)
    row.attempts += 1
    row.state, row.hold, row.answer, row.task = State.RETRYING, "", answer.message, ""


def need_attention(row: LedgerRow, message: str) -> None:
    row.state, row.hold, row.answer = State.NEEDS_ATTENTION, "", message
    row.not_before, row.task = None, ""


def postpone(rows: Iterable[LedgerRow], error: LinkedInError, now: datetime) -> None:
    """Note that a whole call failed.

    A pause LinkedIn asks for is no failure of the record and costs it no attempt. What only a
    person can mend (credentials, permissions) leaves the rows queued.
    """
    for row in rows:
        row.hold, row.answer = "", error.message
        row.state = State.RETRYING if error.is_retryable else State.QUEUED
        row.not_before = rest_until(error, now) if error.is_retryable else None
        if isinstance(error, Unreachable):
            row.not_before = now + backoff(row.attempts)
            row.attempts += 1


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
