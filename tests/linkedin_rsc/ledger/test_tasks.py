"""The tasks of the push: who is woken when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkedin_rsc.ledger import tasks
from linkedin_rsc.models import LedgerRow
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory

pytestmark = pytest.mark.django_db


def test_all_who_wait_for_the_same_retry_are_woken_once(nudged):
    """Every beat and every change starts somebody; while LinkedIn is down they would pile up."""
    ConnectionFactory(enabled=True)
    soon = timezone.now().replace(microsecond=500_000) + timedelta(seconds=30)
    LedgerRowFactory(state=LedgerRow.State.RETRYING, due_at=soon)

    for _ in range(3):
        tasks.push_waiting()
    assert nudged == ["linkedin_rsc.push_waiting"]

    LedgerRow.objects.update(due_at=soon + timedelta(seconds=2))
    tasks.push_waiting()
    assert nudged == ["linkedin_rsc.push_waiting"] * 2
