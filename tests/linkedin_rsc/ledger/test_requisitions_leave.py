"""A requisition leaves LinkedIn after the applications of its job, and waits for none for ever."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobs.details.services import edit_job
from linkedin_rsc import leases
from linkedin_rsc.ledger import requisitions
from linkedin_rsc.models import Integration, LedgerRow, Stream
from linkedin_rsc.pages.words import Gate, entry_of
from linkedin_rsc.streams.sharing import Sharing
from tests.factories.linkedin_rsc import LedgerRowFactory
from tests.linkedin_rsc.pushing import applicants, fill_as_wanted, look, push, row_of, take

pytestmark = pytest.mark.django_db

State = LedgerRow.State
POSTED, REQUISITION = ("simpleJobPostings", "POST"), ("jobRequisitions", "DELETE")
APPLICATION = ("atsApplications", "DELETE")
AWAITED = "once its applications have left LinkedIn"


@pytest.fixture(autouse=True)
def rest(settings):
    settings.LINKEDIN_API_VERSION = "202604"


@pytest.fixture
def job(connected, linkedin, administrator):
    """A public job with two applicants, all of it at LinkedIn."""
    job = applicants(2)[0].job
    edit_job(job=job, by=administrator, linkedin_availability="public")
    push()
    linkedin.forget_requests()
    return job


def hide(job, by):
    edit_job(job=job, by=by, is_confidential=True)


def as_time_passes():
    """Look again when what rests after a failure is due, but what nobody wakes is not."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(6):
            leases.end_pauses()
            fill_as_wanted()
            look()
            clock.shift(70)


def calls(linkedin):
    seen = sorted(linkedin.requests(), key=lambda one: one["id"])
    made = [(one["resource"], one["method"]) for one in seen]
    return [call for call in made if call in {POSTED, REQUISITION, APPLICATION}]


def sentence(job):
    rows = leases.with_pauses(LedgerRow.objects.filter(stream=Stream.JOBS), timezone.now())
    row = rows.get(record=job.public_id)
    return entry_of(row, may_resend=False, gate=Gate.OPEN).sentence


def held(linkedin):
    return [one["on_the_board"] for one in linkedin.state()["jobs"]]


def test_posting_is_closed_at_once_and_the_requisition_goes_last(linkedin, job, administrator):
    hide(job, administrator)
    as_time_passes()

    assert calls(linkedin) == [POSTED, APPLICATION, REQUISITION]
    assert (held(linkedin), linkedin.state()["applications"]) == ([], [])
    assert row_of(Stream.JOBS, job.public_id).may_be_held is False
    assert linkedin.findings() == []


def test_page_says_what_a_requisition_waits_for_and_it_goes_with_the_last(
    linkedin, job, administrator
):
    linkedin.fail_next("atsApplications", 503, times=3, method="DELETE")
    hide(job, administrator)
    push()
    assert held(linkedin) == ["CLOSED"]
    assert AWAITED in sentence(job)

    as_time_passes()

    assert held(linkedin) == []
    assert AWAITED not in sentence(job)


def test_application_that_linkedin_will_not_delete_keeps_no_requisition(
    linkedin, job, administrator
):
    key = LedgerRow.objects.filter(stream=Stream.APPLICATIONS).first().record
    linkedin.fail_next("atsApplications", 422, key=key, times=9)
    hide(job, administrator)
    as_time_passes()

    assert row_of(Stream.APPLICATIONS, key).state == State.NEEDS_ATTENTION
    assert len(linkedin.state()["applications"]) == 1
    assert held(linkedin) == []


def test_requisition_waits_for_nothing_while_no_application_can_leave(linkedin, job, administrator):
    Integration.objects.filter(type="IN_ATS_INDICATOR").update(status="DISABLED")
    hide(job, administrator)
    as_time_passes()

    assert held(linkedin) == []
    assert len(linkedin.state()["applications"]) == 2


def test_job_that_may_be_there_again_meanwhile_stays(linkedin, job, administrator):
    linkedin.fail_next("atsApplications", 503, times=2, method="DELETE")
    hide(job, administrator)
    push()

    edit_job(job=job, by=administrator, is_confidential=False)
    as_time_passes()

    assert held(linkedin) == ["LISTED"]
    assert REQUISITION not in calls(linkedin)
    assert len(linkedin.state()["applications"]) == 2


def test_v2_closes_a_job_and_waits_for_nothing(linkedin, job, administrator, settings):
    settings.LINKEDIN_API_VERSION = ""
    linkedin.fail_next("atsApplications", 503, times=9, method="DELETE")
    hide(job, administrator)
    as_time_passes()

    assert linkedin.exportable_jobs() == []
    assert row_of(Stream.JOBS, job.public_id).state == State.HELD


@pytest.mark.parametrize("count", [1, 7])
def test_one_statement_asks_for_all_jobs_of_a_batch(connected, count):
    for number in range(count):
        LedgerRow.objects.create(stream=Stream.JOBS, record=f"j{number}")
        LedgerRow.objects.create(
            stream=Stream.APPLICATIONS, record=f"a{number}", job=f"j{number}", may_be_held=True
        )
    rows, sharing = take(Stream.JOBS), Sharing.current()

    with CaptureQueriesContext(connection) as captured:
        waiting = requisitions.await_applications(rows, sharing)

    assert (len(waiting), len(captured)) == (count, 1)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Of PostgreSQL test_plans tells.")
def test_sqlite_finds_the_applications_of_a_job_on_an_index(connected):
    LedgerRow.objects.create(stream=Stream.JOBS, record="j1")
    rows, sharing = take(Stream.JOBS), Sharing.current()
    with CaptureQueriesContext(connection) as captured:
        requisitions.await_applications(rows, sharing)
    [asked] = [one["sql"] for one in captured]

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
        plan = "\n".join(row[3] for row in cursor.fetchall())

    assert "ledger_applications_held" in plan
    assert "SCAN linkedin" not in plan


def test_application_that_waits_for_a_refused_resume_keeps_no_requisition(
    linkedin, job, administrator
):
    row = LedgerRow.objects.filter(stream=Stream.APPLICATIONS).first()
    LedgerRowFactory(
        stream=Stream.ATTACHMENTS, record="resume", application=row.record, job=row.job,
        candidate=row.candidate, state=State.NEEDS_ATTENTION, wanted=LedgerRow.Wanted.ABSENT,
        may_be_held=True, epoch=row.epoch,
    )  # fmt: skip
    hide(job, administrator)
    as_time_passes()

    assert held(linkedin) == []
