"""The stages of a requisition in `/rest/`: the process of its job (decision 26)."""

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from jobs.details.services import edit_job
from jobs.lifecycle.services import close_job
from jobs.models import Job
from jobs.process.services import add_stage
from linkedin_rsc import leases
from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.ledger.resend import kept_when_lost
from linkedin_rsc.models import LedgerRow, Stream
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import due_now, fill, look, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State
STAGES = "jobRequisitionStages"
CATEGORIES = ["PROSPECT", "APPLIED", "SCREENING", "INTERVIEW", "OFFER", "HIRED"]


@pytest.fixture(autouse=True)
def rest(settings):
    settings.LINKEDIN_API_VERSION = "202604"


def a_job(availability: str = "private", **fields) -> Job:
    job = JobFactory(active=True, linkedin_availability=availability, **fields)
    fill()
    push()
    return job


def look_again() -> None:
    """Have every row looked at, as whoever reconciles would where one differs."""
    leases.end_pauses()
    requeue(LedgerRow.objects.all())
    push()


def held(linkedin, job: Job) -> list[tuple[str, str]]:
    """The stages that LinkedIn holds of a job, in their order, with our id."""
    [one] = [one for one in linkedin.state()["jobs"] if one["external_id"] == job.public_id]
    stages = sorted(one["stages"].items(), key=lambda stage: stage[1]["order"])
    return [(public_id, fields["name"]) for public_id, fields in stages]


def here(job: Job) -> list[tuple[str, str]]:
    return list(job.stages.order_by("position").values_list("public_id", "name"))


def calls(linkedin, resource: str = STAGES) -> list[tuple[str, int]]:
    seen = sorted(linkedin.requests(resource=resource), key=lambda one: one["id"])
    return [(one["restli_method"], one["records"]) for one in seen]


def row_of(job: Job) -> LedgerRow:
    return LedgerRow.objects.get(stream=Stream.JOBS, record=job.public_id)


def test_stages_of_many_jobs_are_told_in_one_call_after_their_requisitions(linkedin, connected):
    jobs = [JobFactory(active=True) for _ in range(3)]
    fill()

    push()

    assert [held(linkedin, job) for job in jobs] == [here(job) for job in jobs]
    stages = linkedin.state()["jobs"][0]["stages"].values()
    assert [one["category"] for one in stages] == CATEGORIES
    assert calls(linkedin) == [("batch_update", 18)]
    assert {row_of(job).state for job in jobs} == {State.SENT}
    assert linkedin.findings() == []


def test_more_stages_than_a_call_takes_are_several_calls(linkedin, connected):
    for _ in range(18):
        JobFactory(active=True)
    fill()

    push()

    assert calls(linkedin) == [("batch_update", 100), ("batch_update", 8)]


@pytest.mark.parametrize("availability", ["private", "public"])
def test_what_changes_in_the_process_is_told_and_nothing_else(linkedin, connected, availability):
    job = a_job(availability)
    linkedin.forget_requests()
    screen, interview = job.stages.get(name="Screen"), job.stages.get(name="Interview")
    job.stages.filter(pk=screen.pk).update(name="Phone screen")
    interview.delete()
    job.stages.create(name="Trial day", kind="interview", position=12)

    look_again()

    assert held(linkedin, job) == here(job)
    assert calls(linkedin) == [("batch_delete", 1), ("batch_update", 2)]
    assert calls(linkedin, "jobRequisitions") == calls(linkedin, "simpleJobPostings") == []
    linkedin.forget_requests()
    look_again()
    assert calls(linkedin) == []


def test_move_is_told_of_whatever_moved(linkedin, connected):
    job = a_job()
    linkedin.forget_requests()
    job.stages.filter(name="Offer").update(position=20)
    job.stages.filter(name="Hired").update(position=F("position") - 1)

    look_again()

    assert held(linkedin, job) == here(job)
    assert calls(linkedin) == [("batch_update", 2)]


def test_stage_that_was_taken_unheard_is_known_by_its_name(linkedin, connected):
    """LinkedIn took a rename and an addition that nobody heard of, and here both are undone."""
    job = a_job()
    job.stages.filter(name="Screen").update(name="Phone screen")
    added = job.stages.create(name="Trial day", kind="interview", position=12)
    linkedin.fail_next(STAGES, 503, takes_effect=True)
    look_again()
    assert "Phone screen" in dict(held(linkedin, job)).values()
    job.stages.filter(name="Phone screen").update(name="Screen")
    added.delete()

    look_again()

    assert held(linkedin, job) == here(job)


def test_sender_that_died_before_its_first_answer_leaves_no_stage_behind(linkedin, connected):
    job = JobFactory(active=True, linkedin_availability="private")
    added = job.stages.create(name="Trial day", kind="interview", position=12)
    linkedin.fail_next(STAGES, 503, takes_effect=True)
    fill()
    push()
    LedgerRow.objects.filter(record=job.public_id).update(state=State.QUEUED, payload_hash="")
    added.delete()

    look_again()

    assert held(linkedin, job) == here(job)
    assert row_of(job).state == State.SENT


def test_process_of_a_draft_is_not_told(linkedin, connected, administrator):
    job = JobFactory()

    add_stage(job=job, name="Trial day", kind="interview", by=administrator)
    push()

    assert (row_of(job).state, row_of(job).hold) == (State.HELD, "draft_job")
    assert linkedin.state()["jobs"] == []


@pytest.mark.parametrize("availability", ["private", "public"])
def test_stages_leave_before_the_requisition_and_come_back_with_it(
    linkedin, connected, administrator, availability
):
    job = a_job(availability)
    linkedin.forget_requests()
    edit_job(job=job, by=administrator, is_confidential=True)
    push()

    assert linkedin.state()["jobs"] == []
    assert calls(linkedin) == [("batch_delete", 6)]
    assert linkedin.findings() == []

    edit_job(job=job, by=administrator, is_confidential=False)
    push()
    assert held(linkedin, job) == here(job)


def test_closed_job_keeps_its_stages(linkedin, connected, administrator):
    job = a_job("public")
    close_job(job=job, by=administrator, reason="filled")

    push()

    assert held(linkedin, job) == here(job)
    assert row_of(job).state == State.SENT


def test_job_of_long_ago_is_told_with_its_stages(linkedin, connected):
    job = a_job(status=Job.Status.CLOSED, close_reason="filled")

    assert held(linkedin, job) == here(job)


def test_refused_stage_needs_a_person_and_leaves_the_job_on_the_board(linkedin, connected):
    job = JobFactory(active=True, linkedin_availability="public")
    refused = job.stages.get(name="Offer").public_id
    linkedin.fail_next(STAGES, 422, key=refused, message="No such category.")
    fill()

    push()

    said = "About a stage of the job: No such category."
    assert (row_of(job).state, row_of(job).answer) == (State.NEEDS_ATTENTION, said)
    assert linkedin.state()["jobs"][0]["on_the_board"] == "LISTED"
    assert {public_id for public_id, _ in here(job)} - {refused} == set(dict(held(linkedin, job)))


@pytest.mark.parametrize("kept", ["jobRequisitionStages", "jobRequisitions"])
def test_stages_are_told_to_nobody_where_the_setting_says_so(linkedin, connected, settings, kept):
    settings.LINKEDIN_V2_RESOURCES = frozenset({kept})
    job = a_job()

    assert (held(linkedin, job), calls(linkedin), row_of(job).state) == ([], [], State.SENT)


def test_job_of_v2_is_told_with_its_stages_once(linkedin, connected, settings, administrator):
    settings.LINKEDIN_API_VERSION = ""
    job = a_job()
    told = []
    for version in ("202604", "", "202604"):
        linkedin.forget_requests()
        settings.LINKEDIN_API_VERSION = version
        edit_job(job=job, by=administrator, title=f"Planner in {version or 'v2'}")
        push()
        look_again()
        told.append(sum(records for _method, records in calls(linkedin)))

    assert told == [6, 0, 0]
    assert held(linkedin, job) == here(job)


def test_requisition_that_linkedin_does_not_know_is_told_before_its_stages(
    linkedin, connected, settings
):
    settings.LINKEDIN_API_VERSION = ""
    job = a_job()
    settings.LINKEDIN_API_VERSION = "202604"
    linkedin.fail_next(STAGES, 404, key=job.stages.get(name="Offer").public_id)
    linkedin.forget_requests()
    look_again()
    due_now(state=State.RETRYING)

    push()

    assert calls(linkedin, "jobRequisitions") == [("batch_update", 1)]
    assert held(linkedin, job) == here(job)
    assert row_of(job).state == State.SENT


def test_statements_of_a_batch_do_not_depend_on_how_many_jobs_it_has(linkedin, connected):
    told = []
    # The first look asks for a token besides.
    for count in (1, 2, 9):
        for _ in range(count):
            JobFactory(active=True)
        fill()
        with CaptureQueriesContext(connection) as captured:
            look()
        told.append(len(captured))

    assert told[1] == told[2]


@pytest.mark.parametrize("status", [403, 429, 503])
def test_stages_that_cannot_be_told_keep_no_other_job_waiting(
    linkedin, connected, administrator, status
):
    public, other = a_job("public"), a_job("private")
    linkedin.fail_next(STAGES, status, times=100)
    other.stages.create(name="Trial day", kind="interview", position=12)
    edit_job(job=public, by=administrator, title="Planner of nights")

    look_again()

    titles = [one["fields"].get("title") for one in linkedin.state()["jobs"]]
    assert "Planner of nights" in titles
    assert row_of(other).state == (State.NEEDS_ATTENTION if status == 403 else State.RETRYING)


def test_stage_that_linkedin_deletes_only_with_its_requisition_goes_with_it(
    linkedin, connected, administrator
):
    job = a_job()
    key = job.stages.get(name="Offer").public_id
    linkedin.fail_next(STAGES, 422, key=key, times=9, method="DELETE")
    edit_job(job=job, by=administrator, is_confidential=True)

    push()

    assert linkedin.state()["jobs"] == []
    assert not row_of(job).may_be_held


def test_sending_a_lost_job_again_remembers_the_stages_that_linkedin_may_have(connected):
    job = a_job("public")
    row = row_of(job)
    LedgerRow.objects.filter(pk=row.pk).update(
        state=State.NEEDS_ATTENTION, accepted={**row.accepted, "asked": {"state": "LISTED"}}
    )
    row.refresh_from_db()

    assert kept_when_lost(row) == {"stages": row.accepted["stages"]}
    assert row.accepted["stages"]
