"""Two senders, or a sender and a colleague, at the same moment; on a real PostgreSQL."""

import threading
import time
from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone

from applications.lifecycle.moving import move_application
from applications.lifecycle.steps import add_step, record_on
from applications.verbs import ApplicationVerb
from candidates.details.services import edit_candidate
from jobs.details.services import edit_job
from linkedin_rsc.client.restli import MAX_BATCH_RECORDS
from linkedin_rsc.ledger import outcomes
from linkedin_rsc.ledger.mark import mark
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.streams import applications, candidates
from linkedin_rsc.streams.change import Mark
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory, ProfileLinkFactory
from tests.linkedin_rsc.at_once import at_once, needs_threads
from tests.linkedin_rsc.pushing import fill, fill_as_wanted, look, take
from tests.statements import just_before

pytestmark = [pytest.mark.django_db(transaction=True), needs_threads]

State = LedgerRow.State


def test_two_senders_send_nothing_twice(connected, linkedin):
    job = JobFactory(active=True)
    for number in range(2 * MAX_BATCH_RECORDS + 1):
        candidate = CandidateFactory(email=f"person{number}@example.org")
        ApplicationFactory(candidate=candidate, job=job, at="Screen")
    fill()

    given = at_once(look, look, look)

    assert not any(isinstance(one, Exception) for one in given)
    puts = linkedin.requests(resource="atsCandidates", restli_method="batch_update")
    assert len(puts) == 3
    assert linkedin.findings() == []
    assert set(LedgerRow.objects.filter(stream="candidates").values_list("state", flat=True)) == {
        State.SENT
    }


def test_two_marks_of_a_new_record_make_one_row_of_two_changes():
    one = Mark(Stream.CANDIDATES, "c1", None, candidate="c1")

    at_once(lambda: mark([one], epoch=1), lambda: mark([one], epoch=1))

    assert LedgerRow.objects.get().revision == 2


def test_change_while_the_answer_is_written_is_not_lost():
    LedgerRowFactory(record="c1")
    [row] = take(Stream.CANDIDATES)
    row.state, row.payload_hash = State.SENT, "h"
    one = Mark(Stream.CANDIDATES, "c1", None, candidate="c1")

    given = at_once(lambda: mark([one], epoch=1), lambda: settle(candidates, [row]))

    assert given == [None, None]
    assert LedgerRow.objects.get().state == State.QUEUED


def _arrives(parent, child):
    """The child waits for the parent, which has just arrived."""
    LedgerRow.objects.filter(pk=child.pk).update(state=State.HELD, hold=Hold.WAITING_FOR_CANDIDATE)
    [row] = take(Stream.CANDIDATES)
    outcomes.accept(row, "h", timezone.now())
    return candidates, row, 'SET "state"'


def _is_lost(parent, child):
    """LinkedIn does not know the parent when it is sent the child."""
    LedgerRow.objects.filter(pk=parent.pk).update(state=State.SENT)
    [row] = take(Stream.APPLICATIONS)
    row.is_orphan = True
    return applications, row, 'SET "revision"'


def _leaves(parent, child):
    """The parent waited until the child had left LinkedIn."""
    LedgerRow.objects.filter(pk=parent.pk).update(state=State.DELETION_QUEUED)
    [row] = take(Stream.APPLICATIONS)
    row.wanted, row.may_be_held = LedgerRow.Wanted.ABSENT, False
    return applications, row, 'SET "revision"'


@pytest.mark.parametrize("case", [_arrives, _is_lost, _leaves])
def test_who_settles_and_who_marks_lock_a_person_and_what_is_below_in_one_order(case):
    """The change comes while the sender has some of the rows and not yet all."""
    parent = LedgerRowFactory(record="c1", candidate="c1")
    child = LedgerRowFactory(
        stream=Stream.APPLICATIONS, record="a1", candidate="c1", application="a1"
    )
    stream, row, words = case(parent, child)
    has_some = threading.Event()

    def wait():
        has_some.set()
        time.sleep(1)  # The other comes as far as it can.

    def answer():
        with just_before(words, wait):
            settle(stream, [row])

    def change():
        has_some.wait(timeout=10)
        both = [(Stream.APPLICATIONS, "a1"), (Stream.CANDIDATES, "c1")]
        mark([Mark(name, record, None, candidate="c1") for name, record in both], epoch=1)

    assert at_once(answer, change) == [None, None]
    assert has_some.is_set()


@pytest.fixture
def application(recruiter):
    """A prospect of a linked candidate, marked and held back."""
    ConnectionFactory(enabled=True)
    job = JobFactory(active=True, recruiter=recruiter)
    candidate = CandidateFactory(email="ilse@example.org")
    application = ApplicationFactory(candidate=candidate, job=job)
    ProfileLinkFactory(candidate=candidate)
    edit_candidate(candidate=candidate, by=recruiter, headline="Night shift planner")
    with transaction.atomic():
        step = add_step(application, by=recruiter, to=application.stage, at=application.created_at)
        record_on(ApplicationVerb.CREATED, application, by=recruiter, step=step)
    assert set(LedgerRow.objects.values_list("hold", flat=True)) == {Hold.PROSPECT}
    return application


def test_edit_decided_before_a_move_does_not_hold_the_candidate_back(application, recruiter):
    """The edit knows the person as a prospect, and writes that down as late as it can."""
    is_moved = threading.Event()

    def edit():
        with just_before("INSERT INTO linkedin_rsc_ledgerrow", lambda: is_moved.wait(timeout=1)):
            edit_candidate(candidate=application.candidate, by=recruiter, last_name="Lüders")

    def move():
        move_application(application=application, to=screen, by=recruiter)
        is_moved.set()

    screen = application.job.stages.get(name="Screen")

    given = at_once(edit, move)

    assert not any(isinstance(one, Exception) for one in given), given
    rows = LedgerRow.objects.exclude(state=State.QUEUED).exclude(stream=Stream.JOBS)
    assert not rows.exists()


@pytest.mark.parametrize("words", ["FOR NO KEY UPDATE", "INSERT INTO linkedin_rsc_ledgerrow"])
def test_mark_decided_before_a_job_was_opened_to_all_holds_nothing_back(recruiter, words):
    """The move knows the job as confidential, and writes that down as late as it can."""
    ConnectionFactory(enabled=True)
    job = JobFactory(active=True, recruiter=recruiter, is_confidential=True)
    application = ApplicationFactory(job=job, at="Screen", candidate__email="ilse@example.org")
    is_decided, is_open = threading.Event(), threading.Event()

    def wait():
        is_decided.set()
        is_open.wait(timeout=1)

    def move():
        with just_before(words, wait):
            move_application(application=application, to=offer, by=recruiter)

    def open_to_all():
        is_decided.wait()
        edit_job(job=job, by=recruiter, is_confidential=False)
        is_open.set()

    offer = job.stages.get(name="Offer")

    given = at_once(move, open_to_all)
    fill_as_wanted()

    assert not any(isinstance(one, Exception) for one in given), given
    assert set(LedgerRow.objects.values_list("state", "hold")) == {(State.QUEUED, "")}


def test_edit_that_knows_a_job_as_confidential_is_waited_for(application, recruiter):
    """The background opens what the edit still holds back, however late the edit writes it."""
    job = application.job
    edit_job(job=job, by=recruiter, is_confidential=True)
    move_application(application=application, to=job.stages.get(name="Screen"), by=recruiter)
    fill_as_wanted()
    is_decided, is_open = threading.Event(), threading.Event()

    def wait():
        is_decided.set()
        is_open.wait(timeout=2)

    def edit():
        with just_before("INSERT INTO linkedin_rsc_ledgerrow", wait):
            edit_candidate(candidate=application.candidate, by=recruiter, last_name="Lüders")

    def open_to_all():
        is_decided.wait()
        edit_job(job=job, by=recruiter, is_confidential=False)
        is_open.set()
        fill_as_wanted()

    given = at_once(edit, open_to_all)

    assert not any(isinstance(one, Exception) for one in given), given
    assert not LedgerRow.objects.filter(hold=Hold.CONFIDENTIAL_JOB).exists()


def test_job_kept_secret_while_its_applicant_is_edited_locks_nobody_out(application, recruiter):
    job, candidate = application.job, application.candidate
    LedgerRow.objects.filter(stream=Stream.MEMBERS).update(id=10**6)

    for turn in range(10):
        given = at_once(
            partial(edit_job, job=job, by=recruiter, is_confidential=not turn % 2),
            partial(edit_candidate, candidate=candidate, by=recruiter, last_name=f"L{turn}"),
        )
        assert not any(isinstance(one, Exception) for one in given), given


def test_two_first_syncs_at_once_make_each_row_once():
    ConnectionFactory(enabled=True)
    job = JobFactory(active=True)
    for number in range(20):
        ApplicationFactory(job=job, at="Screen", candidate__email=f"p{number}@example.org")

    given = at_once(fill, fill)

    assert given == [None, None]
    fill_as_wanted()
    assert LedgerRow.objects.count() == 41
