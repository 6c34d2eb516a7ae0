import pytest

from base.errors import NotAllowed
from jobs.models import Job, TeamMember
from jobs.permissions import CLOSE_JOB, EDIT_JOB, SEE_CHANNELS, TEAM, TeamPermission, roles_of
from tests.factories.jobs import JobFactory

BELONG = TeamPermission(TEAM, "Only the team.")
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

    expected = {EDIT_JOB: may_lead, CLOSE_JOB: may_recruit, BELONG: belongs}
    for permission, allowed in expected.items():
        assert permission.allows(user, job) is allowed
        assert permission.among(Job.objects.all(), user).exists() is allowed
        assert permission.among(TeamMember.objects.all(), user).exists() is allowed


def test_a_place_on_the_team_counts_beside_the_read_only_role(read_only):
    job = JobFactory(recruiter=read_only)

    assert EDIT_JOB.allows(read_only, job)


def test_roles_of_another_job_do_not_count(recruiter):
    JobFactory(recruiter=recruiter)

    assert roles_of(recruiter, JobFactory()) == frozenset()


def test_one_query_tells_the_roles(recruiter, django_assert_num_queries):
    job = JobFactory(recruiter=recruiter, interviewer=recruiter)

    with django_assert_num_queries(1):
        assert roles_of(recruiter, job) == {"recruiter", "interviewer"}


def test_channels_are_seen_by_whoever_sees_everything(read_only, interviewer):
    job = JobFactory(interviewer=interviewer)

    assert SEE_CHANNELS.allows(read_only, job)
    assert not SEE_CHANNELS.allows(interviewer, job)
    assert SEE_CHANNELS.among(Job.objects.all(), read_only).get() == job


def test_a_refusal_says_the_sentence(interviewer):
    with pytest.raises(NotAllowed, match="Only the job's recruiters close it"):
        CLOSE_JOB.require(interviewer, JobFactory(interviewer=interviewer))


def test_linkedin_and_commands_are_nobody_and_may(db):
    assert CLOSE_JOB.require(None, JobFactory()) is None
