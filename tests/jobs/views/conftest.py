"""A job with its whole team."""

import pytest

from jobs.models import Job
from tests.factories.jobs import JobFactory


@pytest.fixture
def job(recruiter, hiring_manager, interviewer) -> Job:
    return JobFactory(
        recruiter=recruiter, hiring_manager=hiring_manager, interviewer=interviewer, active=True
    )
