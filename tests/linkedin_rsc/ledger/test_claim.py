"""What is claimed together: all that is due of one parent, and of nobody more than a batch."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linkedin_rsc.ledger.claim import Claims
from linkedin_rsc.models import Stream
from tests.factories.linkedin_rsc import LedgerRowFactory

pytestmark = pytest.mark.django_db

LIMIT = 4


def due(candidate: str, application: str, steps: int) -> None:
    for number in range(steps):
        LedgerRowFactory(
            stream=Stream.STAGES, record=f"{application}-{number}",
            candidate=candidate, application=application,
        )  # fmt: skip


def test_a_person_with_much_that_is_due_is_read_batch_by_batch_and_keeps_nobody_waiting():
    due("ilse", "a1", 3 * LIMIT)
    due("ilse", "a2", 2)
    due("jonas", "a3", 2)
    claims, taken = Claims(Stream.STAGES, "application"), Counter[str]()

    with CaptureQueriesContext(connection) as captured:
        while rows := claims.take(timezone.now(), LIMIT, epoch=1):
            assert len(rows) <= LIMIT
            taken.update(row.application for row in rows)

    assert taken == {"a1": 3 * LIMIT, "a2": 2, "a3": 2}
    reads = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    assert all(" LIMIT " in sql for sql in reads)


def test_what_is_due_of_a_parent_is_claimed_together_however_far_apart_it_came():
    for number in range(3):
        for application in ("a1", "a2", "a3"):
            LedgerRowFactory(
                stream=Stream.STAGES, record=f"{application}-{number}",
                candidate=f"of-{application}", application=application,
            )  # fmt: skip

    rows = Claims(Stream.STAGES, "application").take(timezone.now(), LIMIT, epoch=1)

    assert [row.record for row in rows] == ["a1-0", "a1-1", "a1-2"]
