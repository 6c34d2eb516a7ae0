"""Home: what waits for whom, and nothing that is not open to them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from applications.home import jobs_of, stuck
from candidates.models import Source
from interviews.home import owed_feedback
from interviews.models import InterviewFeedback
from jobs.models import Job
from linkedin_rsc.pages.home import new_prospects
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory


@pytest.fixture
def job(recruiter, interviewer):
    return JobFactory(active=True, recruiter=recruiter, interviewer=interviewer)


@pytest.fixture
def linkedin(db):
    return Source.objects.create(name="Rita Lindqvist (LinkedIn Recruiter)", kind="active_search")


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def test_new_prospects_from_linkedin_wait(recruiter, job, linkedin):
    new = ApplicationFactory(job=job, source=linkedin)
    ApplicationFactory(job=job)
    ApplicationFactory(job=job, source=linkedin, created_at=days_ago(8))
    ApplicationFactory(job=job, source=linkedin, at="Screen")
    ApplicationFactory(job=job, source=linkedin, rejected=True)

    assert new_prospects(recruiter).rows == [new]


def test_a_source_of_another_kind_is_not_linkedin(recruiter, job):
    source = Source.objects.create(name="LinkedIn Recruiter fair", kind="other")
    ApplicationFactory(job=job, source=source)

    assert new_prospects(recruiter).rows == []


def test_people_longest_in_a_stage_come_first(recruiter, job):
    week = ApplicationFactory(job=job, at="Screen", created_at=days_ago(7))
    month = ApplicationFactory(job=job, at="Interview", created_at=days_ago(30))
    ApplicationFactory(job=job, at="Screen", created_at=days_ago(6))
    ApplicationFactory(job=job, at="Hired", created_at=days_ago(40))
    ApplicationFactory(job=job, created_at=days_ago(50))

    assert stuck(recruiter) == [month, week]


def test_an_interviewer_owes_feedback_until_it_is_given(interviewer, recruiter, job):
    application = ApplicationFactory(job=job, at="Interview")
    ApplicationFactory(job=job, at="Screen")
    assert owed_feedback(interviewer) == [application]
    assert owed_feedback(recruiter) is None

    InterviewFeedback.objects.create(
        application=application, interviewer=interviewer, feedback="Calm under load.",
        recommendation="yes", created_at=timezone.now(),
    )  # fmt: skip

    assert owed_feedback(interviewer) is None


def test_interviewers_see_no_prospects_anywhere(interviewer, job, linkedin):
    ApplicationFactory(job=job, source=linkedin, created_at=days_ago(3))
    ApplicationFactory(job=job, at="Screen", created_at=days_ago(9))

    assert (new_prospects(interviewer), stuck(interviewer)) == (None, None)
    assert jobs_of(interviewer).rows[0].words == "1 in Screen"


def test_outsiders_see_nothing_of_the_job(outsider, job, linkedin, client_as):
    ApplicationFactory(job=job, source=linkedin, created_at=days_ago(1))
    ApplicationFactory(job=job, at="Screen", created_at=days_ago(9))

    page = client_as(outsider).get("/").content.decode()

    assert job.public_id not in page
    assert "Marbach" not in page
    assert "Create a job" in page


@pytest.mark.parametrize("actor", ["administrator", "read_only"])
def test_who_sees_everything_and_is_on_no_team_gets_the_companys(request, actor, job, linkedin):
    user = request.getfixturevalue(actor)
    application = ApplicationFactory(job=job, source=linkedin)

    assert jobs_of(user).title == "Open jobs"
    assert new_prospects(user).rows == [application]


def test_an_administrator_on_a_team_gets_the_own_jobs(administrator, job):
    own = JobFactory(active=True, recruiter=administrator)

    jobs = jobs_of(administrator)

    assert [row.job for row in jobs.rows] == [own]
    assert jobs.title == "My jobs"


def test_closed_jobs_and_their_people_are_left_out(recruiter, job):
    ApplicationFactory(job=job, at="Screen", created_at=days_ago(9))
    job.status, job.close_reason = Job.Status.CLOSED, "filled"
    job.save()

    assert (jobs_of(recruiter).rows, stuck(recruiter)) == ([], None)


def test_a_jobs_bar_shows_its_active_people_by_stage(recruiter, job):
    ApplicationFactory.create_batch(3, job=job)
    ApplicationFactory(job=job, at="Interview")
    ApplicationFactory(job=job, at="Interview", rejected=True)

    row = jobs_of(recruiter).rows[0]

    assert row.words == "3 in Prospect, 1 in Interview"
    assert row.summary == "1 in process, 3 prospects"
    assert [(start, width) for _, start, width in row.bar.spans] == [(0, 75), (75, 25)]


def test_an_empty_job_says_so(recruiter, job):
    assert jobs_of(recruiter).rows[0].summary == "Nobody yet"


def test_a_person_on_no_team_without_roles_reads_what_comes_here(client_as, interviewer):
    page = client_as(interviewer).get("/").content.decode()

    assert "As soon as you are on a job" in page
    assert "Create a job" not in page
    assert "New from LinkedIn" not in page


def count_queries(client):
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/")
    assert response.status_code == 200
    writes = ("INSERT", "UPDATE", "DELETE")
    assert not [query for query in queries if query["sql"].startswith(writes)]
    return len(queries)


def test_home_costs_fourteen_queries_however_much_waits(client_as, recruiter, job, linkedin):
    client = client_as(recruiter)
    ApplicationFactory(job=job, source=linkedin)
    few = count_queries(client)

    for _ in range(12):
        other = JobFactory(active=True, recruiter=recruiter)
        ApplicationFactory.create_batch(3, job=other, source=linkedin)
        ApplicationFactory.create_batch(3, job=other, at="Screen", created_at=days_ago(20))

    # session, user with roles, unread notices, jobs, people per stage, prospects, stuck,
    # places as leader and as interviewer, connection and troubled records of LinkedIn, exports that
    # wait, people whom LinkedIn may know, interviews ahead
    assert (few, count_queries(client)) == (14, 14)
