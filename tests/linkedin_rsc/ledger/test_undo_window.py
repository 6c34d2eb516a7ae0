"""Whoever leaves Prospect is not shown at LinkedIn before it can no longer be undone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.lifecycle.undoing import UNDO_WINDOW
from base.undoing import way_back
from candidates.details.services import edit_candidate
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.models import Connection, Hold, LedgerRow, Stream
from linkedin_rsc.nudges import PUSH_WAITING
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ProfileLinkFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pushing import due_now, fill, fill_as_wanted, look, push, row_of, take

pytestmark = pytest.mark.django_db

State = LedgerRow.State
A_MOMENT = timedelta(seconds=1)
PEOPLE = ("atsCandidates", "atsApplications")


@pytest.fixture
def clock():
    """A clock that stands still until it is moved, for us and for the database."""
    with time_machine.travel(timezone.now(), tick=False) as moved:
        yield moved


@pytest.fixture
def another_job(recruiter):
    return JobFactory(active=True, recruiter=recruiter)


@pytest.fixture
def prospect(connected, another_job, linkedin, recruiter, clock):
    """Ilse, a prospect of a job that LinkedIn has, as it has another one."""
    job = JobFactory(active=True, recruiter=recruiter)
    application = ApplicationFactory(job=job, candidate__email="ilse@example.org")
    fill()
    push()
    clock.shift(A_MOMENT)
    linkedin.forget_requests()
    return application


@pytest.fixture
def move(recruiter):
    def to(application, name):
        stage = application.job.stages.get(name=name)
        return move_application(application=application, to=stage, by=recruiter)

    return to


def calls(linkedin, *, but: str = "") -> list[str]:
    """Return the resources of all calls about people, `but` those of a method."""
    made = [call["resource"] for call in linkedin.requests() if call["restli_method"] != but]
    return [resource for resource in made if resource.startswith(PEOPLE)]


def held(linkedin) -> tuple[int, int]:
    state = linkedin.state()
    return len(state["candidates"]), len(state["applications"])


def test_what_a_move_out_of_prospect_shows_waits_until_it_cannot_be_undone(
    prospect, linkedin, clock, move
):
    move(prospect, "Screen")
    clock.shift(UNDO_WINDOW - A_MOMENT)
    look()
    assert calls(linkedin) == []

    clock.shift(A_MOMENT)
    look()

    assert held(linkedin) == (1, 1)
    assert row_of(Stream.APPLICATIONS, prospect.public_id).state == State.SENT


def test_undone_within_it_nothing_is_ever_sent_of_the_person(
    prospect, connected, linkedin, clock, move, administrator
):
    change_settings(share_notes=True, by=administrator)
    ProfileLinkFactory(candidate=prospect.candidate, application_urn=connected.application)
    NoteFactory(candidate=prospect.candidate, application=prospect)
    NoteFactory(candidate=prospect.candidate, application=None)
    fill()
    linkedin.forget_requests()
    move(prospect, "Screen")
    look()
    clock.shift(UNDO_WINDOW - A_MOMENT)

    move(prospect, "Prospect")
    for _ in range(3):
        clock.shift(UNDO_WINDOW)
        look()

    assert calls(linkedin) == []
    rows = LedgerRow.objects.filter(candidate=prospect.candidate.public_id)
    assert set(rows.values_list("state", "sent_at", "may_be_held")) == {(State.HELD, None, False)}
    assert set(rows.values_list("hold", flat=True)) == {Hold.PROSPECT}


def test_moved_on_once_more_it_waits_anew(prospect, linkedin, clock, move):
    move(prospect, "Screen")
    clock.shift(UNDO_WINDOW / 2)
    move(prospect, "Prospect")
    move(prospect, "Interview")
    clock.shift(UNDO_WINDOW - A_MOMENT)
    look()
    assert calls(linkedin) == []

    clock.shift(A_MOMENT)
    look()

    [application] = linkedin.state()["applications"]
    steps = sorted(application["stages"].values(), key=lambda step: step["atsCreatedAt"])
    assert [step["stage"] for step in steps] == ["Screen", "Prospect", "Interview"]


def change_name(application, recruiter, **_):
    edit_candidate(candidate=application.candidate, by=recruiter, last_name="Lüders")


def move_further(application, move, **_):
    move(application, "Interview")


def reject(application, recruiter, **_):
    reject_application(application=application, reason="skills", by=recruiter)


def change_mind(application, recruiter, **_):
    reject_application(application=application, reason="skills", by=recruiter)
    reinstate_application(application=application, by=recruiter)


def send_again(application, administrator, **_):
    rows = LedgerRow.objects.filter(candidate=application.candidate.public_id)
    for row in rows:
        resend(row=row, by=administrator)


def begin_anew(**_):
    fill()


def join_another_company(**_):
    connection = Connection.current()
    connection.epoch += 1
    connection.save()
    fill()


def hurry(**_):
    """Whatever brings rows forward: a worker that died, a hand in the database."""
    due_now()


def die_while_sending(**_):
    due_now()
    assert take(Stream.CANDIDATES) and take(Stream.APPLICATIONS)


MEANWHILE = [
    change_name, move_further, reject, change_mind, send_again, begin_anew, join_another_company,
    hurry, die_while_sending,
]  # fmt: skip


@pytest.mark.parametrize("happens", MEANWHILE)
def test_nothing_that_happens_meanwhile_brings_it_forward(
    prospect, linkedin, clock, move, recruiter, administrator, happens
):
    move(prospect, "Screen")
    clock.shift(A_MOMENT)

    happens(application=prospect, move=move, recruiter=recruiter, administrator=administrator)
    fill_as_wanted()
    look()
    clock.shift(UNDO_WINDOW - 2 * A_MOMENT)
    look()
    assert calls(linkedin) == []

    clock.shift(UNDO_WINDOW * 4)
    fill_as_wanted()
    look()
    assert held(linkedin) == (1, 1)


@pytest.mark.parametrize("happens", MEANWHILE)
def test_undone_after_all_that_nothing_is_sent(
    prospect, linkedin, clock, move, recruiter, administrator, happens
):
    move(prospect, "Screen")
    happens(application=prospect, move=move, recruiter=recruiter, administrator=administrator)
    look()
    prospect.refresh_from_db()
    if prospect.is_rejected:
        reinstate_application(application=prospect, by=recruiter)

    move(prospect, "Prospect")
    clock.shift(UNDO_WINDOW * 4)
    fill_as_wanted()
    look()

    # Of what a dead worker had in its hands nobody knows whether LinkedIn was told.
    died = happens is die_while_sending
    assert calls(linkedin, but="batch_delete" if died else "") == []


def test_a_change_of_somebody_who_is_shown_goes_at_once(prospect, linkedin, clock, move, recruiter):
    move(prospect, "Screen")
    push()
    clock.shift(UNDO_WINDOW)

    change_name(prospect, recruiter)
    look()

    assert linkedin.state()["candidates"][0]["fields"]["lastName"] == "Lüders"


def test_who_is_shown_by_another_application_does_not_wait(prospect, another_job, linkedin, move):
    ApplicationFactory(candidate=prospect.candidate, job=another_job, at="Screen")
    fill()
    look()
    assert held(linkedin) == (1, 1)

    move(prospect, "Screen")
    look()

    assert held(linkedin) == (1, 2)


def test_of_two_moves_at_once_the_first_tells_how_long_both_wait(
    prospect, another_job, linkedin, clock, move
):
    other = ApplicationFactory(candidate=prospect.candidate, job=another_job)
    move(prospect, "Screen")
    clock.shift(UNDO_WINDOW / 2)
    move(other, "Screen")
    look()
    assert calls(linkedin) == []

    clock.shift(UNDO_WINDOW / 2)
    look()

    assert held(linkedin) == (1, 2)


def test_who_begins_past_prospect_does_not_wait(prospect, linkedin, recruiter):
    """Nobody is offered to undo that."""
    applicant = ApplicationFactory(job=prospect.job, candidate__email="o@example.org", at="Screen")
    assert applicant.left_prospect_at == applicant.created_at
    fill()

    look()

    assert held(linkedin) == (1, 1)


def test_where_prospects_are_shared_nobody_waits(prospect, linkedin, move, administrator):
    change_settings(share_prospects=True, by=administrator)
    fill_as_wanted()
    look()
    linkedin.forget_requests()

    move(prospect, "Screen")
    look()

    assert "atsApplications/stages" in calls(linkedin)
    assert held(linkedin) == (1, 1)


def test_rejected_and_reinstated_in_prospect_nobody_is_shown(prospect, linkedin, clock, recruiter):
    reject(prospect, recruiter)
    clock.shift(UNDO_WINDOW * 2)
    look()
    reinstate_application(application=prospect, by=recruiter)
    clock.shift(UNDO_WINDOW * 2)
    look()

    assert calls(linkedin) == []


def test_the_ledger_knows_when_it_goes_by_the_databases_clock(prospect, clock, move, recruiter):
    goes_at = timezone.now() + UNDO_WINDOW
    move(prospect, "Screen")
    clock.shift(A_MOMENT)

    edit_candidate(candidate=prospect.candidate, by=recruiter, city="Bremen")
    reject(prospect, recruiter)

    rows = LedgerRow.objects.filter(state=State.QUEUED, due_at__gt=timezone.now())
    assert set(rows.values_list("due_at", flat=True)) == {goes_at}
    assert {Stream.CANDIDATES, Stream.APPLICATIONS} <= set(rows.values_list("stream", flat=True))


def test_a_worker_is_woken_when_the_time_is_over(prospect, move):
    move(prospect, "Screen")

    assert timedelta() < look() <= UNDO_WINDOW


@pytest.mark.django_db(transaction=True)
def test_a_move_wakes_a_worker_though_nothing_is_due_yet(prospect, move, nudged):
    move(prospect, "Screen")

    assert nudged == [PUSH_WAITING]


def test_a_web_process_whose_clock_is_ahead_keeps_nobody_back(prospect, linkedin, clock, move):
    """Its own time says nothing then; by the database's clock the move still waits."""
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        move(prospect, "Screen")
    LedgerRow.objects.filter(state=State.QUEUED).update(due_at=timezone.now() + UNDO_WINDOW)
    look()
    assert calls(linkedin) == []

    clock.shift(UNDO_WINDOW)
    look()

    assert held(linkedin) == (1, 1)


def test_of_several_moved_and_taken_back_as_one_nothing_is_sent(
    prospect, linkedin, clock, client_as, recruiter
):
    other = ApplicationFactory(job=prospect.job, candidate__email="mae@example.org")
    fill()
    linkedin.forget_requests()
    client, job = client_as(recruiter), prospect.job
    screen = job.stages.get(name="Screen").public_id
    moved = client.post(
        f"/jobs/{job.public_id}/pipeline/moves/",
        {"application": [prospect.public_id, other.public_id], "stage": screen, "confirmed": "1"},
    )
    [message] = moved.wsgi_request._messages
    clock.shift(UNDO_WINDOW - A_MOMENT)
    look()

    client.post(way_back(message).url)
    for _ in range(3):
        clock.shift(UNDO_WINDOW)
        look()

    assert calls(linkedin) == []
    assert not LedgerRow.objects.filter(stream=Stream.APPLICATIONS).exclude(sent_at=None).exists()
