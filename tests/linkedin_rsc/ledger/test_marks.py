"""What a change costs, and that it marks what it changed and no more."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.lifecycle.moving import move_application
from candidates.details.services import edit_candidate
from linkedin_rsc.models import LedgerRow, Stream
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(recruiter):
    ConnectionFactory(enabled=True)
    job = JobFactory(active=True, recruiter=recruiter)
    return ApplicationFactory(candidate=CandidateFactory(email="ilse@example.org"), job=job)


def statements(act) -> list[str]:
    """Return what is executed but for the bounds of the transaction."""
    with CaptureQueriesContext(connection) as captured:
        act()
    bounds = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [query["sql"] for query in captured if not query["sql"].startswith(bounds)]


def test_twelfth_move_costs_no_more_than_the_first(application, recruiter):
    stages = [application.job.stages.get(name=name) for name in ("Screen", "Interview")]
    other = ApplicationFactory(job=application.job)
    # Whatever a person's session remembers of their roles, it remembers from here on.
    move_application(application=other, to=stages[0], by=recruiter)
    costs = []
    for number in range(12):
        move = partial(move_application, application=application, to=stages[number % 2])
        costs.append(len(statements(partial(move, by=recruiter))))

    # The one that leaves Prospect also takes the steps before it along, and asks whether it shows
    # somebody for the first time.
    assert costs == [12, *[10] * 11]


def test_move_marks_what_it_changed(application, recruiter):
    screen, interview = (application.job.stages.get(name=one) for one in ("Screen", "Interview"))
    move_application(application=application, to=screen, by=recruiter)
    LedgerRow.objects.update(state="sent")

    change = move_application(application=application, to=interview, by=recruiter)

    marked = LedgerRow.objects.filter(state="queued").values_list("stream", "record")
    assert set(marked) == {
        (Stream.APPLICATIONS, application.public_id),
        (Stream.STAGES, change.public_id),
    }


def test_step_past_prospect_takes_the_history_along(application, recruiter):
    """A prospect from before LinkedIn was connected has no rows yet."""
    application.stage_changes.create(
        to_stage=application.stage, label="Prospect", changed_at=application.created_at
    )
    screen = application.job.stages.get(name="Screen")

    move_application(application=application, to=screen, by=recruiter)

    assert LedgerRow.objects.filter(stream=Stream.STAGES, state="queued").count() == 2


def test_edit_of_an_address_costs_little(application, recruiter):
    candidate = application.candidate

    done = statements(
        lambda: edit_candidate(candidate=candidate, by=recruiter, emails=["new@example.org"])
    )

    assert len(done) == 13, "\n".join(done)
