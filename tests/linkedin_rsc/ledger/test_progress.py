"""How far what goes to LinkedIn is, the brake, and the word when the first sync is over."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Activity, Notice
from base.errors import NotAllowed
from linkedin_rsc.connect.pausing import pause_sending, resume_sending
from linkedin_rsc.connection.changes import want_filled_ledger
from linkedin_rsc.ledger import tasks
from linkedin_rsc.ledger.progress import progress
from linkedin_rsc.models import Hold, LedgerRow, Stream, StreamLease
from linkedin_rsc.nudges import PUSH_WAITING
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory
from tests.linkedin_rsc.pushing import fill, look, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State


def of(stream):
    return next(one for one in progress().streams if one.stream == stream)


def told():
    return list(Notice.objects.filter(text__contains="first sync").values_list("text", flat=True))


@pytest.fixture
def people(connected, recruiter):
    """Three people past Prospect on a job, and one who is still a prospect."""
    job = JobFactory(active=True, recruiter=recruiter)
    for number, at in enumerate(("Screen", "Screen", "Interview", "Prospect")):
        candidate = CandidateFactory(email=f"p{number}@example.org")
        ApplicationFactory(job=job, candidate=candidate, at=at)
    fill()


def test_each_stream_says_what_linkedin_holds_and_what_waits(people):
    before = of(Stream.CANDIDATES)
    push()
    after = of(Stream.CANDIDATES)

    assert (before.sent, before.waiting) == (0, 3)
    assert (after.sent, after.waiting, after.failed) == (3, 0, 0)


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (State.QUEUED, "waiting"),
        (State.IN_FLIGHT, "waiting"),
        (State.RETRYING, "waiting"),
        (State.DELETION_QUEUED, "waiting"),
        (State.HELD, "held"),
        (State.NEEDS_ATTENTION, "failed"),
        (State.SENT, "sent"),
        (State.DELETED, None),
    ],
)
def test_a_record_is_counted_once_where_it_stands(state, place):
    hold = Hold.PROSPECT if state == State.HELD else ""
    LedgerRowFactory(stream=Stream.STAGES, state=state, hold=hold)

    one = of(Stream.STAGES)

    numbers = {name: getattr(one, name) for name in ("sent", "waiting", "held", "failed")}
    assert {name for name, number in numbers.items() if number} == {place} - {None}


def test_pace_and_what_is_left_follow_the_last_minute(people):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        spent = {"seconds": [[int(now.timestamp()) - 5, 2]], "day": "", "calls": 1, "records": 2}
        StreamLease.objects.update_or_create(stream="candidates", defaults={"spent": spent})

        one = of(Stream.CANDIDATES)

    assert (one.pace, one.remaining) == (2, timedelta(minutes=1.5))
    with time_machine.travel(now + timedelta(minutes=2), tick=False):
        assert (of(Stream.CANDIDATES).pace, of(Stream.CANDIDATES).remaining) == (0, None)


def test_a_pause_of_linkedin_is_said_of_streams_that_share_it():
    until = timezone.now() + timedelta(minutes=5)
    StreamLease.objects.create(stream="candidates", paused_until=until)

    assert of(Stream.MEMBERS).paused_until == of(Stream.CANDIDATES).paused_until == until
    assert of(Stream.JOBS).paused_until is None


def test_it_costs_the_same_however_many_there_are(people, django_assert_num_queries):
    LedgerRowFactory.create_batch(30)

    with django_assert_num_queries(4):
        progress()


def test_nothing_goes_out_while_it_is_paused_and_all_of_it_afterwards(
    people, administrator, linkedin
):
    pause_sending(by=administrator)
    assert look() is None
    push()
    held_meanwhile = linkedin.state()["candidates"]
    states = set(LedgerRow.objects.values_list("state", flat=True))

    resume_sending(by=administrator)
    push()

    assert held_meanwhile == []
    assert State.HELD not in states  # It waits; nobody decided anything about it.
    assert len(linkedin.state()["candidates"]) == 3


def test_what_is_changed_in_a_pause_goes_out_as_it_is_then(people, administrator, linkedin):
    push()
    pause_sending(by=administrator)
    row = LedgerRow.objects.filter(stream=Stream.CANDIDATES, state=State.SENT).first()
    # As a colleague's edit would: only the newest version counts.
    LedgerRow.objects.filter(pk=row.pk).update(
        state=State.QUEUED, due_at=timezone.now(), payload_hash=""
    )
    push()
    assert LedgerRow.objects.get(pk=row.pk).state == State.QUEUED

    resume_sending(by=administrator)
    push()

    assert LedgerRow.objects.get(pk=row.pk).state == State.SENT


def test_turning_twice_is_turning_once(
    connected, administrator, nudged, django_capture_on_commit_callbacks
):
    for _ in range(2):
        pause_sending(by=administrator)
    with django_capture_on_commit_callbacks(execute=True):
        resume_sending(by=administrator)

    assert Activity.objects.filter(verb__startswith="linkedin.sending").count() == 2
    assert nudged == [PUSH_WAITING]


@pytest.mark.parametrize("deed", [pause_sending, resume_sending])
def test_only_administrators_turn_it(connected, recruiter, deed):
    with pytest.raises(NotAllowed):
        deed(by=recruiter)


def test_administrators_are_told_once_that_the_first_sync_is_over(people, administrator):
    tasks.push_waiting()
    assert told() == []
    push()

    for _ in range(2):
        tasks.push_waiting()

    assert told() == ["The first sync is complete: LinkedIn holds 7 records."]
    assert Notice.objects.get(text=told()[0]).user == administrator


def test_they_are_not_told_while_it_is_still_looked_through(people):
    push()
    want_filled_ledger()

    tasks.push_waiting()

    assert told() == []


def test_they_are_told_what_needs_a_person(people):
    LedgerRowFactory(state=State.NEEDS_ATTENTION)
    push()

    tasks.push_waiting()

    assert [text.endswith("Needing a person: 1.") for text in told()] == [True]
