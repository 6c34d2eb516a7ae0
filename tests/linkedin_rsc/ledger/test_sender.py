"""The sender: who sends, how long, when it stops and when it looks again."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db import connection as database
from django.db import transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from applications.lifecycle.moving import move_application
from candidates.details.services import edit_candidate
from jobs.details.services import create_job, edit_job
from linkedin_rsc.client.restli import MAX_BATCH_RECORDS
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.ledger import outcomes, sender
from linkedin_rsc.ledger.deliver import MAX_LOST_PARENTS
from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.models import Connection, LedgerRow, Stream, StreamLease
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory, ProfileLinkFactory
from tests.linkedin_rsc.pushing import (
    applicants,
    due_now,
    fill,
    look,
    push,
    row_of,
    states,
    waits,
)
from tests.statements import just_before

pytestmark = pytest.mark.django_db

State = LedgerRow.State


# -- What may go is asked again and again -------------------------------------------------------


def test_disconnecting_stops_a_push_that_is_under_way(connected, linkedin, on_call):
    applicants(MAX_BATCH_RECORDS + 1)
    on_call(
        "/v2/atsCandidates",
        lambda: Connection.objects.update(state=Connection.State.DISCONNECTED),
    )

    look()

    assert len(linkedin.requests(resource="atsCandidates", restli_method="batch_update")) == 1
    assert Counter(states(Stream.CANDIDATES)) == {State.SENT: MAX_BATCH_RECORDS, State.QUEUED: 1}


def test_whoever_finds_a_stream_taken_is_served_by_who_has_it(connected, linkedin):
    """What is marked after the last claim and before the stream is free again must not wait."""
    applicants(1)
    push()
    candidate = CandidateFactory(email="late@example.org")
    ApplicationFactory(candidate=candidate, at="Screen")
    due_now(stream=Stream.CANDIDATES)
    LedgerRow.objects.filter(stream=Stream.CANDIDATES).update(state=State.QUEUED)

    def come_late():
        LedgerRowFactory(record=candidate.public_id)
        look()

    # Only whoever gives a lease back writes this.
    with just_before('"strikes" =', come_late):
        look()

    assert row_of(Stream.CANDIDATES, candidate.public_id).state == State.SENT


def test_a_look_ends_and_asks_for_the_next_one(connected, linkedin, on_call):
    applicants(MAX_BATCH_RECORDS + 1)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        on_call("/v2/atsCandidates", lambda: clock.shift(sender.LOOK))

        assert look() == sender.AT_ONCE

    assert Counter(states(Stream.CANDIDATES)) == {State.SENT: MAX_BATCH_RECORDS, State.QUEUED: 1}


@pytest.fixture
def prospect(connected, recruiter):
    """A prospect whose rows are about to be looked at again."""
    job = JobFactory(active=True, recruiter=recruiter)
    application = ApplicationFactory(candidate__email="ilse@example.org", job=job)
    edit_candidate(candidate=application.candidate, by=recruiter, headline="Night shift planner")
    fill()
    requeue(LedgerRow.objects.all())
    return application


@pytest.mark.parametrize("release", ["moved", "shared"])
def test_prospect_released_while_a_sender_holds_it_back_goes(
    prospect, linkedin, recruiter, administrator, release
):
    """The sender has read the person as a prospect and is about to write that down."""

    def let_go():
        if release == "moved":
            screen = prospect.job.stages.get(name="Screen")
            move_application(application=prospect, to=screen, by=recruiter)
        else:
            change_settings(share_prospects=True, by=administrator)
            fill()

    with just_before("settled.claimed_at", let_go):
        look()
    push()

    assert states(Stream.CANDIDATES) == states(Stream.APPLICATIONS) == [State.SENT]


def test_nothing_is_looked_at_again_while_linkedin_is_not_connected(connected):
    LedgerRowFactory(state=State.RETRYING, due_at=timezone.now())
    Connection.objects.update(state=Connection.State.DISCONNECTED)

    assert look() is None


def test_nothing_is_looked_at_again_before_the_stream_has_rested(connected, linkedin):
    job = JobFactory(active=True)
    fill()
    look()
    assert row_of(Stream.JOBS, job.public_id).task
    LedgerRow.objects.update(due_at=timezone.now())
    linkedin.fail_next("simpleJobPostingTasks", 429, retry_after_s=30)

    for _ in range(2):
        before = timezone.now()
        again = look()
        rested_at = StreamLease.objects.get(stream=Stream.JOBS).paused_until
        assert rested_at - timezone.now() <= again <= rested_at - before


def test_all_due_tasks_are_asked_about_in_one_go(connected, linkedin):
    JobFactory.create_batch(MAX_BATCH_RECORDS + 1, active=True)
    fill()
    look()
    due_now()

    look()

    assert Counter(states(Stream.JOBS)) == {State.SENT: MAX_BATCH_RECORDS + 1}


# -- Answers ------------------------------------------------------------------------------------


def test_steps_that_were_answered_stay_sent_when_a_later_call_fails(connected, linkedin, on_call):
    applicants(3)
    calls = []

    def third_call_fails():
        calls.append(1)
        if len(calls) == 2:
            linkedin.fail_next("atsApplications/stages", 503)

    on_call("/stages", third_call_fails)

    push()

    assert states(Stream.STAGES) == [State.SENT, State.SENT, State.RETRYING]


def test_throttled_record_waits_as_long_as_a_throttled_call(connected, linkedin):
    [application] = applicants(1)
    candidate = application.candidate.public_id
    linkedin.fail_next("atsCandidates", 429, key=candidate)
    with time_machine.travel(timezone.now(), tick=False):
        look()
        tried_at = row_of(Stream.CANDIDATES, candidate).due_at
        assert StreamLease.objects.get(stream=Stream.CANDIDATES).paused_until is None

        due_now()
        linkedin.fail_next("atsCandidates", 429)
        look()

    assert tried_at == StreamLease.objects.get(stream=Stream.CANDIDATES).paused_until


def test_record_is_tried_again_after_twice_as_long_each_time_and_hourly_then(connected, linkedin):
    [application] = applicants(1)
    candidate = application.candidate.public_id
    linkedin.fail_next("atsCandidates", 503, key=candidate, times=14)

    seconds = waits(candidate, 14)

    assert seconds == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600]


@pytest.mark.parametrize(
    ("status", "times", "rest"),
    [
        # A 401 is tried once more with a new token.
        (401, 2, timedelta(minutes=5)),
        (403, 1, timedelta(minutes=5)),
        (503, 1, timedelta(seconds=10)),
    ],
)
def test_stream_rests_after_a_call_that_failed(connected, linkedin, status, times, rest):
    applicants(1)
    linkedin.fail_next("atsCandidates", status, times=times)
    a_moment = timedelta(milliseconds=1)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        look()
        linkedin.forget_requests()

        clock.shift(rest - a_moment)
        look()
        assert linkedin.requests(resource="atsCandidates") == []

        clock.shift(a_moment)
        look()
        assert states(Stream.CANDIDATES) == [State.SENT]


@time_machine.travel("2026-11-27 23:30Z", tick=False)
def test_no_pause_is_longer_than_a_daily_limit():
    assert outcomes.pause_until(timezone.now(), 10) == timezone.now() + timedelta(minutes=30)


@pytest.mark.parametrize("status", [401, 403])
def test_record_linkedin_forbids_needs_a_person(connected, linkedin, status):
    one, _ = applicants(2)
    linkedin.fail_next("atsCandidates", status, key=one.candidate.public_id, message="Not yours")

    push()

    assert states(Stream.CANDIDATES) == [State.NEEDS_ATTENTION, State.SENT]
    assert row_of(Stream.CANDIDATES, one.candidate.public_id).reason == "Not yours"


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        (Stream.STAGES, Stream.APPLICATIONS),
        (Stream.APPLICATIONS, Stream.CANDIDATES),
        (Stream.MEMBERS, Stream.CANDIDATES),
    ],
)
def test_parent_linkedin_lost_is_sent_again_before_its_child(connected, linkedin, child, parent):
    [application] = applicants(1)
    ProfileLinkFactory(
        candidate=application.candidate,
        application_urn=connected.application,
        person="urn:li:person:unknown",
    )
    push()
    fill()
    parents = LedgerRow.objects.filter(stream=parent)
    linkedin.fail_next(*_lost(child, application), message="Unknown parent")
    before = parents.get().revision
    LedgerRow.objects.filter(stream=child).update(state=State.QUEUED, payload_hash="")

    push()

    child_row = LedgerRow.objects.get(stream=child)
    assert (child_row.state, child_row.attempts) == (State.RETRYING, 1)
    assert parents.get().revision > before
    assert parents.get().state == State.SENT


@pytest.mark.parametrize("child", [Stream.APPLICATIONS, Stream.MEMBERS])
def test_worker_that_dies_before_it_says_what_is_lost_has_said_nothing(connected, linkedin, child):
    """Sending a candidate may clear the member; an application may tell that LinkedIn lost them."""
    [application] = applicants(1)
    ProfileLinkFactory(
        candidate=application.candidate,
        application_urn=connected.application,
        person="urn:li:person:unknown",
    )
    push()
    fill()
    LedgerRow.objects.exclude(stream=Stream.JOBS).update(state=State.SENT)
    sent = Stream.CANDIDATES if child == Stream.MEMBERS else child
    lost = Stream.MEMBERS if child == Stream.MEMBERS else Stream.CANDIDATES
    linkedin.fail_next("atsApplications", 404, message="Unknown parent", times=2)
    LedgerRow.objects.filter(stream=sent).update(state=State.QUEUED, payload_hash="")
    before = LedgerRow.objects.get(stream=lost).revision

    with just_before('SET "revision"', _die), pytest.raises(Killed):
        look()

    assert states(sent) == [State.IN_FLIGHT]
    due_now(stream=sent)
    look()
    assert LedgerRow.objects.get(stream=lost).revision > before


class Killed(Exception):
    pass


def _die() -> None:
    raise Killed


def test_what_is_answered_is_written_before_the_last_call_of_a_batch(connected, linkedin, on_call):
    """Steps go by the application; a worker that dies at the third has done with the first."""
    applicants(3)
    seen = []
    with time_machine.travel(timezone.now(), tick=False) as clock:

        def answer_slowly():
            seen.append(Counter(states(Stream.STAGES)))
            clock.shift(5)

        on_call("/stages", answer_slowly)
        for _ in range(3):
            due_now(state=State.IN_FLIGHT)
            look()

    assert seen == [
        {State.IN_FLIGHT: 3},
        {State.SENT: 1, State.IN_FLIGHT: 2},
        {State.SENT: 2, State.IN_FLIGHT: 1},
    ]
    assert states(Stream.STAGES) == [State.SENT] * 3


def test_change_while_it_is_sent_outlives_the_worker_that_sent_it(
    connected, linkedin, on_call, administrator
):
    [application] = applicants(1)
    push()
    candidate = application.candidate
    edit_candidate(candidate=candidate, by=administrator, headline="First")

    def change():
        edit_candidate(candidate=candidate, by=administrator, headline="Second")

    on_call("/v2/atsCandidates", change)
    # The first statement after the batch is settled.
    with just_before('FROM "linkedin_rsc_streamlease"', _die), pytest.raises(Killed):
        look()

    assert states(Stream.CANDIDATES) == [State.QUEUED]


def _lost(child: Stream, application) -> tuple:
    if child == Stream.STAGES:
        return "atsApplications/stages", 404
    return ("atsCandidates" if child == Stream.MEMBERS else "atsApplications"), 404


def test_child_whose_parent_stays_unknown_needs_a_person(connected, linkedin):
    [application] = applicants(1)
    push()
    row = row_of(Stream.APPLICATIONS, application.public_id)
    # A retry may fall due within the same push, on a machine that is slow.
    key = application.public_id
    linkedin.fail_next("atsApplications", 404, key=key, message="No job", times=100)
    for _ in range(MAX_LOST_PARENTS + 1):
        LedgerRow.objects.filter(pk=row.pk).update(
            state=State.QUEUED, payload_hash="", due_at=timezone.now()
        )
        push()

    row.refresh_from_db()
    assert (row.state, row.reason) == (State.NEEDS_ATTENTION, "No job")


# -- Cost ---------------------------------------------------------------------------------------


def test_queries_of_a_batch_do_not_grow_with_its_records(connected, linkedin):
    counts, held = [], []
    for size in (5, 40):
        LedgerRow.objects.all().delete()
        applicants(size, last_name=f"Of{size}")
        LedgerRow.objects.exclude(stream=Stream.CANDIDATES).delete()
        StreamLease.objects.get_or_create(stream=Stream.CANDIDATES)
        with CaptureQueriesContext(database) as captured:
            look()
        counts.append(len(captured))
        held.append(len(linkedin.state()["candidates"]))
    assert counts[0] == counts[1]
    assert held == [5, 45]


def test_several_calls_share_the_statements_of_a_batch(connected, linkedin):
    applicants(MAX_BATCH_RECORDS + 1)
    LedgerRow.objects.exclude(stream=Stream.CANDIDATES).delete()

    with CaptureQueriesContext(database) as captured:
        look()

    calls = linkedin.requests(resource="atsCandidates", restli_method="batch_update")
    assert [call["records"] for call in calls] == [MAX_BATCH_RECORDS, 1]
    assert sum("settled.claimed_at" in query["sql"] for query in captured) == 1


def test_record_deleted_between_claim_and_load_is_only_forgotten(connected, linkedin):
    [application] = applicants(1)

    def delete():
        application.stage_changes.all().delete()
        type(application).objects.filter(pk=application.pk).delete()

    with just_before('"applications_application"."public_id" IN', delete):
        push()

    assert states(Stream.APPLICATIONS) == [State.DELETED]


def test_removed_address_holds_the_candidate_back_and_a_new_one_lets_it_go(
    connected, linkedin, administrator
):
    [application] = applicants(1)
    push()
    candidate = application.candidate
    edit_candidate(candidate=candidate, by=administrator, emails=[])
    push()
    row = row_of(Stream.CANDIDATES, candidate.public_id)
    assert (row.state, row.hold) == (State.HELD, "no_identity")

    edit_candidate(candidate=candidate, by=administrator, emails=["new@example.org"])
    push()

    assert row_of(Stream.CANDIDATES, candidate.public_id).state == State.SENT
    assert linkedin.state()["candidates"][0]["fields"]["emailAddresses"] == ["new@example.org"]


def test_change_in_a_transaction_that_fails_leaves_no_mark(connected, recruiter):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        create_job(by=recruiter, title="Night shift planner", city="Bremen", country_code="DE")
        raise ZeroDivisionError

    assert not LedgerRow.objects.exists()


@pytest.mark.parametrize("secret", ["job", "candidate"])
def test_what_was_secret_at_the_first_sync_follows_once_it_is_not(
    connected, linkedin, recruiter, secret
):
    job = JobFactory(active=True, recruiter=recruiter, is_confidential=secret == "job")
    candidate = CandidateFactory(email="a@example.org", is_private=secret == "candidate")
    ApplicationFactory(candidate=candidate, job=job, at="Screen")
    fill()
    push()
    assert linkedin.state()["candidates"] == linkedin.state()["applications"] == []

    if secret == "job":
        edit_job(job=job, by=recruiter, is_confidential=False)
    else:
        edit_candidate(candidate=candidate, by=recruiter, is_private=False)
    push()

    assert len(linkedin.state()["candidates"]) == len(linkedin.state()["applications"]) == 1
