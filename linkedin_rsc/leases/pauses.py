"""Until when streams rest: because LinkedIn asked for it, or because somebody is sending."""

from datetime import datetime
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from linkedin_rsc.leases.quota import Spending
from linkedin_rsc.leases.resources import SHARED
from linkedin_rsc.models import LedgerRow, StreamLease


def with_pauses(rows: "QuerySet[LedgerRow]", now: datetime) -> Any:
    """Annotate ledger rows with `paused_until`: how long LinkedIn wants nothing of their kind."""
    shared = [When(stream=stream, then=Value(one)) for stream, one in SHARED.items()]
    paused = StreamLease.objects.filter(stream=OuterRef("resource"), paused_until__gt=now)
    return rows.annotate(
        resource=Case(*shared, default=F("stream")),
        paused_until=Subquery(paused.values("paused_until")),
    )


def rests(now: datetime) -> dict[str, datetime]:
    """Return until when the streams rest that LinkedIn asked to pause, or somebody is sending."""
    rows = StreamLease.objects.filter(Q(leased_until__gt=now) | Q(paused_until__gt=now))
    closed = {
        row.stream: max(moment for moment in (row.leased_until, row.paused_until) if moment)
        for row in rows
    }
    shared = {stream: closed[shared] for stream, shared in SHARED.items() if shared in closed}
    return closed | shared


def paces(now: datetime) -> dict[str, int]:
    """Return how many records each resource was sent within the last minute; one query."""
    spent = StreamLease.objects.exclude(spent={}).values_list("stream", "spent")
    found = {name: Spending.from_json(one).at(now).seconds.values() for name, one in spent}
    return {name: sum(records) for name, records in found.items()}


def pauses(now: datetime) -> dict[str, datetime]:
    """Return until when the streams rest that LinkedIn asked to pause."""
    paused = StreamLease.objects.filter(paused_until__gt=now).values_list("stream", "paused_until")
    found = {stream: until for stream, until in paused if until}
    return found | {stream: found[one] for stream, one in SHARED.items() if one in found}


def end_pauses() -> None:
    """Let every stream go on, because what LinkedIn refused before may be let in by now."""
    StreamLease.objects.update(paused_until=None)
