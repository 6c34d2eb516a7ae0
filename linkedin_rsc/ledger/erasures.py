"""An erasure from its request to its receipt, by what the ledger says of the former public ids.

    erase_candidate -> listener -> begin()     rows withdrawn, snapshot of what LinkedIn may hold
    sender -> settle() -> note()               LinkedIn's answers; the last one closes it

Each is part of the transaction of what it follows, so a worker that dies loses and doubles nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User
from linkedin_rsc.ledger.gone import withdraw_person
from linkedin_rsc.ledger.looking import want_look_at_all
from linkedin_rsc.ledger.receipts import receipt_of
from linkedin_rsc.models import Connection, Erasure, ErasureAnswer, LedgerFill, LedgerRow
from linkedin_rsc.streams import OutgoingStream
from linkedin_rsc.streams.listed import listed
from linkedin_rsc.streams.row import Row

State = LedgerRow.State

# So many that nobody has closed are closed in one transaction.
CLOSED_AT_ONCE = 100


def begin(public_id: str, by: User | None) -> Erasure:
    """Have LinkedIn forget an erased candidate. In the transaction that erases them here.

    What LinkedIn may hold is read once the rows are locked: no sender adds to it any more.
    """
    withdraw_person(public_id)
    erasure = Erasure.objects.create(
        record=public_id, organization=Connection.current().organization,
        records=_held(public_id), requested_by=by, requested_at=timezone.now(),
    )  # fmt: skip
    if not erasure.records:
        _close(erasure)
    return erasure


def begin_company(connection: Connection, by: User | None) -> Erasure:
    """Begin to have LinkedIn forget all of the company. In the transaction that decides it.

    The background withdraws the rows slice by slice, the sender in LinkedIn's order.
    """
    want_look_at_all()
    return Erasure.objects.create(
        kind=Erasure.Kind.COMPANY, organization=connection.organization, requested_by=by,
        requested_at=timezone.now(),
    )  # fmt: skip


def count_withdrawn(found: Mapping[str, int]) -> None:
    """Add what of the company is withdrawn, by stream, in the transaction that withdraws it."""
    one = Erasure.objects.under_way().filter(record="").select_for_update().first()
    if one:
        one.records = dict(Counter(one.records) + Counter(found))
        one.save(update_fields=["records"])


def note(stream: OutgoingStream, rows: Sequence[Row], gone: Sequence[Row]) -> None:
    """Note what LinkedIn answered about people who are being erased, and close what is over.

    One query for a batch of which nothing leaves for good.
    """
    asked = [row for row in rows if row.parting]
    people = {row.candidate for row in (*asked, *gone)}
    if not people:
        return
    # The company's has no record.
    found = Erasure.objects.under_way().filter(record__in=listed({*people, ""}))
    by_person = {one.record: one for one in found}
    _note_answers(stream, asked, by_person)
    for person in by_person.keys() & {row.candidate for row in gone} - {""}:
        if not _at_linkedin(person).exists():
            _close(by_person[person])


@transaction.atomic
def close_forgotten() -> None:
    """Close what is over and nobody noticed, as with a company that was left meanwhile."""
    left = LedgerRow.objects.filter(candidate=OuterRef("record"), may_be_held=True)
    locked = Erasure.objects.under_way().select_for_update(of=("self",), skip_locked=True)
    over = locked.exclude(record="").filter(~Exists(left)).order_by("id")
    of_company = list(locked.filter(record=""))
    if of_company and not _has_company_left():
        of_company = []
    for erasure in (*over[:CLOSED_AT_ONCE], *of_company):
        _close(erasure)


def _has_company_left() -> bool:
    """Whether nothing is left to be withdrawn; what keeps closed jobs at LinkedIn is LinkedIn."""
    wishes = LedgerFill.objects.filter(stream="", job="")
    # Asked for the first one: asked whether there is any, PostgreSQL may read the ledger whole.
    there = LedgerRow.objects.filter(may_be_held=True)
    waiting = there.waiting().order_by("stream", "due_at", "id").values_list("pk")
    refused = there.standing(State.NEEDS_ATTENTION).order_by("state", "id").values_list("pk")
    return not (wishes.exists() or waiting.first() or refused.first())


def _held(public_id: str) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for stream, record in _at_linkedin(public_id).order_by("id").values_list("stream", "record"):
        held.setdefault(stream, []).append(record)
    return held


def _at_linkedin(public_id: str) -> "QuerySet[LedgerRow]":
    return LedgerRow.objects.filter(candidate=public_id, may_be_held=True)


def _note_answers(
    stream: OutgoingStream, asked: Iterable[Row], by_person: dict[str, Erasure]
) -> None:
    now = timezone.now()
    alike: Counter[tuple[str, str, int | None, str]] = Counter()
    for row in asked:
        whose = row.candidate if row.candidate in by_person else ""
        if row.parting and whose in by_person:
            record = row.record if whose else ""
            alike[whose, record, row.parting.status, row.parting.trace] += 1
    ErasureAnswer.objects.bulk_create(
        ErasureAnswer(
            erasure=by_person[whose], stream=stream.NAME, record=record, status=status,
            trace=trace, answered_at=now, number=number,
        )
        for (whose, record, status, trace), number in alike.items()
    )  # fmt: skip


def _close(erasure: Erasure) -> None:
    erasure.state, erasure.done_at = Erasure.State.DONE, timezone.now()
    erasure.receipt = receipt_of(erasure)
    erasure.save(update_fields=["state", "done_at", "receipt"])
