"""The ledger is filled, whatever becomes of the nudge and of the worker that started it."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.utils import timezone

from jobs.details.services import edit_job
from linkedin_rsc import leases
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.connection.changes import want_filled_ledger
from linkedin_rsc.ledger import everything, fill, tasks
from linkedin_rsc.models import LedgerFill, LedgerRow, Stream
from linkedin_rsc.streams import BY_NAME, IN_ORDER
from linkedin_rsc.streams.sharing import Sharing
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory, ProfileLinkFactory
from tests.linkedin_rsc.pushing import fill as fill_anew
from tests.linkedin_rsc.pushing import fill_as_wanted

pytestmark = pytest.mark.django_db

State = LedgerRow.State


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


def filled() -> dict[str, str]:
    fill_anew()
    return dict(LedgerRow.objects.values_list("record", "state"))


def killed_before(part: str):
    """Kill the worker just before a statement with these words."""

    def kill(execute, sql, params, many, context):
        if part in sql:
            raise WorkerKilled
        return execute(sql, params, many, context)

    return connection.execute_wrapper(kill)


def test_a_beat_finds_the_fill_whose_nudge_was_lost(prospect):
    assert tasks.fill_ledger.name in {
        entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()
    }

    tasks.fill_ledger()

    assert is_filled(prospect)


def test_fill_whose_worker_was_killed_goes_on_where_it_was(prospect):
    with killed_before("applications_stagechange"), pytest.raises(WorkerKilled):
        fill.fill_as_wanted()
    done = set(LedgerRow.objects.values_list("stream", flat=True))
    assert Stream.CANDIDATES in done
    assert Stream.STAGES not in done

    fill_as_wanted()

    assert is_filled(prospect)


def test_switch_during_a_fill_has_it_begun_anew(prospect, administrator):
    wish = LedgerFill.objects.get(stream=Stream.JOBS)
    change_settings(job_availability="public", by=administrator)

    fill._fill_slice(wish)

    assert LedgerFill.objects.get(stream=Stream.JOBS).wanted_at > wish.wanted_at


def test_fill_is_made_once_and_by_one_worker(prospect, nudged):
    lease = leases.enter(fill.GATE)
    fill.fill_as_wanted()
    assert not is_filled(prospect)
    lease.leave()

    fill.fill_as_wanted()
    fill.fill_as_wanted()

    assert is_filled(prospect)
    assert nudged == ["linkedin_rsc.push_waiting"]


def test_who_died_while_filling_is_followed_as_soon_as_the_lease_is_over(prospect):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        lease = leases.enter(fill.GATE)
        lease.heartbeat.stop()
        assert fill.fill_as_wanted() is None
        clock.shift(15)

        assert fill.fill_as_wanted() == timedelta(seconds=15)
        clock.shift(15)
        fill.fill_as_wanted()

    assert is_filled(prospect)


def test_filling_leaves_what_was_answered_or_is_gone():
    ConnectionFactory(enabled=True)
    states = [State.NEEDS_ATTENTION, State.IN_FLIGHT, State.DELETED, State.SENT, State.RETRYING]
    for state in states:
        candidate = CandidateFactory(email="a@example.org")
        ApplicationFactory(candidate=candidate, at="Screen")
        LedgerRowFactory(record=candidate.public_id, state=state)

    fill_anew()

    rows = LedgerRow.objects.filter(stream=Stream.CANDIDATES).order_by("id")
    assert [row.state for row in rows] == states


@pytest.mark.parametrize("shares", [True, False])
def test_filling_takes_prospects_only_where_they_are_shared(shares):
    ConnectionFactory(enabled=True, share_prospects=shares)
    prospect = ApplicationFactory(candidate__email="a@example.org")

    assert (prospect.public_id in filled()) is shares
    assert (prospect.candidate.public_id in filled()) is shares


@pytest.mark.parametrize("size", [1, 2, 100])
def test_slices_of_any_size_make_the_same_rows(size):
    ConnectionFactory(enabled=True)
    job = JobFactory(active=True)
    for number in range(5):
        application = ApplicationFactory(job=job, at="Screen", candidate__email="a@example.org")
        application.stage_changes.create(
            to_stage=application.stage, label="Screen", changed_at=application.created_at
        )
        if number % 2:
            ProfileLinkFactory(candidate=application.candidate)

    for stream in IN_ORDER:
        cursor = 0
        while cursor is not None:
            cursor = everything.insert_slice(stream, Sharing.current(), cursor, size).last

    found = LedgerRow.objects.order_by().values_list("stream", "job", "candidate", "application")
    assert len(found) == 1 + 5 + 2 + 5 + 5
    steps = LedgerRow.objects.filter(stream=Stream.STAGES, record__gt="")
    assert {(row.job, bool(row.candidate), bool(row.application)) for row in steps} == {
        (job.public_id, True, True)
    }


def test_statements_of_a_slice_do_not_depend_on_its_rows(django_assert_num_queries):
    ConnectionFactory(enabled=True)
    for applicants in (1, 10):
        for _ in range(applicants):
            ApplicationFactory(at="Screen", candidate__email="a@example.org")
        # Where the slice ends (with fewer rows than it may have, the last), and the insert.
        with django_assert_num_queries(3):
            everything.insert_slice(
                BY_NAME[Stream.APPLICATIONS], Sharing.of(ConnectionFactory.build()), 0, 100
            )


def test_what_many_rows_are_about_is_done_in_the_background(nudged, recruiter):
    ConnectionFactory(enabled=True)
    job = JobFactory(active=True, recruiter=recruiter)
    application = ApplicationFactory(job=job, at="Screen", candidate__email="a@example.org")
    fill_anew()
    LedgerRow.objects.update(state=State.SENT)

    edit_job(job=job, by=recruiter, title="Night shift lead")

    assert set(LedgerFill.objects.values_list("stream", "job")) == {
        (Stream.APPLICATIONS, job.public_id)
    }
    row = LedgerRow.objects.get(stream=Stream.APPLICATIONS, record=application.public_id)
    assert row.state == State.SENT
    fill_as_wanted()
    row.refresh_from_db()
    assert row.state == State.QUEUED
    assert not LedgerFill.objects.exists()


def test_wishes_for_everything_come_before_those_below_a_job():
    job = JobFactory(active=True)
    LedgerFill.objects.create(stream="stages", job=job.public_id, wanted_at=timezone.now())
    want_filled_ledger()

    order = []
    while wish := fill._next_wish():
        order.append((wish.stream, wish.job))
        wish.delete()

    assert order == [("", ""), *((one.NAME, "") for one in IN_ORDER), ("stages", job.public_id)]
