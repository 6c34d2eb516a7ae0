"""The ledger: nothing is lost or done twice between a change and LinkedIn's answer."""

import pytest
import time_machine
from django.utils import timezone

from linkedin_rsc.leases import LEASE
from linkedin_rsc.ledger import due
from linkedin_rsc.ledger.claim import rescue
from linkedin_rsc.ledger.looking import requeue, send_anew
from linkedin_rsc.ledger.resend import InFlight, NothingToSend, resend
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.streams import candidates, jobs
from linkedin_rsc.streams.row import Row
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory
from tests.linkedin_rsc.pushing import due_now, fill, take

pytestmark = pytest.mark.django_db

State = LedgerRow.State
SAVEPOINT = ("SAVEPOINT", "RELEASE SAVEPOINT")


def claim_one() -> LedgerRow:
    [row] = take(Stream.CANDIDATES)
    return row


def accept(row: Row, payload_hash: str = "sent") -> None:
    row.state, row.held_at_linkedin, row.payload_hash = State.SENT, True, payload_hash
    settle(candidates, [row])


def test_late_answer_of_a_sender_whose_row_was_rescued_changes_nothing():
    LedgerRowFactory()
    late = claim_one()
    with time_machine.travel(timezone.now() + LEASE * 2):
        rescue(Stream.CANDIDATES, timezone.now())
    due_now()
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
    send_anew(LedgerRow.objects.all())

    accept(row)

    row = LedgerRow.objects.get()
    assert (row.state, row.payload_hash) == (State.QUEUED, "")


def test_resending_reads_the_row_anew(administrator):
    stale = LedgerRowFactory()
    claim_one()

    with pytest.raises(InFlight):
        resend(row=stale, by=administrator)


def test_resending_what_is_gone_is_refused_in_a_sentence(administrator):
    row = LedgerRowFactory(state=State.DELETED)

    with pytest.raises(NothingToSend, match="no longer exists in Tandem"):
        resend(row=row, by=administrator)

    row.refresh_from_db()
    assert row.state == State.DELETED


def test_resending_what_could_not_be_withdrawn_withdraws_it_again(administrator):
    row = LedgerRowFactory(
        state=State.NEEDS_ATTENTION, wanted="absent", hold=Hold.PROSPECT, answer="Not yours",
        may_be_held=True,
    )  # fmt: skip

    resend(row=row, by=administrator)

    row.refresh_from_db()
    assert (row.state, row.wanted, row.answer) == (State.DELETION_QUEUED, "absent", "")


def test_resending_what_was_never_sent_has_it_decided_on_anew(administrator):
    row = LedgerRowFactory(state=State.HELD, wanted="absent", hold=Hold.PROSPECT)

    resend(row=row, by=administrator)

    row.refresh_from_db()
    assert (row.state, row.wanted, row.hold) == (State.QUEUED, "present", "")


def test_answer_to_a_task_that_a_person_gave_up_changes_nothing(administrator):
    LedgerRowFactory(stream=Stream.JOBS)
    [row] = take(Stream.JOBS)
    row.task, row.due_at, row.payload_hash = "urn:li:task:1", timezone.now(), "old"
    settle(jobs, [row])
    [polled] = due.tasks(Stream.JOBS, timezone.now(), 100)
    resend(row=LedgerRow.objects.get(), by=administrator)

    polled.state, polled.task = State.SENT, ""
    settle(jobs, [polled])

    row = LedgerRow.objects.get()
    assert (row.state, row.task, row.payload_hash) == (State.QUEUED, "", "")


def test_late_answer_about_a_task_that_another_sender_has_asked_about_changes_nothing():
    LedgerRowFactory(stream=Stream.JOBS)
    [row] = take(Stream.JOBS)
    row.task, row.due_at = "urn:li:task:1", timezone.now()
    settle(jobs, [row])
    [late], [present] = (due.tasks(Stream.JOBS, timezone.now(), 100) for _ in range(2))

    present.state, present.task, present.payload_hash = State.SENT, "", "new"
    settle(jobs, [present])
    late.due_at = timezone.now()
    settle(jobs, [late])

    row = LedgerRow.objects.get()
    assert (row.state, row.task, row.payload_hash) == (State.SENT, "", "new")


def test_another_company_gets_everything_anew():
    sent = LedgerRowFactory(
        state=State.SENT, payload_hash="h", held_at_linkedin=True, sent_at=timezone.now()
    )
    job = LedgerRowFactory(
        stream=Stream.JOBS, state=State.IN_FLIGHT, task="urn:li:task:1", payload_hash="h",
        accepted={"state": "LISTED", "availability": "PUBLIC"}, in_flight_since=timezone.now(),
    )  # fmt: skip
    held = LedgerRowFactory(state=State.HELD, hold=Hold.WAITING_FOR_JOB)
    gone = LedgerRowFactory(state=State.DELETED)
    ConnectionFactory(epoch=2)

    fill()

    for row in (sent, job, held):
        row.refresh_from_db()
        assert (row.state, row.hold, row.payload_hash, row.task) == (State.QUEUED, "", "", "")
        assert (row.held_at_linkedin, row.accepted, row.sent_at) == (False, {}, None)
    gone.refresh_from_db()
    assert gone.state == State.DELETED


def test_answer_under_way_while_another_company_begins_does_not_count():
    LedgerRowFactory()
    row = claim_one()
    ConnectionFactory(epoch=2)
    fill()

    accept(row)

    row = LedgerRow.objects.get()
    assert (row.state, row.held_at_linkedin) == (State.QUEUED, False)


def test_looking_again_forgets_what_linkedin_said_before():
    LedgerRowFactory(state=State.NEEDS_ATTENTION, answer="no lastName")

    requeue(LedgerRow.objects.all())

    row = LedgerRow.objects.get()
    assert (row.state, row.reason) == (State.QUEUED, "")
