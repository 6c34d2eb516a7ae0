"""Changes go out: services here, real HTTP, and what LinkedIn holds afterwards."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.lifecycle.starting import start_application
from candidates.details.services import create_candidate, edit_candidate
from jobs.details.services import create_job, edit_job
from jobs.lifecycle.services import activate_job, close_job, restore_job
from linkedin_rsc import gateway
from linkedin_rsc.client.resources import exported_candidates
from linkedin_rsc.leases import LEASE
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import Connection, LedgerRow, Stream
from linkedin_rsc.streams import jobs
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ProfileLinkFactory
from tests.linkedin_rsc.pushing import due_now, fill, look, push, take

pytestmark = pytest.mark.django_db

State = LedgerRow.State
DESCRIPTION = "You move food through the night and keep the drivers informed. " * 3


def row_of(stream: str, record: str) -> LedgerRow:
    return LedgerRow.objects.get(stream=stream, record=record)


@pytest.fixture
def job(recruiter):
    job = create_job(
        by=recruiter, title="Night shift planner", city="Bremen", country_code="DE",
        description=DESCRIPTION,
    )  # fmt: skip
    return activate_job(job=job, by=recruiter)


@pytest.fixture
def candidate(recruiter):
    return create_candidate(
        by=recruiter, first_name="Ilse", last_name="Marbach", emails=["ilse@example.org"],
        phones=["+49 421 5550100"], city="Bremen", country_code="DE",
    )  # fmt: skip


@pytest.fixture
def application(candidate, job, recruiter):
    return start_application(candidate=candidate, job=job, by=recruiter)


def stage(job, name):
    return job.stages.get(name=name)


def held_jobs(linkedin):
    return {job["external_id"]: {**job["fields"], **job} for job in linkedin.state()["jobs"]}


def test_active_job_reaches_linkedin(connected, linkedin, job):
    push()

    held = held_jobs(linkedin)[job.public_id]
    assert held["state"] == "LISTED"
    assert held["availability"] == "PRIVATE_TO_ATS_INTEGRATION"
    assert row_of(Stream.JOBS, job.public_id).state == State.SENT


def test_job_with_a_short_description_reaches_linkedin_with_its_facts_below(connected, linkedin):
    job = JobFactory(
        active=True, description="<p>Ask.</p>", title="A", city="B", region="", country_code="TD",
        employment_type="contract", workplace_type="remote",
    )  # fmt: skip

    fill()
    push()

    told = held_jobs(linkedin)[job.public_id]["fields"]["description"]
    assert told.startswith("<p>Ask.</p><p>Job title: A</p><p>Place: B, Chad</p>")
    assert row_of(Stream.JOBS, job.public_id).state == State.SENT


def test_prospect_sends_nothing_but_the_job(connected, linkedin, application):
    push()

    state = linkedin.state()
    assert (state["candidates"], state["applications"]) == ([], [])
    row = row_of(Stream.APPLICATIONS, application.public_id)
    assert (row.state, row.hold) == (State.HELD, "prospect")


def test_moving_past_prospect_sends_candidate_application_and_history(
    connected, linkedin, application, job, recruiter
):
    move_application(application=application, to=stage(job, "Screen"), by=recruiter)

    push()

    state = linkedin.state()
    assert [row["fields"]["lastName"] for row in state["candidates"]] == ["Marbach"]
    held = state["applications"][0]
    assert held["fields"]["atsJobPostingId"] == job.public_id
    assert [step["stage"] for step in held["stages"].values()] == ["Prospect", "Screen"]
    assert linkedin.findings() == []
    assert set(LedgerRow.objects.values_list("state", flat=True)) == {State.SENT}


def test_streams_go_in_linkedins_order(connected, linkedin, application, job, recruiter):
    ProfileLinkFactory(
        candidate=application.candidate,
        application_urn=connected.application,
        person=_person_of_a_member(connected, linkedin, job),
    )
    move_application(application=application, to=stage(job, "Screen"), by=recruiter)

    push()

    writes = [
        (call["resource"], call["restli_method"])
        for call in linkedin.requests()
        if call["restli_method"] in {"batch_create", "batch_update", "batch_partial_update"}
        and call["resource"].startswith(("simple", "atsC", "atsApp"))
    ]
    assert list(dict.fromkeys(writes)) == [
        ("simpleJobPostings", "batch_create"),
        ("atsCandidates", "batch_update"),
        ("atsCandidates", "batch_partial_update"),
        ("atsApplications", "batch_update"),
        ("atsApplications/stages", "batch_update"),
    ]


def _person_of_a_member(connected, linkedin, job) -> str:
    """Export somebody, so that LinkedIn mints a person id for our application."""
    push()
    request_id = linkedin.export(member="ilse-marbach-demo", job=job.public_id, seat=77120)
    exported = exported_candidates(gateway.transport_for(connected), request_id)
    return str(exported[0]["candidate"]["member"])


def test_rejection_and_its_undoing_are_stages(connected, linkedin, application, job, recruiter):
    move_application(application=application, to=stage(job, "Screen"), by=recruiter)
    reject_application(application=application, reason="experience", by=recruiter)
    reinstate_application(application=application, by=recruiter)

    push()

    steps = linkedin.state()["applications"][0]["stages"].values()
    stages = [step["stage"] for step in sorted(steps, key=lambda step: step["atsCreatedAt"])]
    assert stages == ["Prospect", "Screen", "Rejected", "Screen"]


def test_only_the_newest_version_is_sent(connected, linkedin, application, job, recruiter):
    move_application(application=application, to=stage(job, "Screen"), by=recruiter)
    edit_candidate(candidate=application.candidate, by=recruiter, last_name="Marbach-Lüders")
    edit_candidate(candidate=application.candidate, by=recruiter, last_name="Lüders")

    push()

    puts = linkedin.requests(resource="atsCandidates", restli_method="batch_update")
    assert len(puts) == 1
    assert linkedin.state()["candidates"][0]["fields"]["lastName"] == "Lüders"


def test_nothing_is_sent_twice_without_a_change(connected, linkedin, application, job, recruiter):
    move_application(application=application, to=stage(job, "Screen"), by=recruiter)
    push()
    linkedin.forget_requests()

    fill()
    push()

    assert linkedin.requests(restli_method="batch_update") == []
    assert linkedin.requests(restli_method="batch_create") == []


def test_resend_sends_even_what_did_not_change(connected, linkedin, job, recruiter, administrator):
    push()
    linkedin.forget_requests()

    resend(row=row_of(Stream.JOBS, job.public_id), by=administrator)
    push()

    assert len(linkedin.requests(resource="simpleJobPostings")) == 1


def test_closing_and_restoring_a_job_follow(connected, linkedin, job, recruiter):
    push()
    close_job(job=job, by=recruiter, reason="filled")
    push()
    assert held_jobs(linkedin)[job.public_id]["state"] == "CLOSED"

    restore_job(job=job, by=recruiter)
    push()

    assert held_jobs(linkedin)[job.public_id]["state"] == "LISTED"


def test_applications_tell_linkedin_that_they_ended_with_the_job(
    connected, linkedin, application, job, recruiter
):
    def told():
        push()
        [held] = linkedin.state()["applications"]
        return held["fields"].get("dispositionReason")

    move_application(application=application, to=stage(job, "Screen"), by=recruiter)
    assert told() is None

    close_job(job=job, by=recruiter, reason="filled")
    assert told() == "Position filled"

    restore_job(job=job, by=recruiter)
    assert told() is None


def test_job_closed_before_linkedin_came_is_created_and_closed(connected, linkedin):
    job = JobFactory(active=True, status="closed", close_reason="filled")

    fill()
    push()

    assert held_jobs(linkedin)[job.public_id]["state"] == "CLOSED"
    assert row_of(Stream.JOBS, job.public_id).state == State.SENT


def test_public_job_made_private_is_closed_and_created_again(connected, linkedin, job, recruiter):
    edit_job(job=job, by=recruiter, linkedin_availability="public")
    push()
    assert held_jobs(linkedin)[job.public_id]["availability"] == "PUBLIC"

    edit_job(job=job, by=recruiter, linkedin_availability="private")
    push()

    held = held_jobs(linkedin)[job.public_id]
    assert (held["state"], held["availability"]) == ("LISTED", "PRIVATE_TO_ATS_INTEGRATION")


def test_job_linkedin_cannot_take_shows_its_words(connected, linkedin, job):
    linkedin.turn(job_task_failure="Invalid Field: /city")

    push()

    row = row_of(Stream.JOBS, job.public_id)
    assert row.state == State.NEEDS_ATTENTION
    assert "Invalid Field: /city" in row.reason


def test_application_waits_for_a_job_that_failed(
    connected, linkedin, application, job, recruiter, administrator
):
    linkedin.turn(job_task_failure="Invalid Field: /city")
    move_application(application=application, to=stage(job, "Screen"), by=recruiter)
    push()
    row = row_of(Stream.APPLICATIONS, application.public_id)
    assert (row.state, row.hold) == (State.HELD, "waiting_for_job")

    linkedin.turn(job_task_failure="")
    resend(row=row_of(Stream.JOBS, job.public_id), by=administrator)
    push()

    assert row_of(Stream.APPLICATIONS, application.public_id).state == State.SENT
    assert len(linkedin.state()["applications"]) == 1


def test_one_bad_record_does_not_keep_the_others_back(connected, linkedin, job):
    for name in ("good", "bad", "fine"):
        candidate = CandidateFactory(last_name=name, email=f"{name}@example.org")
        ApplicationFactory(candidate=candidate, job=job, at="Screen")
        if name == "bad":
            linkedin.fail_next("atsCandidates", 422, key=candidate.public_id, message="no lastName")
    fill()

    push()

    states = LedgerRow.objects.filter(stream=Stream.CANDIDATES).order_by("id")
    assert [row.state for row in states] == [State.SENT, State.NEEDS_ATTENTION, State.SENT]
    assert states[1].reason == "no lastName"


def test_expired_token_is_renewed_once_and_nothing_is_lost(connected, linkedin, job):
    push()
    linkedin.revoke_tokens(connected.client_id)
    linkedin.forget_requests()
    JobFactory(active=True)
    fill()

    push()

    assert len(linkedin.requests(resource="accessToken")) == 1
    assert LedgerRow.objects.exclude(state=State.SENT).count() == 0


def test_throttled_stream_rests_until_retry_after(connected, linkedin, job):
    linkedin.fail_next("simpleJobPostings", 429, retry_after_s=300)
    before = timezone.now()

    look()
    look()

    row = row_of(Stream.JOBS, job.public_id)
    assert row.state == State.RETRYING
    assert row.attempts == 0
    pause = timedelta(seconds=300)
    assert before + pause <= row.due_at <= timezone.now() + pause
    assert len(linkedin.requests(resource="simpleJobPostings")) == 1


def test_server_error_is_tried_again_later(connected, linkedin, job):
    linkedin.fail_next("simpleJobPostings", 503)

    look()

    row = row_of(Stream.JOBS, job.public_id)
    assert (row.state, row.attempts) == (State.RETRYING, 1)


def test_disabled_integration_ends_sharing_and_keeps_everything_queued(connected, linkedin, job):
    linkedin.disable(client_id=connected.client_id)

    look()

    connected.refresh_from_db()
    assert connected.state == Connection.State.PARTNER_READY
    assert row_of(Stream.JOBS, job.public_id).state == State.QUEUED


def test_refused_access_suspends_and_keeps_everything_queued(connected, linkedin, job):
    for resource in ("simpleJobPostings", "atsIntegrations"):
        linkedin.fail_next(resource, 403, message="This application was blocked.")

    look()

    connected.refresh_from_db()
    assert connected.state == Connection.State.SUSPENDED
    assert row_of(Stream.JOBS, job.public_id).state == State.QUEUED


def test_change_during_the_call_is_sent_afterwards(connected, linkedin, job, recruiter):
    claimed = take(Stream.JOBS)
    edit_job(job=job, by=recruiter, title="Night shift lead")
    for row in claimed:
        row.state = State.SENT

    settle(jobs, claimed)

    assert row_of(Stream.JOBS, job.public_id).state == State.QUEUED


def test_change_while_linkedin_takes_a_job_in_is_sent_after_it(connected, linkedin, job, recruiter):
    look()
    assert row_of(Stream.JOBS, job.public_id).task

    fill()
    edit_job(job=job, by=recruiter, title="Night shift lead")

    assert row_of(Stream.JOBS, job.public_id).task
    push()
    assert held_jobs(linkedin)[job.public_id]["title"] == "Night shift lead"
    assert row_of(Stream.JOBS, job.public_id).state == State.SENT


def test_what_a_dead_sender_held_is_rescued(connected, linkedin, job):
    with time_machine.travel(timezone.now() - LEASE * 2):
        due_now()
        take(Stream.JOBS)

    push()

    assert row_of(Stream.JOBS, job.public_id).state == State.SENT


def test_first_sync_sends_what_was_there_before(connected, linkedin):
    job = JobFactory(active=True)
    applicant = CandidateFactory(email="a@example.org")
    ApplicationFactory(candidate=applicant, job=job, at="Interview")
    prospect = CandidateFactory(email="b@example.org")
    ApplicationFactory(candidate=prospect, job=job)

    fill()
    push()

    state = linkedin.state()
    assert [row["external_id"] for row in state["candidates"]] == [applicant.public_id]
    assert len(state["applications"]) == 1
