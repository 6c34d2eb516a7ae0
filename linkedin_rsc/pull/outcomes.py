"""When a pull is due again, and what administrators read about it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, F, Value, When

from base.words import gettext as _
from linkedin_rsc.client.errors import (
    Forbidden,
    LinkedInError,
    Throttled,
    Unauthorized,
    Unreachable,
)
from linkedin_rsc.connection.status import look_into_refusal
from linkedin_rsc.leases import NoRoom
from linkedin_rsc.ledger.outcomes import backoff, rest_until
from linkedin_rsc.models import Connection, Pull
from linkedin_rsc.pull.kinds import interval

# Against a host that does not answer, a question now and then is enough.
AT_LEAST = timedelta(minutes=1)
# What only a person can mend.
REST_WHEN_REFUSED = timedelta(hours=1)


def finish(pull: Pull, connection: Connection, now: datetime) -> None:
    """All is stored."""
    pull.last_run_at, pull.last_count = now, pull.run_count
    pull.total += pull.run_count
    pull.quiet_runs = 0 if pull.run_count else pull.quiet_runs + 1
    pull.run_count = pull.strikes = 0
    pull.problem = ""
    keep(pull, next_at=now + interval(pull, connection))


def go_on(pull: Pull, now: datetime) -> None:
    """There is more to ask; those that waited longer have their turn before."""
    pull.strikes, pull.problem = 0, ""
    keep(pull, next_at=now)


def fail(pull: Pull, error: LinkedInError, now: datetime) -> None:
    """LinkedIn did not answer; what was stored of the slice stays, and it goes on there."""
    next_at = _next_try(error, pull, now)
    if not isinstance(error, NoRoom):
        pull.strikes = min(pull.strikes + 1, 100)
        pull.problem = error.message
    keep(pull, next_at=next_at)
    if isinstance(error, Forbidden | Unauthorized):
        look_into_refusal()


def break_off(pull: Pull, reason: str, now: datetime) -> None:
    """We could not go on, for a reason of our own; it is tried again, later each time.

    Writes no more than that: whatever else there is may be what went wrong.
    """
    changes = {"strikes": min(pull.strikes + 1, 100), "problem": reason}
    _write(pull, changes, next_at=now + _wait(pull.strikes))


def unforeseen() -> str:
    return _("Tandem could not go on here. The server's log says why.")


def _next_try(error: LinkedInError, pull: Pull, now: datetime) -> datetime:
    if isinstance(error, Throttled):
        return rest_until(error, now, strikes=pull.strikes)
    if isinstance(error, Unreachable):
        return now + _wait(pull.strikes)
    return now + REST_WHEN_REFUSED


def _wait(strikes: int) -> timedelta:
    return max(AT_LEAST, backoff(strikes + 5))


def keep(pull: Pull, *, next_at: datetime | None = None) -> None:
    """Write it all, but for where it belongs: who moved it meanwhile stays right."""
    fields = [
        field.attname for field in pull._meta.concrete_fields
        if field.name not in {"id", "contract", "seat", "kind", "epoch", "next_at"}
    ]  # fmt: skip
    _write(pull, {name: getattr(pull, name) for name in fields}, next_at=next_at)


def _write(pull: Pull, changes: dict[str, Any], *, next_at: datetime | None) -> None:
    """Write it, unless it went with its contract or seat meanwhile.

    Whoever asked for it now, while it was at work, is heard: it is due again as they said.
    """
    if next_at:
        taken_up = When(next_at=pull.next_at, then=Value(next_at))
        changes["next_at"] = Case(taken_up, default=F("next_at"))
    Pull.objects.filter(pk=pull.pk).update(**changes)
