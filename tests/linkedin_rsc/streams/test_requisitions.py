"""A job in `/rest/`: its requisition, and its posting where it is public (decision 26)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from jobs.details.services import edit_job
from jobs.lifecycle.services import close_job, restore_job
from jobs.models import Job
from linkedin_rsc.ledger.job_tasks import renew_old
from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.models import LedgerRow
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import due_now, fill, look, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State
TOLD, DELETED = ("jobRequisitions", "PUT"), ("jobRequisitions", "DELETE")
POSTED = ("simpleJobPostings", "POST")


@pytest.fixture(autouse=True)
def rest(settings):
    settings.LINKEDIN_API_VERSION = "202604"


@pytest.fixture
def public(connected):
    return a_job("public")


@pytest.fixture
def private(connected):
    return a_job("private")


def a_job(availability: str) -> Job:
    job = JobFactory(active=True, linkedin_availability=availability)
    fill()
    push()
    return job


def row_of(job: Job) -> LedgerRow:
    return LedgerRow.objects.get(record=job.public_id)


def held(linkedin) -> dict:
    [one] = linkedin.state()["jobs"]
    return one


def calls(linkedin) -> list[tuple[str, str]]:
    seen = sorted(linkedin.requests(), key=lambda one: one["id"])
    calls = [(one["resource"], one["method"]) for one in seen]
    return [call for call in calls if call in {TOLD, DELETED, POSTED}]


def test_private_job_is_a_requisition_and_never_posted(linkedin, private):
    assert calls(linkedin) == [TOLD]
    assert (held(linkedin)["state"], held(linkedin)["on_the_board"]) == ("LISTED", "NONE")
    assert [one["external_id"] for one in linkedin.exportable_jobs()] == [private.public_id]
    assert row_of(private).state == State.SENT
    assert linkedin.findings() == []


def test_public_job_is_a_requisition_first_and_its_posting_names_it(linkedin, public):
    assert calls(linkedin) == [TOLD, POSTED]
    now = held(linkedin)
    assert (now["on_the_board"], row_of(public).state) == ("LISTED", State.SENT)
    assert now["posting_fields"]["partnerRequisitionId"] == public.public_id
    assert now["posting_fields"]["companyJobCode"] == public.public_id
    assert "accessRestricted" in now["fields"]
    assert "accessRestricted" not in now["posting_fields"]
    assert linkedin.findings() == []


def test_edit_reaches_both_parts_and_nothing_is_told_twice(linkedin, public, administrator):
    edit_job(job=public, by=administrator, title="Night shift lead")
    push()
    assert held(linkedin)["title"] == "Night shift lead"
    assert held(linkedin)["posting_fields"]["title"] == "Night shift lead"
    linkedin.forget_requests()

    requeue(LedgerRow.objects.all())
    push()

    assert calls(linkedin) == []


def test_job_that_becomes_private_leaves_the_board_alone(linkedin, public, administrator):
    edit_job(job=public, by=administrator, linkedin_availability="private")
    push()

    now = held(linkedin)
    assert (now["state"], now["on_the_board"]) == ("LISTED", "CLOSED")
    assert row_of(public).state == State.SENT


def test_closed_job_is_closed_in_both_and_reopened_in_both(linkedin, public, administrator):
    close_job(job=public, by=administrator, reason="filled")
    push()
    assert (held(linkedin)["state"], held(linkedin)["on_the_board"]) == ("CLOSED", "CLOSED")

    restore_job(job=public, by=administrator)
    push()
    assert (held(linkedin)["state"], held(linkedin)["on_the_board"]) == ("LISTED", "LISTED")


@pytest.mark.parametrize("availability", ["public", "private"])
def test_confidential_job_is_deleted_and_told_anew_when_it_no_longer_is(
    linkedin, connected, administrator, availability
):
    job = a_job(availability)
    edit_job(job=job, by=administrator, is_confidential=True)
    push()
    assert linkedin.state()["jobs"] == []
    assert (row_of(job).state, row_of(job).may_be_held) == (State.HELD, False)

    edit_job(job=job, by=administrator, is_confidential=False)
    push()
    assert held(linkedin)["on_the_board"] == ("LISTED" if availability == "public" else "NONE")


def test_posting_that_may_have_been_made_unheard_is_closed_all_the_same(
    linkedin, connected, administrator
):
    job = JobFactory(active=True, linkedin_availability="public")
    fill()
    look()
    # Its sender died while the posting was under way.
    row = LedgerRow.objects.filter(record=job.public_id)
    row.update(state=State.QUEUED, task="", payload_hash="", in_flight_since=None)
    edit_job(job=job, by=administrator, linkedin_availability="private")
    due_now(state=State.QUEUED)

    push()

    assert held(linkedin)["on_the_board"] in {"NONE", "CLOSED"}
    assert row_of(job).state == State.SENT


def test_refused_requisition_needs_a_person_and_makes_no_posting(linkedin, connected):
    job = JobFactory(active=True, linkedin_availability="public")
    linkedin.fail_next("jobRequisitions", 422, key=job.public_id)
    fill()

    push()

    assert row_of(job).state == State.NEEDS_ATTENTION
    assert calls(linkedin) == [TOLD]


def test_posting_is_renewed_and_a_requisition_told_again_in_time(linkedin, public):
    later = timezone.now() + timedelta(days=166)
    linkedin.forget_requests()

    with time_machine.travel(later):
        assert renew_old(timezone.now()) == 1
        push()
        assert calls(linkedin) == [TOLD, POSTED]
        assert renew_old(timezone.now()) == 0


@pytest.mark.parametrize("availability", ["public", "private"])
def test_changing_the_generation_tells_no_job_twice(
    linkedin, connected, settings, administrator, availability
):
    settings.LINKEDIN_API_VERSION = ""
    job = a_job(availability)
    for version in ("202604", "", "202604"):
        linkedin.forget_requests()
        settings.LINKEDIN_API_VERSION = version
        requeue(LedgerRow.objects.all())
        push()
        assert calls(linkedin) == []

        edit_job(job=job, by=administrator, title=f"Planner in {version or 'v2'}")
        push()
        assert held(linkedin)["title"] == f"Planner in {version or 'v2'}"
        assert row_of(job).state == State.SENT
        assert len(linkedin.exportable_jobs()) == 1


def test_change_of_generation_between_requisition_and_posting_loses_neither(
    linkedin, connected, settings
):
    job = JobFactory(active=True, linkedin_availability="public")
    linkedin.fail_next("simpleJobPostings", 503, key=job.public_id)
    fill()
    push()
    assert held(linkedin)["on_the_board"] == "NONE"

    settings.LINKEDIN_API_VERSION = ""
    due_now(state=State.RETRYING)
    push()

    assert held(linkedin)["fields"]["availability"] == "PUBLIC"
    assert row_of(job).state == State.SENT


def test_jobs_stay_in_v2_where_the_setting_says_so(linkedin, connected, settings):
    settings.LINKEDIN_V2_RESOURCES = frozenset({"jobRequisitions"})
    a_job("private")

    assert calls(linkedin) == [POSTED]
