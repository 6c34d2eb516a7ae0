"""The kept counts are those of the rows, whatever wrote them and however it ended."""

import random

import pytest
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from linkedin_rsc.ledger.counts import fold
from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.ledger.mark import mark
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import Hold, LedgerCount, LedgerRow, Stream
from linkedin_rsc.streams import candidates
from linkedin_rsc.streams.change import Mark
from tests.factories.linkedin_rsc import LedgerRowFactory
from tests.linkedin_rsc.at_once import at_once, needs_threads
from tests.linkedin_rsc.pushing import take

pytestmark = pytest.mark.django_db

State = LedgerRow.State


class Killed(BaseException):
    """What a worker does not survive."""


def counted() -> dict[tuple[str, str], int]:
    return LedgerCount.objects.by_place(State.values)


def true_counts() -> dict[tuple[str, str], int]:
    rows = LedgerRow.objects.values("stream", "state").annotate(number=Count("pk")).order_by()
    return {(row["stream"], row["state"]): row["number"] for row in rows}


def insert_many(dice):
    LedgerRow.objects.bulk_create(
        [
            LedgerRow(stream=dice.choice(Stream.values), record=f"r{dice.randrange(60)}")
            for _ in range(dice.randrange(1, 20))
        ],
        ignore_conflicts=True,
    )


def mark_some(dice):
    records = {f"r{dice.randrange(60)}" for _ in range(dice.randrange(1, 6))}
    marks = [Mark(Stream.CANDIDATES, one, dice.choice([None, Hold.PROSPECT])) for one in records]
    mark(marks, epoch=1)


def claim_and_settle(dice):
    rows = take(Stream.CANDIDATES, dice.randrange(1, 9))
    for row in rows:
        row.state = dice.choice([State.SENT, State.NEEDS_ATTENTION, State.RETRYING])
    if rows:
        settle(candidates, rows)


def claim_and_die(dice):
    take(Stream.CANDIDATES, dice.randrange(1, 9))


def die_in_the_middle(dice):
    with pytest.raises(Killed), transaction.atomic():
        LedgerRow.objects.update(state=State.DELETED)
        insert_many(dice)
        raise Killed


def update_many(dice):
    rows = LedgerRow.objects.filter(record__lt=f"r{dice.randrange(60)}")
    rows.update(state=dice.choice([State.SENT, State.RETRYING]), due_at=timezone.now())


def delete_some(dice):
    LedgerRow.objects.filter(record__endswith=str(dice.randrange(10))).delete()


def look_anew(dice):
    requeue(LedgerRow.objects.filter(stream=dice.choice(Stream.values)))


ACTS = [
    insert_many,
    mark_some,
    claim_and_settle,
    claim_and_die,
    die_in_the_middle,
    update_many,
    delete_some,
    look_anew,
    lambda dice: fold(),
]


@pytest.mark.parametrize("seed", range(5))
def test_counts_are_exact_after_anything(seed):
    dice = random.Random(seed)

    for _ in range(40):
        dice.choice(ACTS)(dice)

        assert counted() == true_counts()


def test_fold_leaves_a_row_for_each_stream_and_state():
    for _ in range(3):
        LedgerRowFactory()
    LedgerRow.objects.update(state=State.SENT)

    fold()

    assert [(one.state, one.number) for one in LedgerCount.objects.all() if one.number] == [
        (State.SENT, 3)
    ]


@needs_threads
@pytest.mark.django_db(transaction=True)
def test_folds_and_changes_at_once_lose_nothing():
    def change(number):
        for turn in range(20):
            LedgerRowFactory(record=f"r{number}-{turn}")
        LedgerRow.objects.filter(record__startswith=f"r{number}-").update(state=State.SENT)

    def fold_often():
        for _ in range(20):
            fold()

    given = at_once(lambda: change(1), lambda: change(2), fold_often, fold_often)

    assert given == [None] * 4
    assert counted() == true_counts() == {(Stream.CANDIDATES, State.SENT): 40}
