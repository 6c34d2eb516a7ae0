"""A move back to Prospect closes people to interviewers, which the stage says before."""

import pytest

from applications.prospect_notes import stage_notes
from jobs.models import TeamMember
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db


def test_prospect_says_from_how_many_interviewers_it_hides(job, recruiter, client_as):
    ApplicationFactory(job=job)
    [(stage, said)] = stage_notes(job, job.stages.all()).items()

    assert said == "hidden from 1 interviewer"
    assert job.stages.get(pk=stage).is_prospect
    board = client_as(recruiter).get(f"/jobs/{job.public_id}/pipeline/").content.decode()
    assert said in board


def test_who_also_leads_the_job_sees_its_prospects(job, interviewer):
    TeamMember.objects.create(job=job, user=interviewer, role=TeamMember.Role.RECRUITER)

    assert stage_notes(job, job.stages.all()) == {}


def test_team_without_interviewers_is_told_nothing(recruiter):
    job = JobFactory(active=True, recruiter=recruiter)

    assert stage_notes(job, job.stages.all()) == {}
