"""What is due: which rows of the ledger a sender should take up now, and what they wait for."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, Min, OuterRef, Q

from linkedin_rsc.models import Hold, LedgerRow, Stream

State = LedgerRow.State

# What a sender that died in the middle held is queued again after this (design.md section 4).
RESCUE_AFTER = timedelta(minutes=10)
WAITING_STATES = (State.QUEUED, State.RETRYING)

# A child goes only after its parents have arrived (rsc-contract 12.5).
PARENTS: dict[str, tuple[tuple[Stream, str, Hold], ...]] = {
    Stream.JOBS: (),
    Stream.CANDIDATES: (),
    Stream.MEMBERS: ((Stream.CANDIDATES, "candidate", Hold.WAITING_FOR_CANDIDATE),),
    Stream.APPLICATIONS: (
        (Stream.JOBS, "job", Hold.WAITING_FOR_JOB),
        (Stream.CANDIDATES, "candidate", Hold.WAITING_FOR_CANDIDATE),
    ),
    Stream.STAGES: ((Stream.APPLICATIONS, "application", Hold.WAITING_FOR_APPLICATION),),
}


def streams_due(now: datetime) -> list[Stream]:
    """Return the streams with something to do now, in LinkedIn's order (one query a stream)."""
    return [stream for stream in Stream if _has_work(stream, now)]


def next_due(until: datetime) -> dict[Stream, datetime]:
    """Return when the next retry or task poll of each stream falls due, if so soon."""
    soon = LedgerRow.objects.filter(
        state__in=[State.RETRYING, State.IN_FLIGHT], not_before__lte=until
    )
    first = soon.values("stream").annotate(first=Min("not_before")).order_by("stream")
    return {Stream(row["stream"]): row["first"] for row in first}


def tasks(now: datetime, limit: int) -> list[LedgerRow]:
    """Return the job rows whose task at LinkedIn should be asked about."""
    rows = LedgerRow.objects.filter(state=State.IN_FLIGHT, not_before__lte=now).exclude(task="")
    return list(rows.order_by("not_before", "id")[:limit])


def missing_parents(rows: Sequence[LedgerRow], stream: Stream) -> dict[int, Hold]:
    """Return for which rows a parent has not arrived yet, by primary key (one query a parent)."""
    missing: dict[int, Hold] = {}
    for parent, reference, hold in reversed(PARENTS[stream]):
        wanted = {getattr(row, reference) for row in rows}
        arrived = set(
            LedgerRow.objects.filter(
                stream=parent, record__in=wanted, held_at_linkedin=True
            ).values_list("record", flat=True)
        )
        missing.update((row.pk, hold) for row in rows if getattr(row, reference) not in arrived)
    return missing


def arrivals(stream: Stream) -> Iterator[tuple[Hold, Exists]]:
    """Yield for each parent why a child waits for it, and whether it has arrived."""
    for parent, reference, hold in PARENTS[stream]:
        arrived = LedgerRow.objects.filter(
            stream=parent, record=OuterRef(reference), held_at_linkedin=True
        )
        yield hold, Exists(arrived)


def is_due(now: datetime) -> Q:
    arrived = Q(not_before=None) | Q(not_before__lte=now)
    is_task = Q(state=State.IN_FLIGHT) & ~Q(task="") & Q(not_before__lte=now)
    return (Q(state__in=WAITING_STATES) & arrived) | is_task


def is_stuck(now: datetime) -> Q:
    return Q(state=State.IN_FLIGHT, task="", in_flight_since__lt=now - RESCUE_AFTER)


def _has_work(stream: Stream, now: datetime) -> bool:
    rows = LedgerRow.objects.filter(stream=stream)
    if rows.filter(is_due(now) | is_stuck(now)).exists():
        return True
    return any(rows.filter(arrived, hold=hold).exists() for hold, arrived in arrivals(stream))
