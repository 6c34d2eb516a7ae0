"""The first sync is made, whatever becomes of the nudge and of the worker that started it."""

import pytest
from django.conf import settings
from django.utils import timezone

from linkedin_rsc import leases
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.models import Connection, LedgerRow
from linkedin_rsc.push import first_sync, ledger, tasks
from tests.factories.applications import ApplicationFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.django_db


class WorkerKilled(BaseException):
    """What a worker does not survive."""


@pytest.fixture
def prospect(administrator, nudged):
    """A prospect who is to go out by now."""
    ConnectionFactory(enabled=True)
    prospect = ApplicationFactory(candidate__email="ilse@example.org")
    change_settings(share_prospects=True, by=administrator)
    return prospect


def is_filled(prospect) -> bool:
    return LedgerRow.objects.filter(record=prospect.public_id, state="queued").exists()


def test_a_beat_finds_the_first_sync_whose_nudge_was_lost(prospect):
    assert tasks.fill_ledger.name in {
        entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()
    }

    tasks.fill_ledger()

    assert is_filled(prospect)


def test_first_sync_whose_worker_was_killed_is_made_anew(prospect, monkeypatch):
    def kill(rows):
        raise WorkerKilled

    with monkeypatch.context() as middle, pytest.raises(WorkerKilled):
        middle.setattr(ledger, "requeue", kill)
        first_sync.fill_as_wanted()
    LedgerRow.objects.all().delete()

    first_sync.fill_as_wanted()

    assert is_filled(prospect)


def test_switch_during_a_first_sync_has_another_one_made(prospect, administrator, monkeypatch):
    requeue, looks = ledger.requeue, []

    def requeue_late(rows):
        if not looks:
            change_settings(job_availability="public", by=administrator)
        looks.append(requeue(rows))

    monkeypatch.setattr(ledger, "requeue", requeue_late)

    first_sync.fill_as_wanted()

    assert len(looks) == 2
    assert Connection.current().fill_wanted_at is None


def test_first_sync_is_made_once_and_by_one_worker(prospect, nudged):
    lease = leases.enter(first_sync.GATE, timezone.now())
    first_sync.fill_as_wanted()
    assert not is_filled(prospect)
    lease.leave()

    first_sync.fill_as_wanted()
    first_sync.fill_as_wanted()

    assert nudged == ["linkedin_rsc.push_waiting"]
