"""What may no longer be shared leaves LinkedIn, in its order, and comes back when it may."""

from collections import Counter

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from applications.lifecycle.moving import move_application
from candidates.details.services import edit_candidate
from jobs.details.services import edit_job
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.leases import LEASE
from linkedin_rsc.ledger import outcomes
from linkedin_rsc.models import Connection, Hold, Integration, LedgerFill, LedgerRow, Stream
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory
from tests.linkedin_rsc.pushing import (
    applicants,
    due_now,
    fill,
    fill_as_wanted,
    look,
    push,
    row_of,
    states,
    take,
)

pytestmark = pytest.mark.django_db

State = LedgerRow.State
WRITES = {"batch_create", "batch_update", "batch_partial_update", "batch_delete"}


def stage(application, name):
    return application.job.stages.get(name=name)


def written(linkedin):
    """The calls that wrote records since they were last forgotten."""
    return [
        (call["resource"], call["restli_method"], call["records"])
        for call in linkedin.requests()
        if call["restli_method"] in WRITES and call["resource"] != "atsIntegrations"
    ]


def as_time_passes():
    """Look again when what rests after a failure is due."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(4):
            look()
            clock.shift(11)


def make_private(application, by, is_private=True):
    edit_candidate(candidate=application.candidate, by=by, is_private=is_private)


def held_people(linkedin):
    state = linkedin.state()
    return state["candidates"], state["applications"]


# -- The order, and the fewest calls ------------------------------------------------------------


def test_applications_leave_before_their_candidate_and_take_their_steps_along(
    connected, linkedin, administrator
):
    [application] = applicants(1)
    push()
    linkedin.forget_requests()

    make_private(application, administrator)
    push()

    assert written(linkedin) == [
        ("atsApplications", "batch_delete", 1),
        ("atsCandidates", "batch_delete", 1),
    ]
    assert held_people(linkedin) == ([], [])
    left = LedgerRow.objects.exclude(stream=Stream.JOBS).values_list("state", "hold", "may_be_held")
    assert set(left) == {(State.HELD, Hold.PRIVATE_CANDIDATE, False)}
    assert linkedin.findings() == []


def test_who_is_sent_anew_has_all_steps_again(connected, linkedin, administrator):
    [application] = applicants(1)
    push()
    make_private(application, administrator)
    push()

    make_private(application, administrator, is_private=False)
    push()

    [candidate], [held] = held_people(linkedin)
    assert candidate["external_id"] == application.candidate.public_id
    assert len(held["stages"]) == 1
    assert set(LedgerRow.objects.values_list("state", "wanted")) == {(State.SENT, "present")}


def test_candidate_whose_application_cannot_be_deleted_waits(connected, linkedin, administrator):
    [application] = applicants(1)
    push()
    key = application.public_id
    linkedin.fail_next("atsApplications", 422, key=key, message="Not yours", times=9)

    make_private(application, administrator)
    push()

    assert row_of(Stream.APPLICATIONS, key).state == State.NEEDS_ATTENTION
    [waiting] = LedgerRow.objects.filter(stream=Stream.CANDIDATES)
    assert waiting.state == State.DELETION_QUEUED
    assert waiting.due_at > timezone.now() + outcomes.AT_LATEST / 2
    assert len(linkedin.state()["candidates"]) == 1


def test_who_is_on_another_job_stays(connected, linkedin, administrator):
    [application] = applicants(1)
    other = ApplicationFactory(
        candidate=application.candidate, job=JobFactory(active=True), at="Screen"
    )
    fill()
    push()

    edit_job(job=other.job, by=administrator, is_confidential=True)
    fill_as_wanted()
    assert states(Stream.CANDIDATES) == [State.QUEUED]
    push()

    candidates, [held] = held_people(linkedin)
    assert len(candidates) == 1
    assert held["external_id"] == application.public_id


# -- Who is a prospect again --------------------------------------------------------------------


@pytest.fixture
def prospect(connected, recruiter):
    job = JobFactory(active=True, recruiter=recruiter)
    application = ApplicationFactory(job=job, candidate__email="ilse@example.org")
    fill()
    return application


def test_moved_out_of_prospect_and_back_before_anything_was_sent_sends_nothing(
    prospect, linkedin, recruiter
):
    move_application(application=prospect, to=stage(prospect, "Screen"), by=recruiter)
    move_application(application=prospect, to=stage(prospect, "Prospect"), by=recruiter)

    push()

    assert held_people(linkedin) == ([], [])
    assert [resource for resource, *_ in written(linkedin)] == ["simpleJobPostings"]
    row = row_of(Stream.APPLICATIONS, prospect.public_id)
    assert (row.state, row.hold, row.sent_at) == (State.HELD, Hold.PROSPECT, None)


def test_moved_back_to_prospect_is_withdrawn_with_all_steps_and_sent_anew(
    prospect, linkedin, recruiter
):
    for name in ("Screen", "Interview"):
        move_application(application=prospect, to=stage(prospect, name), by=recruiter)
    push()
    steps = linkedin.state()["applications"][0]["stages"]

    move_application(application=prospect, to=stage(prospect, "Prospect"), by=recruiter)
    said = LedgerRow.objects.exclude(stream=Stream.JOBS).filter(may_be_held=True)
    assert set(said.values_list("state", flat=True)) == {State.DELETION_QUEUED}
    push()
    assert held_people(linkedin) == ([], [])

    move_application(application=prospect, to=stage(prospect, "Screen"), by=recruiter)
    push()
    [again] = linkedin.state()["applications"]
    assert len(again["stages"]) == len(steps) + 2


def test_undone_while_it_is_being_sent_is_withdrawn(prospect, linkedin, recruiter, on_call):
    move_application(application=prospect, to=stage(prospect, "Screen"), by=recruiter)
    back = []

    def undo():
        if not back:
            back.append(
                move_application(application=prospect, to=stage(prospect, "Prospect"), by=recruiter)
            )

    on_call("/v2/atsApplications", undo)

    push()

    assert back
    assert held_people(linkedin) == ([], [])


def test_prospects_that_are_shared_no_longer_are_withdrawn(
    prospect, linkedin, recruiter, administrator
):
    applied = ApplicationFactory(job=prospect.job, candidate__email="o@example.org", at="Screen")
    change_settings(share_prospects=True, by=administrator)
    push()
    assert len(linkedin.state()["candidates"]) == 2

    change_settings(share_prospects=False, by=administrator)
    push()

    [candidate], [held] = held_people(linkedin)
    assert (candidate["external_id"], held["external_id"]) == (
        applied.candidate.public_id, applied.public_id,
    )  # fmt: skip


# -- Confidential jobs --------------------------------------------------------------------------


def test_confidential_job_is_closed_without_a_word_of_what_it_is_by_now(
    connected, linkedin, administrator
):
    [application] = applicants(1)
    push()
    linkedin.forget_requests()

    edit_job(job=application.job, by=administrator, is_confidential=True, title="Nordlicht")
    push()

    [job] = linkedin.state()["jobs"]
    assert (job["state"], job["title"] == "Nordlicht") == ("CLOSED", False)
    assert held_people(linkedin) == ([], [])
    row = row_of(Stream.JOBS, application.job.public_id)
    assert (row.state, row.hold, row.wanted) == (State.HELD, Hold.CONFIDENTIAL_JOB, "absent")

    linkedin.forget_requests()
    fill()
    push()
    assert written(linkedin) == []


def test_job_that_is_open_to_all_again_is_listed_with_its_people(
    connected, linkedin, administrator
):
    [application] = applicants(1)
    push()
    edit_job(job=application.job, by=administrator, is_confidential=True)
    push()

    edit_job(job=application.job, by=administrator, is_confidential=False)
    push()

    assert linkedin.state()["jobs"][0]["state"] == "LISTED"
    assert len(linkedin.state()["applications"]) == 1


def test_job_made_confidential_while_linkedin_takes_it_in_is_closed_after(
    connected, linkedin, administrator
):
    job = JobFactory(active=True)
    fill()
    look()
    assert row_of(Stream.JOBS, job.public_id).task

    edit_job(job=job, by=administrator, is_confidential=True)
    push()

    assert linkedin.state()["jobs"][0]["state"] == "CLOSED"


def test_applications_of_a_confidential_job_are_withdrawn_in_the_background(
    connected, linkedin, administrator, monkeypatch
):
    monkeypatch.setattr("linkedin_rsc.ledger.fill.APPLICATIONS_A_SLICE", 2)
    application, *_others = applicants(5)
    push()

    edit_job(job=application.job, by=administrator, is_confidential=True)
    assert Counter(states(Stream.APPLICATIONS)) == {State.SENT: 5}
    assert LedgerFill.objects.exists()
    fill_as_wanted()
    for stream in (Stream.APPLICATIONS, Stream.CANDIDATES, Stream.STAGES):
        assert Counter(states(stream)) == {State.DELETION_QUEUED: 5}
    push()

    assert held_people(linkedin) == ([], [])


# -- Switches and former companies --------------------------------------------------------------


def test_switching_off_withdraws_nothing_and_what_waits_goes_when_it_is_on_again(
    connected, linkedin, administrator
):
    kept, private = applicants(2)
    push()
    Integration.objects.filter(type="IN_ATS_INDICATOR").update(status="DISABLED")

    make_private(private, administrator)
    fill()
    push()
    assert len(linkedin.state()["candidates"]) == 2
    assert row_of(Stream.CANDIDATES, kept.candidate.public_id).held_at_linkedin

    Integration.objects.update(status="ENABLED")
    push()
    [candidate] = linkedin.state()["candidates"]
    assert candidate["external_id"] == kept.candidate.public_id


def test_what_another_company_held_is_not_withdrawn_from_this_one(
    connected, linkedin, administrator
):
    [application] = applicants(1)
    push()
    Connection.objects.update(epoch=2)
    linkedin.forget_requests()

    make_private(application, administrator)
    fill()
    push()

    assert [one for one in written(linkedin) if "delete" in one[1]] == []
    row = row_of(Stream.CANDIDATES, application.candidate.public_id)
    assert (row.state, row.hold, row.may_be_held) == (State.HELD, "private_candidate", False)


def test_what_former_versions_left_at_linkedin_is_withdrawn(connected, linkedin):
    [application] = applicants(1)
    push()
    type(application.candidate).objects.update(is_private=True)
    LedgerRow.objects.exclude(stream=Stream.JOBS).update(
        state=State.HELD, hold=Hold.PRIVATE_CANDIDATE
    )

    fill()
    push()

    assert held_people(linkedin) == ([], [])


# -- Faults -------------------------------------------------------------------------------------


def test_timed_out_first_call_may_have_been_heard(connected, linkedin, administrator):
    [application] = applicants(1)
    linkedin.break_next("atsCandidates", "reset", status=503, takes_effect=True)
    look()
    look()
    assert row_of(Stream.CANDIDATES, application.candidate.public_id).may_be_held

    make_private(application, administrator)
    as_time_passes()

    assert linkedin.state()["candidates"] == []


@pytest.mark.parametrize("takes_effect", [True, False])
@pytest.mark.parametrize("resource", ["atsApplications", "atsCandidates"])
def test_delete_without_an_answer_is_tried_again_until_it_is_gone(
    connected, linkedin, administrator, resource, takes_effect
):
    [application] = applicants(1)
    push()
    linkedin.break_next(resource, "reset", status=503, takes_effect=takes_effect)

    make_private(application, administrator)
    as_time_passes()

    assert held_people(linkedin) == ([], [])
    assert Counter(states(Stream.CANDIDATES)) == {State.HELD: 1}


def test_public_again_after_a_delete_nobody_answered_is_sent_whole(
    connected, linkedin, administrator
):
    [application] = applicants(1)
    push()
    linkedin.break_next("atsApplications", "reset", status=503, takes_effect=True)
    make_private(application, administrator)
    look()
    assert linkedin.state()["applications"] == []

    make_private(application, administrator, is_private=False)
    as_time_passes()

    assert [len(one["stages"]) for one in linkedin.state()["applications"]] == [1]


def test_worker_that_dies_after_claiming_leaves_the_row_being_withdrawn(
    connected, linkedin, administrator
):
    [application] = applicants(1)
    push()
    make_private(application, administrator)
    with time_machine.travel(timezone.now() - LEASE * 2):
        due_now()
        take(Stream.APPLICATIONS)

    push()

    assert held_people(linkedin) == ([], [])


# -- Cost ---------------------------------------------------------------------------------------


def test_queries_of_a_batch_of_deletes_do_not_grow_with_its_records(
    connected, linkedin, administrator
):
    counts = []
    for size in (5, 40):
        LedgerRow.objects.all().delete()
        made = applicants(size, last_name=f"Of{size}")
        push()
        type(made[0].candidate).objects.update(is_private=True)
        LedgerRow.objects.filter(stream=Stream.APPLICATIONS).update(
            state=State.DELETION_QUEUED, due_at=timezone.now()
        )
        LedgerRow.objects.exclude(stream=Stream.APPLICATIONS).update(state=State.HELD, hold="x")
        with CaptureQueriesContext(connection) as captured:
            look()
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert linkedin.state()["applications"] == []


def test_full_batches_are_deleted_a_hundred_at_a_time(connected, linkedin, administrator):
    application, *_others = applicants(101)
    push()
    linkedin.forget_requests()

    edit_job(job=application.job, by=administrator, is_confidential=True)
    push()

    deletes = [(name, records) for name, method, records in written(linkedin) if "delete" in method]
    assert Counter(deletes) == {
        (resource, records): 1
        for resource in ("atsApplications", "atsCandidates")
        for records in (100, 1)
    }


def test_row_without_a_parent_that_linkedin_may_hold_has_left_with_it(connected, linkedin):
    LedgerRowFactory(
        stream=Stream.STAGES, record="gone", application="gone", candidate="gone",
        held_at_linkedin=True, may_be_held=True,
    )  # fmt: skip

    push()

    assert row_of(Stream.STAGES, "gone").state == State.DELETED
    assert written(linkedin) == []
