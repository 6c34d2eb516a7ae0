"""What the board of a job shows."""

import pytest
from django.urls import reverse


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
