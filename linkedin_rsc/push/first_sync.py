"""Filling the ledger with all that was there before LinkedIn was connected.

It only queues: the sender decides on each record and sends it in LinkedIn's order.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from django.db.models import Q, QuerySet
from django.utils import timezone

from applications.models import Application, StageChange
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc import leases
from linkedin_rsc.models import Connection, Hold, LedgerRow, Stream
from linkedin_rsc.nudges import PUSH_WAITING, nudge
from linkedin_rsc.push import ledger
from linkedin_rsc.push.eligibility import Sharing

ROWS_A_STATEMENT = 1_000
# One worker at a time, like a stream of the push.
GATE = "first sync"
# What a switch of the connection or its settings may set free.
RELEASED = (Hold.NOT_CONNECTED, Hold.PROSPECT, Hold.NOT_LINKED)


def fill_as_wanted() -> None:
    """Fill the ledger if a switch of the connection asked for it, and again if one did meanwhile.

    The wish is a row that stays until it is fulfilled, whatever becomes of nudge and worker.
    """
    if Connection.current().fill_wanted_at is None:
        return
    lease = leases.enter(GATE, timezone.now())
    if lease is None:
        return
    try:
        with suppress(leases.LeaseLost):
            _fill_until_nobody_wants(lease)
    finally:
        lease.leave()


def fill_ledger(lease: leases.Lease | None = None) -> None:
    """Insert the missing rows and look again at what was held. Safe to run at any time.

    What is private or confidential gets its rows, too, which the sender holds back: they must be
    there when the switch is turned. So is what is in flight, whose sender may still hold it back.
    Rows come in the order of their keys, so that two at once do not wait for each other.
    """
    rows = _rows_of_everything(Sharing.current())
    while some := list(islice(rows, ROWS_A_STATEMENT)):
        LedgerRow.objects.bulk_create(some, ignore_conflicts=True)
        if lease:
            lease.renew(timezone.now())
    released = Q(state=LedgerRow.State.HELD, hold__in=RELEASED)
    undecided = Q(state=LedgerRow.State.IN_FLIGHT)
    ledger.requeue(LedgerRow.objects.filter(released | undecided | Q(stream=Stream.JOBS)))
    nudge(PUSH_WAITING)


def _fill_until_nobody_wants(lease: leases.Lease) -> None:
    while wanted_at := Connection.current().fill_wanted_at:
        fill_ledger(lease)
        Connection.objects.filter(fill_wanted_at=wanted_at).update(fill_wanted_at=None)


def _rows_of_everything(sharing: Sharing) -> Iterator[LedgerRow]:
    applications, candidates = Application.objects.order_by("pk"), Candidate.objects.order_by("pk")
    if not sharing.share_prospects:
        applications = applications.past_prospect()
        candidates = candidates.filter(pk__in=applications.order_by().values("candidate"))
    yield from _rows_of_jobs()
    yield from _rows_of_candidates(candidates)
    yield from _rows_of_applications(applications)


def _rows_of_jobs() -> Iterator[LedgerRow]:
    jobs = Job.objects.filter(activated_at__isnull=False).order_by("pk")
    for job in jobs.values_list("public_id", flat=True).iterator():
        yield LedgerRow(stream=Stream.JOBS, record=job, job=job)


def _rows_of_candidates(candidates: "QuerySet[Candidate]") -> Iterator[LedgerRow]:
    found = candidates.values_list("public_id", "profile_link")
    for candidate, link in found.iterator():
        yield LedgerRow(stream=Stream.CANDIDATES, record=candidate, candidate=candidate)
        if link:
            yield LedgerRow(stream=Stream.MEMBERS, record=candidate, candidate=candidate)


def _rows_of_applications(applications: "QuerySet[Application]") -> Iterator[LedgerRow]:
    found = applications.values_list("public_id", "job__public_id", "candidate__public_id")
    for application, job, candidate in found.iterator():
        yield LedgerRow(
            stream=Stream.APPLICATIONS,
            record=application,
            application=application,
            job=job,
            candidate=candidate,
        )
    changes = StageChange.objects.filter(application__in=applications.order_by()).order_by("pk")
    steps = changes.values_list(
        "public_id",
        "application__public_id",
        "application__job__public_id",
        "application__candidate__public_id",
    )
    for step, application, job, candidate in steps.iterator():
        yield LedgerRow(
            stream=Stream.STAGES,
            record=step,
            application=application,
            job=job,
            candidate=candidate,
        )
