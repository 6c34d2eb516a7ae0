"""Fills the ledger with what was there before, and has many rows looked at anew, in the background.

    want_filled_ledger(), looking.want_look() -> LedgerFill rows -> fill_as_wanted() -> slices
    reconcile.begin() -> a Reconciliation, after all wishes ----------^

It only queues: the sender decides on each record and sends it in LinkedIn's order. A slice is a
bounded range of primary keys, and ends with the cursor behind it: should its worker die before, it
is done again, which changes nothing. Its steps are transactions of their own, for each locks rows
of all streams in the order everybody keeps.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from applications.models import Application
from base import stopping
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc import leases
from linkedin_rsc.leases import clock
from linkedin_rsc.leases.clock import Now
from linkedin_rsc.ledger import erasures, everything, reconciling, viewers
from linkedin_rsc.ledger.looking import in_order, requeue, withdraw
from linkedin_rsc.models import Hold, LedgerFill, LedgerRow, Reconciliation, Stream
from linkedin_rsc.models.stream import FORBIDDING
from linkedin_rsc.nudges import PUSH_WAITING, nudge
from linkedin_rsc.streams import BY_NAME, IN_ORDER, field_groups
from linkedin_rsc.streams.listed import listed_keys
from linkedin_rsc.streams.people import kept_by_all
from linkedin_rsc.streams.prospect_rule import hold_below
from linkedin_rsc.streams.sharing import Sharing

State = LedgerRow.State

# One worker at a time, like a stream of the push.
GATE = "first sync"
# A run ends about then and is followed by another one, so that a worker is never busy for long.
RUN = timedelta(seconds=20)
# No batch is on its way for longer.
SENDING = timedelta(minutes=10)
RECORDS_A_SLICE = 10_000
APPLICATIONS_A_SLICE = 200
# What a switch of the connection or its settings may set free.
RELEASED = (
    Hold.NOT_CONNECTED,
    Hold.SWITCHED_OFF,
    Hold.PROSPECT,
    Hold.CONTACT_WITHHELD,
    Hold.NOT_LINKED,
    Hold.PRIVATE_NOTE,
    Hold.NOTES_NOT_SHARED,
    Hold.FEEDBACK_NOT_SHARED,
    Hold.RESUMES_NOT_SHARED,
    Hold.NO_CONTRACT,
    Hold.ALL_WITHDRAWN,
    Hold.WAITING_FOR_LISTS,
    Hold.LISTS_NOT_USED,
    Hold.NO_ACCOUNT,
)
# Of these every row is decided on anew: a switch may change what the sender says of each, or
# whether LinkedIn may have it at all.
LISTS = (Stream.ACCESS_LISTS, Stream.ASSIGNEES)
DECIDED_ANEW = (Stream.JOBS, *LISTS)
# A row as LinkedIn never saw it.
UNSENT = {
    "payload_hash": "",
    "held_at_linkedin": False,
    "may_be_held": False,
    "accepted": {},
    "task": "",
    "in_flight_since": None,
    "sent_at": None,
}


def fill_as_wanted() -> timedelta | None:
    """Fulfil wishes for a while; return after how long to go on, None when nothing is left.

    Safe to run at any time. None as well when another worker is at it, unless that one seems dead.
    A wish is a row that stays until it is fulfilled, whatever becomes of nudge and worker.
    """
    viewers.tell_as_wanted()
    if not _is_wanted():
        return None
    clock.ask()
    lease = leases.enter(GATE)
    if lease is None:
        return leases.overdue(GATE)
    try:
        _fill(lease, until=timezone.now() + RUN)
    except leases.LeaseLost:
        return None
    finally:
        lease.leave()
    nudge(PUSH_WAITING)
    return timedelta() if _is_wanted() else None


def _is_wanted() -> bool:
    return LedgerFill.objects.exists() or Reconciliation.objects.running() is not None


def _fill(lease: leases.Lease, until: datetime) -> None:
    while not stopping.is_asked() and timezone.now() < until and (do_slice := _next_slice()):
        lease.renew(clock.now())
        do_slice()


def _next_slice() -> Callable[[], None] | None:
    """Return what to do next: what is wished comes before looking whether something is amiss."""
    if wish := _next_wish():
        return partial(_fill_slice, wish)
    run = Reconciliation.objects.running()
    return partial(reconciling.go_on, run) if run else None


def _next_wish() -> LedgerFill | None:
    """Return what to go on with: the rows that are there, then what is missing, parents first."""
    order = ["", *BY_NAME]
    wishes = LedgerFill.objects.filter(job="")[: len(order)]
    wish = min(wishes, key=lambda one: order.index(one.stream), default=None)
    return wish or LedgerFill.objects.order_by("wanted_at", "id").first()


def _fill_slice(wish: LedgerFill) -> None:
    """Do one slice and move the cursor on, unless somebody has wished it from the beginning."""
    if wish.job:
        reached = _look_below(wish)
    elif wish.stream:
        stream = BY_NAME[wish.stream]
        filled = everything.insert_slice(stream, Sharing.current(), wish.cursor, RECORDS_A_SLICE)
        reached = filled.last
    else:
        reached = _look_at_rows(wish.cursor)
    same = LedgerFill.objects.filter(pk=wish.pk, wanted_at=wish.wanted_at)
    if reached is None:
        same.delete()
    else:
        same.update(cursor=reached)


@transaction.atomic
def _look_below(wish: LedgerFill) -> int | None:
    """Have the rows of some applications of a job looked at anew; return the last application.

    What the job closes is withdrawn. Below a confidential one that is everything, and whoever is
    on no other that lets them go.

    Their candidates are locked first: whoever decides on one of them at the same time, by what the
    job was before, has written that down by then.
    """
    below = Application.objects.filter(job__public_id=wish.job, pk__gt=wish.cursor).order_by("pk")
    found = list(
        below.values_list("pk", "public_id", "candidate", "candidate__public_id")[
            :APPLICATIONS_A_SLICE
        ]
    )
    if not found:
        return None
    keys, applications, people, candidates = zip(*found, strict=True)
    locked = Candidate.objects.filter(pk__in=people).order_by("pk").select_for_update(no_key=True)
    list(locked.values_list("pk"))
    rows = LedgerRow.objects.filter(stream=wish.stream, candidate__in=candidates)
    requeue(rows.filter(application__in=["", *applications]))
    closed = hold_below(Job.objects.get(public_id=wish.job), wish.stream)
    if closed:
        withdraw(rows.filter(application__in=applications), closed)
    if closed == Hold.CONFIDENTIAL_JOB:
        kept = kept_by_all(people, Sharing.current()).values("public_id")
        withdraw(rows.filter(application="", may_be_held=True, candidate__in=kept), "")
    return int(max(keys))


def _look_at_rows(cursor: int) -> int | None:
    """Release what a switch may set free and forget what another company held, row by row.

    What is no longer to be at LinkedIn is withdrawn. What is private or confidential gets its rows,
    too, which the sender holds back: they must be there when the switch is turned. So is what is in
    flight, whose sender may still hold it back.
    """
    rows = LedgerRow.objects.filter(pk__gt=cursor)
    first = rows.order_by("pk").values_list("pk", flat=True).first()
    if first is None:
        return None
    # By numbers, not by rows: after a first sync PostgreSQL does not know yet how many there are.
    last = first + RECORDS_A_SLICE
    rows, sharing = rows.filter(pk__lte=last), Sharing.current()
    _forget(rows, sharing.epoch)
    if sharing.is_withdrawn:
        _withdraw_all(rows)
        return last
    _withdraw_forbidden(rows, sharing)
    released = Q(state=State.HELD, hold__in=RELEASED)
    undecided = Q(state=State.IN_FLIGHT)
    anew = Q(stream__in=DECIDED_ANEW) | _told_otherwise(sharing)
    concerned = _keys(rows.filter(released | undecided | anew))
    if concerned:
        requeue(LedgerRow.objects.filter(pk__in=listed_keys(concerned)))
    return last


def _told_otherwise(sharing: Sharing) -> Q:
    """Find what LinkedIn has with fields of before; what was sent since has those of now.

    Whoever was sending just then had decided by what was shared before, and no two clocks agree.
    """
    changed_at = sharing.fields_changed_at
    there = Q(state__in=[State.SENT, State.NEEDS_ATTENTION], stream__in=field_groups.STREAMS)
    return there & Q(sent_at__lt=changed_at + SENDING) if changed_at else Q(pk__in=[])


@transaction.atomic
def _forget(rows: "QuerySet[LedgerRow]", epoch: int) -> None:
    """Begin anew with what was sent to another company or as another application."""
    former = _keys(rows.exclude(epoch=epoch).exclude(state=State.DELETED))
    if not former:
        return
    in_order(LedgerRow.objects.filter(pk__in=listed_keys(former))).update(
        **UNSENT, epoch=epoch, revision=F("revision") + 1, wanted=LedgerRow.Wanted.PRESENT,
        state=State.QUEUED, hold="", answer="", attempts=0, due_at=Now(),
    )  # fmt: skip


@transaction.atomic
def _withdraw_all(rows: "QuerySet[LedgerRow]") -> None:
    """Have LinkedIn hold nothing of these rows, and count for the receipt what it may hold.

    Done again it finds nothing: what is to leave counts no more.
    """
    there = rows.filter(may_be_held=True, wanted=LedgerRow.Wanted.PRESENT)
    found = dict(there.values_list("pk", "stream"))
    if found:
        withdraw(LedgerRow.objects.filter(pk__in=listed_keys(found)), Hold.ALL_WITHDRAWN)
        erasures.count_withdrawn(Counter(found.values()))


def _withdraw_forbidden(rows: "QuerySet[LedgerRow]", sharing: Sharing) -> None:
    """Take back what LinkedIn was sent and the first sync would not send, being gone or a prospect.

    So is what is held back by a rule although LinkedIn may still have it.
    """
    for stream in IN_ORDER:
        if stream.NAME in LISTS:
            continue
        there = stream.everything(sharing).filter(**{stream.IDS["record"]: OuterRef("record")})
        sent = Q(state__in=[State.SENT, State.NEEDS_ATTENTION]) & ~Exists(there)
        kept = Q(state=State.HELD, hold__in=FORBIDDING)
        keys = _keys(rows.filter(sent | kept, stream=stream.NAME, may_be_held=True))
        if keys:
            withdraw(LedgerRow.objects.filter(pk__in=listed_keys(keys)), "")


def _keys(rows: "QuerySet[LedgerRow]") -> list[int]:
    """Find the rows of a slice first: they are few, and written only where there are any."""
    return list(rows.values_list("pk", flat=True))
