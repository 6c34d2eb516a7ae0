"""How a comparison of the ledger begins, goes on after a kill, ends and reports."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Activity, Notice
from base.errors import NotAllowed
from candidates.models import Candidate
from interviews.models import InterviewFeedback
from linkedin_rsc import leases
from linkedin_rsc.ledger import fill, reconcile, reconciling, tasks
from linkedin_rsc.models import (
    Integration,
    IntegrationType,
    LedgerFill,
    LedgerRow,
    Reconciliation,
    Stream,
)
from linkedin_rsc.streams.sharing import OF_JOBS
from tests.beat import ring
from tests.factories.applications import ApplicationFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory
from tests.linkedin_rsc.ledger.test_fill import WorkerKilled, killed_before
from tests.linkedin_rsc.pushing import fill_as_wanted

pytestmark = pytest.mark.django_db

State = LedgerRow.State


@pytest.fixture
def enabled(db):
    return ConnectionFactory(enabled=True)


@pytest.fixture
def unknown(enabled):
    """Two people on jobs, whom no service has told the ledger of."""
    return [ApplicationFactory(at="Screen", candidate__email="a@example.org") for _ in range(2)]


def latest() -> Reconciliation:
    return Reconciliation.objects.last_begun(1)[0]


def notices() -> list[str]:
    return list(Notice.objects.values_list("text", flat=True))


# -- Beginning ----------------------------------------------------------------------------------


def test_by_hand_it_begins_at_once_and_is_recorded(unknown, administrator, nudged):
    reconcile.begin(by=administrator)
    fill_as_wanted()

    assert latest().by == administrator
    assert latest().repaired == 6
    assert Activity.objects.filter(verb="linkedin.ledger.reconciled", actor=administrator).exists()


def test_only_who_may_manage_linkedin_begins_one(enabled, recruiter):
    with pytest.raises(NotAllowed):
        reconcile.begin(by=recruiter)


def test_one_at_a_time(enabled):
    reconcile.begin(by=None)

    with pytest.raises(reconcile.AlreadyRunning):
        reconcile.begin(by=None)
    assert reconcile.begin_nightly() is None


def test_where_nothing_is_sent_nothing_is_compared():
    assert reconcile.begin_nightly() is None
    ConnectionFactory()

    with pytest.raises(reconcile.NothingToCompare):
        reconcile.begin(by=None)
    assert reconcile.begin_nightly() is None
    assert not Reconciliation.objects.exists()


def test_a_stream_that_is_off_is_passed_over_and_not_said_to_be_looked_at(unknown):
    Integration.objects.filter(type=IntegrationType.IN_ATS_INDICATOR).update(
        status="DISABLED", switched_off_at=timezone.now()
    )

    reconcile.begin(by=None)
    fill_as_wanted()

    assert latest().passed_over == [one for one in Stream if one not in OF_JOBS]
    assert latest().repaired == 2
    assert not LedgerRow.objects.exclude(stream=Stream.JOBS).exists()
    assert latest().state == Reconciliation.State.DONE


# -- At night -----------------------------------------------------------------------------------


def test_at_night_administrators_are_told_of_what_had_to_be_repaired(unknown, administrator):
    ring("reconcile-nightly")
    fill_as_wanted()

    assert latest().is_nightly
    assert latest().by is None
    [said] = notices()
    assert said.startswith("At night 6 records were not at LinkedIn")


def test_at_night_nobody_is_told_of_nothing(unknown, administrator):
    reconcile.begin(by=None)
    fill_as_wanted()
    LedgerRow.objects.update(state=State.QUEUED)

    ring("reconcile-nightly")
    fill_as_wanted()

    assert latest().is_nightly and latest().state == Reconciliation.State.DONE
    assert notices() == []


# -- On the way ---------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["linkedin_rsc_ledgerrow", "linkedin_rsc_reconciliation"])
def test_killed_in_the_middle_it_goes_on_and_counts_nothing_twice(unknown, part):
    run = reconcile.begin(by=None)
    while run.stream != Stream.APPLICATIONS:
        reconciling.go_on(run)
        run.refresh_from_db()
    before = run.counts
    writes = "INSERT INTO linkedin_rsc_ledgerrow" if "row" in part else f'UPDATE "{part}"'
    with killed_before(writes), pytest.raises(WorkerKilled):
        reconciling.go_on(run)
    run.refresh_from_db()
    assert run.counts == before
    assert not LedgerRow.objects.filter(stream=Stream.APPLICATIONS).exists()

    fill_as_wanted()

    assert {name: counts["missing"] for name, counts in latest().counts.items()} == {
        **dict.fromkeys(Stream, 0), "jobs": 2, "candidates": 2, "applications": 2,
    }  # fmt: skip


def test_slice_that_another_worker_has_done_is_not_done_again(unknown):
    run = reconcile.begin(by=None)
    while run.stream != Stream.JOBS:
        reconciling.go_on(run)
        run.refresh_from_db()
    reconciling.go_on(run)

    reconciling.go_on(run)

    assert latest().counts["jobs"]["missing"] == 2


def test_what_is_wished_comes_first(unknown):
    reconcile.begin(by=None)
    LedgerFill.objects.want([(Stream.CANDIDATES, "")])

    fill_as_wanted()

    assert latest().counts["candidates"]["missing"] == 0
    assert latest().counts["applications"]["missing"] == 2


def test_it_holds_the_lease_of_the_fill(unknown, nudged):
    reconcile.begin(by=None)
    lease = leases.enter(fill.GATE)
    tasks.fill_ledger()
    assert latest().state == Reconciliation.State.RUNNING
    lease.leave()

    tasks.fill_ledger()

    assert latest().state == Reconciliation.State.DONE
    assert nudged == ["linkedin_rsc.push_waiting"]


def test_what_a_person_must_look_at_is_left_to_them_until_it_may_not_go(unknown):
    refused, hidden = (one.candidate for one in unknown)
    Candidate.objects.filter(pk=hidden.pk).update(is_private=True)
    for person in (refused, hidden):
        LedgerRowFactory(
            record=person.public_id, candidate=person.public_id, may_be_held=True,
            state=State.NEEDS_ATTENTION, answer="Not yours",
        )  # fmt: skip

    reconcile.begin(by=None)
    fill_as_wanted()

    rows = LedgerRow.objects.filter(stream=Stream.CANDIDATES)
    assert dict(rows.values_list("record", "state")) == {
        refused.public_id: State.NEEDS_ATTENTION, hidden.public_id: State.DELETION_QUEUED,
    }  # fmt: skip
    assert latest().counts["candidates"]["withdrawn"] == 1


def test_another_reason_to_hold_back_is_put_right_and_not_reported(unknown):
    Candidate.objects.update(is_private=True)
    held = [
        LedgerRowFactory(record=one.candidate.public_id, state=State.HELD, hold=hold, wanted=wanted)
        for one, hold, wanted in zip(
            unknown, ["prospect", "no_identity"], ["absent", "present"], strict=True
        )
    ]

    reconcile.begin(by=None)
    fill_as_wanted()

    assert latest().counts["candidates"] == {"looked_at": 2, "missing": 0}
    rows = LedgerRow.objects.filter(pk__in=[row.pk for row in held])
    assert set(rows.values_list("state", "hold")) == {(State.HELD, "private_candidate")}


def test_record_that_cannot_be_worded_stops_nobody_and_is_left_to_a_person(enabled):
    enabled.share_feedback = True
    enabled.save()
    bad, good = FeedbackFactory.create_batch(2)
    LedgerRow.objects.bulk_create(
        LedgerRow(
            stream=Stream.FEEDBACK, record=one.public_id, application=one.application.public_id
        )
        for one in (bad, good)
    )
    parents = {one.application.public_id for one in (bad, good)}
    for one in parents:
        LedgerRowFactory(
            stream=Stream.APPLICATIONS, record=one, state=State.SENT, held_at_linkedin=True
        )
    rows = LedgerRow.objects.filter(stream=Stream.FEEDBACK)
    rows.update(state=State.SENT)
    InterviewFeedback.objects.filter(pk=bad.pk).update(kind="by telegraph")

    for state in (State.SENT, State.NEEDS_ATTENTION):
        rows.filter(record=bad.public_id).update(state=state)
        rows.filter(record=good.public_id).update(state=State.SENT)
        reconcile.begin(by=None)
        fill_as_wanted()
        assert latest().counts["feedback"].get("changed") == (2 if state == State.SENT else 1)


@pytest.mark.parametrize("stream", Stream)
def test_statements_of_a_slice_do_not_depend_on_its_rows(enabled, stream):
    numbers = []
    for size in (1, 10):
        for _ in range(size):
            LedgerRowFactory(stream=stream, state=State.SENT, may_be_held=True)
        Reconciliation.objects.all().delete()
        run = Reconciliation.objects.create()
        with CaptureQueriesContext(
            connection,
        ) as seen:
            reconciling.go_on(run)
        numbers.append(len(seen))
        LedgerRow.objects.update(state=State.SENT, wanted="present")

    assert latest().counts[stream] == {"looked_at": 11, "gone": 11}
    assert numbers[0] == numbers[1]
    assert numbers[0] < 30
