"""What was deleted here lately: which rows LinkedIn had of it, and in which order it answered.

An erasure keeps LinkedIn's answers in their order, and names what LinkedIn still had when it
began; what is missing there of a person's rows had been deleted by itself before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, sandbox_records
from linkedin_rsc.ledger.receipts import GONE_ALREADY
from linkedin_rsc.models import Erasure, ErasureAnswer, LedgerRow, Stream

LATEST = 100
BELOW_APPLICATION = (Stream.STAGES, Stream.APPLICATION_NOTES, Stream.FEEDBACK)


@dataclass(frozen=True)
class Departure:
    """An erased person, or one application of somebody who stays.

    `rows` are those LinkedIn has once taken, `answered` the places of its answers by stream and
    record, `before` the streams of which something left before the rest.
    """

    rows: list[LedgerRow]
    answered: dict[tuple[str, str], int]
    before: frozenset[str] = frozenset()

    @property
    def streams(self) -> set[str]:
        return {row.stream for row in self.rows}

    @property
    def is_in_order(self) -> bool:
        """Whether LinkedIn answered about each record before it did about what that is below."""
        return all(
            self.answered[key] <= self.answered.get(above, self.answered[key])
            for row in self.rows
            if (key := (row.stream, row.record)) in self.answered
            for above in _above(row)
        )

    def of_applications(self) -> Iterator["Departure"]:
        """Yield apart what was below each application."""
        rows = defaultdict[str, list[LedgerRow]](list)
        for row in self.rows:
            rows[row.application].append(row)
        rows.pop("", None)
        yield from (Departure(own, self.answered, self.before) for own in rows.values())

    def left(self, ground: Ground) -> list[LedgerRow]:
        """Return those that LinkedIn holds, or may hold."""
        there = {stream: set(sandbox_records(ground, Stream(stream))) for stream in self.streams}
        return [
            row
            for row in self.rows
            if row.may_be_held or row.state != State.DELETED or row.record in there[row.stream]
        ]


def _above(row: LedgerRow) -> Iterable[tuple[str, str]]:
    if row.application and row.stream != Stream.APPLICATIONS:
        yield Stream.APPLICATIONS, row.application
    if row.stream != Stream.CANDIDATES:
        yield Stream.CANDIDATES, row.candidate


def erased_people() -> list[Departure]:
    """Return the people erased last, as far as LinkedIn had anything of them; newest first."""
    done = Erasure.objects.filter(kind=Erasure.Kind.CANDIDATE, state=Erasure.State.DONE)
    erasures = [one for one in done.order_by("-id")[:LATEST] if one.records]
    rows = _rows([one.record for one in erasures])
    return [_departure(one, rows[one.record]) for one in erasures]


def _departure(erasure: Erasure, rows: list[LedgerRow]) -> Departure:
    confirmed = Q(status__gte=200, status__lt=300) | Q(status__in=GONE_ALREADY)
    answers = ErasureAnswer.objects.filter(confirmed, erasure=erasure).order_by("id")
    answered = {(stream, record): pk for stream, record, pk in answers.values_list(
        "stream", "record", "pk")}  # fmt: skip
    before = {row.stream for row in rows if row.record not in erasure.records.get(row.stream, [])}
    return Departure(rows, answered, frozenset(before))


def deleted_applications() -> list[Departure]:
    """Return what LinkedIn had of applications deleted by themselves lately."""
    erased = Erasure.objects.values("record")
    deleted = LedgerRow.objects.found_by(stream=Stream.APPLICATIONS, state=State.DELETED)
    alone = deleted.filter(sent_at__isnull=False).exclude(candidate__in=erased).order_by("-id")
    people = dict(alone.values_list("record", "candidate")[:LATEST])
    rows = _rows(people.values())
    return [
        Departure([row for row in rows[person] if row.application == application], {})
        for application, person in people.items()
    ]


def _rows(people: Iterable[str]) -> dict[str, list[LedgerRow]]:
    """Return by person the rows that LinkedIn has once taken, without the link to the profile."""
    found = LedgerRow.objects.filter(candidate__in=set(people), sent_at__isnull=False)
    rows = defaultdict[str, list[LedgerRow]](list)
    for row in found.exclude(stream=Stream.MEMBERS).order_by("id"):
        rows[row.candidate].append(row)
    return rows


def refused(*streams: Stream) -> int:
    """Count what LinkedIn did not want to delete."""
    standing = LedgerRow.objects.standing(State.NEEDS_ATTENTION)
    return standing.filter(wanted=LedgerRow.Wanted.ABSENT, stream__in=streams).count()
