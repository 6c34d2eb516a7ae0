"""Each sentence about LinkedIn is derived from the ledger, the record and the switches."""

from dataclasses import replace
from itertools import product

import pytest
from django.utils import timezone

from applications.lifecycle.moving import move_application
from jobs.models import Job
from linkedin_rsc.models import Connection, Hold, Integration, LedgerRow, Stream
from linkedin_rsc.pages.findable import say_findable
from linkedin_rsc.pages.prospects import stage_notes
from linkedin_rsc.pages.words import Gate, entry_of, gate_of
from linkedin_rsc.streams.sharing import Sharing
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory

pytestmark = pytest.mark.django_db

State = LedgerRow.State
LISTED, NOTHING = {"state": "LISTED", "availability": "PUBLIC"}, {}
ROWS = [None, *State]
FOUND, NOT_FOUND = (
    "Recruiters find this job by its title or by JOB-",
    "Recruiters do not find this job",
)
ONCE_HELD = "once LinkedIn holds it"


def job_that(**fields):
    job = JobFactory(active=True)
    Job.objects.filter(pk=job.pk).update(**fields)
    return Job.objects.get(pk=job.pk)


def row_of(state, accepted, **fields):
    if state is None:
        return None
    held = bool(accepted)
    fields = {"held_at_linkedin": held, "may_be_held": held, **fields}
    hold = {"hold": "no_place"} if state == State.HELD else {}
    return LedgerRowFactory.build(stream="jobs", state=state, accepted=accepted, **fields, **hold)


JOBS = {
    "open": {},
    "confidential": {"is_confidential": True},
    "without place": {"city": "", "country_code": "", "postal_code": ""},
    "closed": {"status": "closed", "close_reason": "filled"},
}


@pytest.mark.parametrize(("kind", "state"), product(JOBS, ROWS))
def test_a_job_linkedin_does_not_hold_is_not_called_found(kind, state):
    ConnectionFactory(enabled=True)
    job = job_that(**JOBS[kind])

    said = say_findable(job, row_of(state, NOTHING), Sharing.current())

    is_under_way = state in {State.IN_FLIGHT, State.SENT}
    assert not said.startswith(FOUND)
    assert (ONCE_HELD in said) == (kind == "open" and is_under_way)
    assert said.startswith(NOT_FOUND) == (kind != "open" or not is_under_way)


@pytest.mark.parametrize(("kind", "state"), product(JOBS, State))
def test_a_job_linkedin_holds_is_called_found_with_what_is_amiss(kind, state):
    ConnectionFactory(enabled=True)
    job = job_that(**JOBS[kind])

    said = say_findable(job, row_of(state, LISTED), Sharing.current())

    assert said.startswith(FOUND)
    assert ("They see the version sent before" in said) == (kind == "without place")
    assert ("until LinkedIn has closed it there" in said) == (kind == "confidential")
    assert ("exports to it are refused" in said) == (kind == "closed")


@pytest.mark.parametrize("state", ROWS)
def test_a_job_says_that_linkedin_is_off(state):
    job = job_that()
    off = ConnectionFactory(enabled=True)
    Integration.objects.update(status="DISABLED", switched_off_at=timezone.now())

    switched_off = say_findable(job, row_of(state, LISTED), Sharing.current())
    off.state = "disconnected"
    off.save()
    Integration.objects.all().delete()
    gone = say_findable(job, row_of(state, LISTED), Sharing.current())

    assert ("nobody can export to it" in switched_off) == (state is not None)
    assert ("exports to it do not arrive" in gone) == (state is not None)
    if state is None:
        assert "switched off" in switched_off
        assert gone == f"{NOT_FOUND}: LinkedIn is not connected."


def test_what_another_company_held_is_found_by_nobody():
    ConnectionFactory(enabled=True, epoch=2)

    said = say_findable(job_that(), row_of(State.QUEUED, LISTED, epoch=1), Sharing.current())

    assert said == f"{NOT_FOUND} yet: it waits to be sent."


def test_a_job_whose_arrival_nobody_knows_is_neither_found_nor_lost():
    ConnectionFactory(enabled=True)
    row = row_of(State.RETRYING, NOTHING, may_be_held=True)

    said = say_findable(job_that(), row, Sharing.current())

    assert said == "LinkedIn has not confirmed this job, so recruiters may not find it."


STILL = "LinkedIn still holds the version sent before."
LEAVING = "Sent earlier, being withdrawn."
WHEN_ENABLED = "Sent earlier; it is withdrawn once LinkedIn is enabled."
SENTENCES = {
    State.HELD: "Held back: still a prospect.",
    State.QUEUED: "Queued; it goes out within moments.",
    State.IN_FLIGHT: "Being sent.",
    State.SENT: "Sent, accepted.",
    State.RETRYING: "LinkedIn did not take it yet. Tandem tries again.",
    State.NEEDS_ATTENTION: "Needs attention.",
    State.DELETION_QUEUED: LEAVING,
    State.DELETED: "LinkedIn holds nothing of it.",
}
BEHIND = {State.HELD, State.QUEUED, State.RETRYING, State.NEEDS_ATTENTION}
WHEN_SHUT = {
    State.QUEUED: "Queued; it goes out once LinkedIn is enabled.",
    State.RETRYING: "Queued; it goes out once LinkedIn is enabled.",
    State.DELETION_QUEUED: WHEN_ENABLED,
}


@pytest.mark.parametrize(
    ("state", "is_held", "may_be_held", "is_open"),
    product(State, [True, False], [True, False], [True, False]),
)
def test_each_row_says_how_it_stands_and_what_linkedin_holds(state, is_held, may_be_held, is_open):
    row = LedgerRowFactory.build(
        state=state, hold="prospect" if state == State.HELD else "",
        held_at_linkedin=is_held, may_be_held=may_be_held,
    )  # fmt: skip
    row.paused_until = None

    said = entry_of(row, may_resend=False, gate=Gate.OPEN if is_open else Gate.SHUT).sentence

    sentence = SENTENCES[state] if is_open else WHEN_SHUT.get(state, SENTENCES[state])
    assert said.startswith(sentence)
    assert (STILL in said) == (is_held and state in BEHIND)
    is_unknown = state == State.HELD and may_be_held and not is_held
    assert ("has not confirmed" in said) == is_unknown


@pytest.mark.parametrize("wanted", ["present", "absent"])
def test_what_waits_behind_a_pause_says_so(wanted):
    state = State.QUEUED if wanted == "present" else State.DELETION_QUEUED
    row = LedgerRowFactory.build(state=state, wanted=wanted)
    row.paused_until = None

    said = entry_of(row, may_resend=False, gate=Gate.PAUSED).sentence

    assert said.endswith("once sending goes on, which is paused.")


def test_a_pause_is_told_from_a_connection_that_is_shut():
    sharing = Sharing.of(ConnectionFactory(sending_paused_at=timezone.now()))
    assert gate_of(sharing, Stream.JOBS) == Gate.SHUT

    both = replace(sharing, sends_jobs=True)
    assert gate_of(both, Stream.JOBS) == Gate.PAUSED
    assert gate_of(replace(both, is_paused=False), Stream.JOBS) == Gate.OPEN


LEAVING_SENTENCES = {
    State.QUEUED: LEAVING,
    State.IN_FLIGHT: LEAVING,
    State.DELETION_QUEUED: LEAVING,
    State.NEEDS_ATTENTION: "Needs attention. LinkedIn did not let Tandem withdraw what was sent",
    State.HELD: "Withdrawn; LinkedIn no longer holds it.",
    State.DELETED: "Withdrawn; LinkedIn no longer holds it.",
}


@pytest.mark.parametrize(("state", "is_open"), product(LEAVING_SENTENCES, [True, False]))
def test_what_linkedin_must_not_hold_says_whether_it_still_does(state, is_open):
    row = LedgerRowFactory.build(
        wanted="absent", state=state, hold="prospect", sent_at=timezone.now(),
        may_be_held=state not in {State.HELD, State.DELETED},
    )  # fmt: skip
    row.paused_until = None

    said = entry_of(row, may_resend=False, gate=Gate.OPEN if is_open else Gate.SHUT).sentence

    is_under_way = LEAVING_SENTENCES[state] == LEAVING and not is_open
    assert said.startswith(WHEN_ENABLED if is_under_way else LEAVING_SENTENCES[state])
    assert said.endswith("Held back: still a prospect.")
    assert STILL not in said


def test_what_was_never_sent_is_not_called_withdrawn():
    row = LedgerRowFactory.build(wanted="absent", state=State.HELD, hold="prospect")

    said = entry_of(row, may_resend=False, gate=Gate.OPEN).sentence

    assert said == "Held back: still a prospect."


def test_a_confidential_job_says_what_remains_at_linkedin():
    row = LedgerRowFactory.build(
        stream="jobs", wanted="absent", state=State.HELD, hold="confidential_job",
        held_at_linkedin=True, accepted={"state": "CLOSED"}, sent_at=timezone.now(),
    )  # fmt: skip

    said = entry_of(row, may_resend=False, gate=Gate.OPEN).sentence

    assert said == (
        "Closed at LinkedIn, which deletes no jobs: it keeps what was sent earlier. "
        "Held back: the job is confidential."
    )


@pytest.mark.parametrize("hold", Hold)
def test_every_reason_is_said_with_what_linkedin_still_holds(hold):
    row = LedgerRowFactory.build(state=State.HELD, hold=hold, held_at_linkedin=True)

    said = entry_of(row, may_resend=False, gate=Gate.OPEN).sentence

    assert said == f"Held back: {hold.label}. {STILL}"


def note_of(job):
    stages = list(job.stages.order_by("position"))
    notes = stage_notes(job, stages)
    assert set(notes) == {stages[0].pk}
    return notes[stages[0].pk]


def sent(application, **fields):
    return LedgerRowFactory(
        stream="applications", record=application.public_id, state=State.SENT,
        **{"held_at_linkedin": True, **fields},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("is_enabled", "shares", "is_confidential"), product([True, False], repeat=3)
)
def test_the_prospect_stage_says_what_the_switches_make_of_it(is_enabled, shares, is_confidential):
    ConnectionFactory(enabled=is_enabled, share_prospects=shares)
    note = "not shared with LinkedIn"
    if is_enabled and not is_confidential:
        note = "shared with LinkedIn" if shares else "not shared with LinkedIn until moved on"

    assert note_of(JobFactory(active=True, is_confidential=is_confidential)) == note


def test_the_prospect_stage_says_who_was_sent_earlier(recruiter):
    ConnectionFactory(enabled=True, epoch=2)
    job = JobFactory(active=True, recruiter=recruiter)
    back, never, other = (ApplicationFactory(job=job, at="Screen") for _ in range(3))
    sent(back, epoch=2)
    sent(never, epoch=2, held_at_linkedin=False)
    sent(other, epoch=1)
    assert note_of(job) == "not shared with LinkedIn until moved on"

    for application in (back, never, other):
        move_application(application=application, to=job.stages.get(name="Prospect"), by=recruiter)

    assert note_of(job) == "not shared with LinkedIn; 1 sent earlier, being withdrawn"
    Connection.objects.update(state="disconnected")
    assert note_of(job) == "not shared with LinkedIn; 1 sent earlier, withdrawn once it is enabled"


def test_the_board_and_the_process_show_the_note(client_as, recruiter):
    ConnectionFactory(enabled=True)
    job = JobFactory(active=True, recruiter=recruiter)
    application = ApplicationFactory(job=job)
    sent(application)
    client = client_as(recruiter)

    for page in ("pipeline", "process", f"pipeline/cards/{application.public_id}"):
        answer = client.get(f"/jobs/{job.public_id}/{page}/", headers={"HX-Request": "true"})
        assert "1 sent earlier, being withdrawn" in answer.content.decode(), page
