"""The ledger: nothing is lost or done twice between a change and LinkedIn's answer."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.push import due, first_sync, ledger
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory

pytestmark = pytest.mark.django_db

State = LedgerRow.State
SAVEPOINT = ("SAVEPOINT", "RELEASE SAVEPOINT")


def claim_one() -> LedgerRow:
    [row] = ledger.claim(Stream.CANDIDATES, timezone.now(), 100)
    return row


def accept(row: LedgerRow, payload_hash: str = "sent") -> None:
    row.state, row.held_at_linkedin, row.payload_hash = State.SENT, True, payload_hash
    ledger.settle([row])


def test_late_answer_of_a_sender_whose_row_was_rescued_changes_nothing():
    LedgerRowFactory()
    late = claim_one()
    LedgerRow.objects.update(in_flight_since=timezone.now() - due.RESCUE_AFTER * 2)
    ledger.rescue(Stream.CANDIDATES, timezone.now())
    second = claim_one()

    accept(late, "old")

    row = LedgerRow.objects.get()
    assert (row.state, row.payload_hash) == (State.IN_FLIGHT, "")
    accept(second, "new")
    assert LedgerRow.objects.get().payload_hash == "new"


def test_settling_brings_no_deleted_row_back():
    LedgerRowFactory()
    row = claim_one()
    LedgerRow.objects.all().delete()

    accept(row)

    assert not LedgerRow.objects.exists()


def test_row_asked_for_again_while_in_flight_is_sent_although_unchanged():
    LedgerRowFactory()
    row = claim_one()
    ledger.send_anew(LedgerRow.objects.all())

    accept(row)

    row.refresh_from_db()
    assert (row.state, row.payload_hash) == (State.QUEUED, "")


def test_resending_reads_the_row_anew(administrator):
    stale = LedgerRowFactory()
    claim_one()

    with pytest.raises(ledger.InFlight):
        ledger.resend(row=stale, by=administrator)


@pytest.mark.parametrize("state", [State.DELETED, State.DELETION_QUEUED])
def test_resending_what_is_gone_is_refused_in_a_sentence(administrator, state):
    row = LedgerRowFactory(state=state)

    with pytest.raises(ledger.NothingToSend, match="no longer exists in Tandem"):
        ledger.resend(row=row, by=administrator)

    row.refresh_from_db()
    assert row.state == state


def test_answer_to_a_task_that_a_person_gave_up_changes_nothing(administrator):
    LedgerRowFactory(stream=Stream.JOBS)
    [row] = ledger.claim(Stream.JOBS, timezone.now(), 100)
    row.task, row.not_before, row.payload_hash = "urn:li:task:1", timezone.now(), "old"
    ledger.settle([row])
    [polled] = due.tasks(timezone.now(), 100)
    ledger.resend(row=row, by=administrator)

    accept(polled, "old")

    row.refresh_from_db()
    assert (row.state, row.task, row.payload_hash) == (State.QUEUED, "", "")


def test_forgetting_all_sends_everything_anew():
    sent = LedgerRowFactory(
        state=State.SENT, payload_hash="h", held_at_linkedin=True, sent_at=timezone.now()
    )
    job = LedgerRowFactory(
        stream=Stream.JOBS, state=State.IN_FLIGHT, task="urn:li:task:1", payload_hash="h",
        accepted={"state": "LISTED", "availability": "PUBLIC"}, in_flight_since=timezone.now(),
    )  # fmt: skip
    held = LedgerRowFactory(state=State.HELD, hold=Hold.WAITING_FOR_JOB)
    gone = LedgerRowFactory(state=State.DELETED)

    ledger.forget_all()

    for row in (sent, job, held):
        row.refresh_from_db()
        assert (row.state, row.hold, row.payload_hash, row.task) == (State.QUEUED, "", "", "")
        assert (row.held_at_linkedin, row.accepted, row.sent_at) == (False, {}, None)
    gone.refresh_from_db()
    assert gone.state == State.DELETED


def test_answer_under_way_while_all_is_forgotten_does_not_count():
    LedgerRowFactory()
    row = claim_one()
    ledger.forget_all()

    accept(row)

    row.refresh_from_db()
    assert (row.state, row.held_at_linkedin) == (State.QUEUED, False)


def test_looking_again_forgets_what_linkedin_said_before():
    LedgerRowFactory(state=State.NEEDS_ATTENTION, answer="no lastName")

    ledger.requeue(LedgerRow.objects.all())

    row = LedgerRow.objects.get()
    assert (row.state, row.reason) == (State.QUEUED, "")


# -- The first sync -----------------------------------------------------------------------------


def filled() -> dict[str, str]:
    first_sync.fill_ledger()
    return dict(LedgerRow.objects.values_list("record", "state"))


def test_filling_leaves_what_was_answered_or_is_gone():
    ConnectionFactory(enabled=True)
    states = [State.NEEDS_ATTENTION, State.IN_FLIGHT, State.DELETED, State.SENT, State.RETRYING]
    for state in states:
        candidate = CandidateFactory(email="a@example.org")
        ApplicationFactory(candidate=candidate, at="Screen")
        LedgerRowFactory(record=candidate.public_id, state=state)

    first_sync.fill_ledger()

    rows = LedgerRow.objects.filter(stream=Stream.CANDIDATES).order_by("id")
    assert [row.state for row in rows] == states


@pytest.mark.parametrize("shares", [True, False])
def test_filling_takes_prospects_only_where_they_are_shared(shares):
    ConnectionFactory(enabled=True, share_prospects=shares)
    prospect = ApplicationFactory(candidate__email="a@example.org")

    assert (prospect.public_id in filled()) is shares
    assert (prospect.candidate.public_id in filled()) is shares


def test_filling_costs_one_insert_for_each_thousand_rows(monkeypatch):
    ConnectionFactory(enabled=True)
    monkeypatch.setattr(first_sync, "ROWS_A_STATEMENT", 10)
    job = JobFactory(active=True)
    others = []
    for inserts, applicants in ((3, 12), (5, 10)):
        for _ in range(applicants):
            ApplicationFactory(job=job, at="Screen", candidate__email="a@example.org")
        with CaptureQueriesContext(database) as captured:
            first_sync.fill_ledger()
        statements = [query["sql"] for query in captured]
        assert sum(one.startswith("INSERT") for one in statements) == inserts
        around = [one for one in statements if not one.startswith(("INSERT", *SAVEPOINT))]
        others.append(len(around))
    assert others[0] == others[1]
