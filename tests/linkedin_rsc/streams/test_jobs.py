"""Jobs at LinkedIn: one operation at a time, whatever LinkedIn answers in between."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from jobs.details.services import edit_job
from jobs.lifecycle.services import close_job, restore_job
from jobs.models import Job
from linkedin_rsc.client.resources import JobSubmission
from linkedin_rsc.ledger.job_tasks import renew_old
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import jobs
from linkedin_rsc.streams.job_posting import with_number
from linkedin_rsc.streams.job_steps import CLOSED, LISTED, PRIVATE, PUBLIC
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import Sent
from linkedin_rsc.streams.verdicts import Retry
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory
from tests.linkedin_rsc.pushing import due_now, fill, look, push, take, waits

pytestmark = pytest.mark.django_db

State = LedgerRow.State
A_DAY_S = 24 * 3600


@pytest.fixture
def job(connected) -> Job:
    job = JobFactory(active=True)
    fill()
    return job


def row_of(job: Job) -> LedgerRow:
    return LedgerRow.objects.get(record=job.public_id)


def retry_now() -> None:
    due_now(state=State.RETRYING)
    push()


def held(linkedin, job: Job) -> dict:
    found = [one for one in linkedin.state()["jobs"] if one["external_id"] == job.public_id]
    return {**found[0]["fields"], **found[0]}


def test_job_taken_without_naming_a_task_is_not_yet_sent():
    nameless = JobSubmission(202, None, "LinkedIn took the job without naming a task.")
    sharing, now = Sharing.current(), timezone.now()
    [job] = jobs.load([JobFactory(active=True).public_id]).values()
    LedgerRowFactory(stream=Stream.JOBS, record=job.public_id)
    [row] = take(Stream.JOBS)

    verdict = jobs.judge(row, nameless, Sent(job, jobs.word(job, row, sharing), sharing, now))

    assert isinstance(verdict, Retry)
    assert "without naming a task" in verdict.answer.message


def test_job_that_linkedin_could_not_take_and_that_closes_is_created_and_closed(
    linkedin, job, administrator
):
    linkedin.turn(job_task_failure="Invalid Field: /city")
    push()
    linkedin.turn(job_task_failure="")
    close_job(job=job, by=administrator, reason="filled")

    push()

    assert held(linkedin, job)["state"] == "CLOSED"
    assert row_of(job).state == State.SENT


def test_change_whose_task_linkedin_forgot_is_sent_again(linkedin, job, administrator):
    push()
    linkedin.turn(job_task_delay_s=3 * A_DAY_S)
    edit_job(job=job, by=administrator, title="Night shift lead")
    push()
    linkedin.advance_clock(A_DAY_S + 60)
    linkedin.turn(job_task_delay_s=0)
    push()

    retry_now()

    assert held(linkedin, job)["title"] == "Night shift lead"
    assert row_of(job).state == State.SENT


def test_task_linkedin_cannot_read_keeps_no_other_job_back(linkedin, job):
    push()
    LedgerRow.objects.update(
        state=State.IN_FLIGHT, task="no-urn", payload_hash="", in_flight_since=timezone.now()
    )
    other = JobFactory(active=True)
    fill()

    push()
    retry_now()

    assert row_of(other).state == State.SENT
    assert row_of(job).state == State.SENT


def test_task_is_asked_about_ever_more_seldom_and_hourly_then(linkedin, job):
    linkedin.turn(job_task_delay_s=30 * A_DAY_S)

    seconds = waits(job.public_id, 10)

    assert seconds == [1, 2, 5, 15, 60, 300, 900, 3600, 3600, 3600]


def test_task_that_never_ends_is_given_up_after_a_day(linkedin, job):
    linkedin.turn(job_task_delay_s=30 * A_DAY_S)
    push()
    LedgerRow.objects.update(in_flight_since=timezone.now() - timedelta(seconds=A_DAY_S))

    push()

    assert row_of(job).state == State.RETRYING
    assert row_of(job).task == ""


def test_public_job_found_closed_is_created_again_as_private(linkedin, job, administrator):
    """LinkedIn answers 409 to the close on the way from public to private."""
    push()
    close_job(job=job, by=administrator, reason="filled")
    push()
    LedgerRow.objects.update(accepted={"state": LISTED, "availability": PUBLIC})
    restore_job(job=job, by=administrator)

    push()

    now_held = held(linkedin, job)
    assert (now_held["state"], now_held["availability"]) == (LISTED, PRIVATE)
    assert row_of(job).accepted["state"] == LISTED


@pytest.mark.parametrize("ends_as", [LISTED, CLOSED])
def test_jobs_opened_and_closed_while_a_task_is_under_way_end_right(
    linkedin, job, administrator, ends_as
):
    linkedin.turn(job_task_delay_s=60)
    look()
    close_job(job=job, by=administrator, reason="filled")
    restore_job(job=job, by=administrator)
    edit_job(job=job, by=administrator, linkedin_availability="public")
    if ends_as == CLOSED:
        close_job(job=job, by=administrator, reason="filled")
    linkedin.turn(job_task_delay_s=0)
    linkedin.advance_clock(61)

    push()

    now_held = held(linkedin, job)
    assert now_held["state"] == ends_as
    assert row_of(job).state == State.SENT


def test_failed_job_is_tried_again_once_edited(linkedin, job, administrator):
    linkedin.turn(job_task_failure="Invalid Field: /city")
    push()
    linkedin.turn(job_task_failure="")

    edit_job(job=job, by=administrator, title="Night shift lead")
    push()

    assert row_of(job).state == State.SENT
    assert row_of(job).reason == ""


def test_job_linkedin_lost_is_created_again_when_a_person_sends_it(linkedin, job, administrator):
    LedgerRow.objects.update(
        held_at_linkedin=True, accepted={"state": LISTED, "availability": PRIVATE}
    )
    push()
    assert "create it first" in row_of(job).reason

    resend(row=row_of(job), by=administrator)
    push()

    assert held(linkedin, job)["state"] == LISTED


def test_job_of_half_a_year_is_renewed_before_linkedin_drops_it(linkedin, job):
    def expires_at():
        return datetime.fromisoformat(held(linkedin, job)["expires_at"])

    push()
    first = expires_at()
    assert renew_old(timezone.now() + timedelta(days=164)) == 0

    with time_machine.travel(timezone.now() + timedelta(days=166)):
        linkedin.advance_clock(166 * A_DAY_S)
        assert renew_old(timezone.now()) == 1
        push()
        assert expires_at() - first >= timedelta(days=165)
        assert row_of(job).accepted["listed_on"] == timezone.now().date().isoformat()
        assert renew_old(timezone.now()) == 0


def test_posting_is_known_by_the_number_linkedin_gave_it(linkedin, job, administrator):
    edit_job(job=job, by=administrator, linkedin_availability="public")
    push()
    first = row_of(job).accepted["posting_number"]
    close_job(job=job, by=administrator, reason="filled")
    push()
    restore_job(job=job, by=administrator)

    push()

    assert f"urn:li:jobPosting:{first}" == held(linkedin, job)["posting"]
    assert row_of(job).accepted["posting_number"] == first


@pytest.mark.parametrize(
    ("before", "named", "kept"),
    [
        ({"state": LISTED, "posting_number": "1"}, "urn:li:jobPosting:2", "2"),
        ({"state": LISTED, "posting_number": "1"}, "", "1"),
        ({"state": LISTED, "posting_number": "1"}, "javascript:alert(1)", "1"),
        ({"state": CLOSED, "posting_number": "1"}, "", None),
        ({}, "urn:li:jobPosting:", None),
    ],
)
def test_task_that_names_no_posting_leaves_the_one_that_was_listed(before, named, kept):
    noted = with_number({"state": LISTED, **before}, before, named)

    assert noted.get("posting_number") == kept


@pytest.mark.parametrize("is_on", [False, True])
def test_state_is_said_only_where_the_setting_asks_for_it(linkedin, job, settings, is_on):
    settings.LINKEDIN_SEND_JOB_STATE = is_on

    push()

    assert held(linkedin, job)["fields"].get("state") == (LISTED if is_on else None)
    assert row_of(job).accepted["state"] == LISTED
    assert bool(linkedin.findings()) == is_on


def test_an_edit_of_a_renewed_job_keeps_the_day_of_its_renewal(linkedin, job, administrator):
    push()
    listed_on = row_of(job).accepted["listed_on"]

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        edit_job(job=job, by=administrator, title="Night shift lead")
        push()

    assert row_of(job).accepted["listed_on"] == listed_on
