"""Who is the poster of a job at LinkedIn: one rule, told with the job and shown on its tab."""

import pytest

from accounts.users.services import deactivate_user, reactivate_user
from jobs.models import TeamMember
from jobs.team.services import add_team_member, remove_team_member
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.streams import jobs
from linkedin_rsc.streams.poster import poster_of
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import fill, fill_as_wanted, push

pytestmark = pytest.mark.django_db

Role = TeamMember.Role


def told(linkedin) -> list[str]:
    return [one["fields"]["posterEmail"] for one in linkedin.state()["jobs"]]


def place(job, user, role):
    return TeamMember.objects.create(job=job, user=user, role=role)


def test_first_recruiter_on_the_team_is_the_poster():
    manager, first, second = (UserFactory() for _ in range(3))
    job = JobFactory(hiring_manager=manager, created_by=manager)
    place(job, first, Role.RECRUITER)
    place(job, second, Role.RECRUITER)

    assert poster_of(job) == first


def test_whoever_no_longer_signs_in_is_passed_over():
    job = JobFactory(recruiter=UserFactory(is_active=False), created_by=UserFactory())
    manager = UserFactory()
    place(job, manager, Role.HIRING_MANAGER)

    assert poster_of(job) == manager


def test_interviewers_are_no_posters_but_who_made_the_job_is():
    maker = UserFactory()
    job = JobFactory(interviewer=UserFactory(), created_by=maker)

    assert poster_of(job) == maker


def test_oldest_administrator_stands_for_a_job_that_has_nobody(administrator):
    UserFactory(roles=["administrator"])
    UserFactory(roles=["recruiter"])
    job = JobFactory(created_by=UserFactory(is_active=False))

    assert poster_of(job) == administrator


def test_nobody_is_the_poster_where_nobody_signs_in():
    assert poster_of(JobFactory()) is None


def test_loading_jobs_asks_for_their_posters_in_the_same_query(django_assert_num_queries):
    made = [JobFactory(recruiter=UserFactory()) for _ in range(3)]

    with django_assert_num_queries(1):
        loaded = jobs.load([job.public_id for job in made])

    assert [loaded[job.public_id].poster_email for job in made] == [
        job.team.get().user.email for job in made
    ]


def test_linkedin_hears_of_another_recruiter(linkedin, connected, administrator):
    first, second = UserFactory(roles=["recruiter"]), UserFactory(roles=["recruiter"])
    job = JobFactory(active=True, recruiter=first)
    fill()
    push()
    add_team_member(job=job, user=second, role=Role.RECRUITER, by=administrator)

    remove_team_member(member=job.team.get(user=first), by=administrator)
    push()

    assert told(linkedin) == [second.email]


def test_linkedin_hears_when_the_recruiter_leaves_and_comes_back(
    linkedin, connected, administrator
):
    recruiter = UserFactory(roles=["recruiter"])
    JobFactory(active=True, recruiter=recruiter)
    fill()
    push()

    deactivate_user(user=recruiter, by=administrator)
    # However many jobs they lead, the request itself touches none of their rows.
    assert not LedgerRow.objects.exclude(state="sent").exists()
    fill_as_wanted()
    push()
    assert told(linkedin) == [administrator.email]

    reactivate_user(user=recruiter, by=administrator)
    fill_as_wanted()
    push()
    assert told(linkedin) == [recruiter.email]


def test_whose_job_it_is_not_leaves_it_alone(linkedin, connected, administrator):
    JobFactory(active=True, recruiter=UserFactory())
    fill()
    push()
    linkedin.forget_requests()

    deactivate_user(user=UserFactory(), by=administrator)
    fill_as_wanted()
    push()

    assert linkedin.requests(resource="simpleJobPostings") == []


def test_jobs_tab_says_who_is_the_poster_and_by_which_rule(client_as):
    recruiter = UserFactory(roles=["recruiter"], first_name="Rita", last_name="Lindqvist")
    job = JobFactory(active=True, recruiter=recruiter)

    page = client_as(recruiter).get(f"/jobs/{job.public_id}/linkedin/").content.decode()

    assert recruiter.email in page
    assert "the first recruiter on the hiring team" in page
