import pytest

from jobs.policy import is_on_team, leads, recruits, team_roles
from tests.factories.jobs import JobFactory

ACTORS = [
    # actor, leads, recruits, is on the team
    ("administrator", True, True, True),
    ("recruiter", True, True, True),
    ("hiring_manager", True, False, True),
    ("interviewer", False, False, True),
    ("outsider", False, False, False),
    ("read_only", False, False, False),
]


@pytest.mark.parametrize(("actor", "may_lead", "may_recruit", "belongs"), ACTORS)
def test_the_matrix(
    request, actor, may_lead, may_recruit, belongs, recruiter, hiring_manager, interviewer
):
    job = JobFactory(recruiter=recruiter, hiring_manager=hiring_manager, interviewer=interviewer)
    user = request.getfixturevalue(actor)

    assert leads(user, job) is may_lead
    assert recruits(user, job) is may_recruit
    assert is_on_team(user, job) is belongs


def test_a_place_on_the_team_counts_beside_the_read_only_role(read_only):
    job = JobFactory(recruiter=read_only)

    assert leads(read_only, job)


def test_roles_of_another_job_do_not_count(recruiter):
    JobFactory(recruiter=recruiter)

    assert team_roles(recruiter, JobFactory()) == frozenset()


def test_one_query_tells_the_roles(recruiter, django_assert_num_queries):
    job = JobFactory(recruiter=recruiter, interviewer=recruiter)

    with django_assert_num_queries(1):
        assert team_roles(recruiter, job) == {"recruiter", "interviewer"}
