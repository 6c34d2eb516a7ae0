"""Which jobs lose a leader with an account, and who no longer opens or creates jobs."""

import pytest

from accounts.users.losses import Standing
from jobs.account_losses import of_jobs
from jobs.models import Job, TeamMember
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory

Role = TeamMember.Role


def switched_off(user):
    return " ".join(of_jobs(Standing(user, user.roles, is_active=False), "Rita"))


def left_with(user, *roles):
    return " ".join(of_jobs(Standing(user, frozenset(roles)), "Rita"))


def test_a_job_with_another_recruiter_loses_nobody(job, recruiter):
    TeamMember.objects.create(job=job, user=UserFactory(), role=Role.RECRUITER)

    assert switched_off(recruiter) == ""


def test_a_colleague_who_does_not_sign_in_is_no_recruiter(job, recruiter):
    away = UserFactory(is_active=False)
    TeamMember.objects.create(job=job, user=away, role=Role.RECRUITER)

    assert switched_off(recruiter) == f"1 open job will have no recruiter: {job}."


def test_a_job_led_alone_has_nobody_and_is_told_once(recruiter):
    job = JobFactory(recruiter=recruiter)
    TeamMember.objects.create(job=job, user=recruiter, role=Role.HIRING_MANAGER)

    assert switched_off(recruiter) == f"1 open job will have nobody who leads it: {job}."


def test_closed_jobs_and_interviews_are_not_lost(recruiter, interviewer, job):
    Job.objects.update(status="closed", close_reason="filled")

    assert switched_off(recruiter) == ""
    assert switched_off(interviewer) == ""


def test_many_jobs_are_told_by_number_and_a_few_names(recruiter):
    jobs = [JobFactory(recruiter=recruiter, active=True) for _ in range(7)]

    said = switched_off(recruiter)

    assert said.startswith("7 open jobs will have nobody who leads them")
    assert str(jobs[-1]) in said and str(jobs[0]) not in said


def test_a_lost_role_takes_nobody_off_a_team(recruiter, job):
    said = left_with(recruiter)

    assert "Rita will no longer create jobs." in said
    assert "Rita will join no further job as recruiter." in said
    assert f"The place on 1 open job stays: {job}." in said


def test_who_keeps_one_role_that_hires_still_creates(db):
    both = UserFactory(roles=["recruiter", "hiring_manager"])

    assert left_with(both, "recruiter") == "Rita will join no further job as hiring manager."


@pytest.mark.parametrize("role", ["administrator", "read_only"])
def test_who_saw_everything_is_left_with_their_own_jobs(db, role):
    user = UserFactory(roles=[role])
    JobFactory(interviewer=user)
    other = JobFactory()

    assert left_with(user) == f"Rita will no longer open 1 job: {other}."
    assert left_with(user, "administrator") == ""
