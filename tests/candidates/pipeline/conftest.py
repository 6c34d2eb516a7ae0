"""An active job with its whole team, and what its board shows."""

import pytest
from django.urls import reverse

from jobs.models import Job
from tests.factories.jobs import JobFactory


@pytest.fixture
def job(recruiter, hiring_manager, interviewer) -> Job:
    return JobFactory(
        recruiter=recruiter, hiring_manager=hiring_manager, interviewer=interviewer, active=True
    )


@pytest.fixture
def board(client_as, job):
    """Return what a person's board of the job holds: names of people by name of stage."""

    def read(user, **query):
        response = client_as(user).get(reverse("pipeline", args=[job.public_id]), query)
        columns = response.context["columns"]
        return {
            column.stage.name: [card.candidate.first_name for card in column.cards]
            for column in columns
        }

    return read
