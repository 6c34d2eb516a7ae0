"""What a use case costs with LinkedIn connected, marking included: statements, never times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.lifecycle.moving import move_application
from applications.models import Application
from candidates.details.services import edit_candidate
from candidates.models import Candidate
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(connected, recruiter):
    # Whoever acts in a request has been asked for the roles before.
    assert recruiter.roles
    return JobFactory(active=True, recruiter=recruiter)


def test_the_twelfth_move_costs_what_the_second_did(job, recruiter):
    application = ApplicationFactory(job=job)
    costs = []

    for name in ["Screen", "Interview"] * 6:
        fresh, stage = Application.objects.get(pk=application.pk), job.stages.get(name=name)
        with CaptureQueriesContext(connection) as queries:
            move_application(application=fresh, to=stage, by=recruiter)
        costs.append(len(queries))

    # Begin and end; job, application and team; application, step and activity written; the
    # candidate held, what decides about it, the connection, the marks. The move out of Prospect
    # asks for the steps before it as well.
    assert costs == [13, *[12] * 11]


def test_an_edited_address_costs_few_statements(job, recruiter):
    candidate = CandidateFactory(email="ilse@example.org")
    ApplicationFactory(job=job, at="Screen", candidate=candidate)
    fresh = Candidate.objects.get()

    # Begin and end; the candidate held, its contacts; candidate and addresses written; who is
    # like; the activity; what decides, the connection, the marks, the applications looked at anew.
    with CaptureQueriesContext(connection) as queries:
        edit_candidate(candidate=fresh, by=recruiter, emails=["ilse@example.com"])

    assert len(queries) == 13
