"""Whoever writes a note or feedback reads whether LinkedIn will see it."""

import pytest
from django.urls import reverse

from linkedin_rsc.models import Connection
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.django_db

LINE, PRIVATE = '<p class="outside__open">', '<p class="outside__private">'


@pytest.fixture
def application(recruiter):
    job = JobFactory(active=True, recruiter=recruiter, title="Planner")
    return ApplicationFactory(
        candidate=CandidateFactory(email="ilse@example.org"), job=job, at="Screen"
    )


@pytest.fixture
def sharing():
    return ConnectionFactory(enabled=True, share_notes=True, share_feedback=True)


@pytest.fixture
def lines(client_as, recruiter, application):
    """What the forms of notes and of feedback say, to a recruiter or whoever is named."""

    def read(kind, user=recruiter):
        page = reverse(f"candidate-{kind}", args=[application.candidate.public_id])
        html = client_as(user).get(page).content.decode()
        return [part.split("</p>")[0] for part in html.split(LINE)[1:]]

    return read


@pytest.mark.parametrize("kind", ["notes", "feedback"])
def test_nothing_is_said_of_linkedin_where_it_is_not_used(lines, kind):
    assert lines(kind) == []


def test_what_is_shared_is_said_before_it_is_written(sharing, lines):
    assert lines("notes") == [
        "Unless it is private, whoever has a LinkedIn Recruiter seat reads it."
    ]
    assert lines("feedback") == ["Whoever has a LinkedIn Recruiter seat of the company reads it."]


def test_a_private_note_has_a_line_of_its_own_where_the_other_would_not_hold(
    sharing, client_as, recruiter, application
):
    page = reverse("candidate-notes", args=[application.candidate.public_id])
    client = client_as(recruiter)

    shared = client.get(page).text
    Connection.objects.update(share_notes=False)
    kept = client.get(page).text

    assert f"{PRIVATE}It is private: LinkedIn does not see it.</p>" in shared
    assert PRIVATE not in kept


def test_what_is_not_shared_is_said_too(sharing, lines):
    Connection.objects.update(share_notes=None, share_feedback=False)

    [note], [feedback] = lines("notes"), lines("feedback")

    assert note == ("LinkedIn does not see it at the moment: notes are not shared with LinkedIn.")
    assert feedback == (
        "LinkedIn does not see it at the moment: interview feedback is not shared with LinkedIn."
    )


def test_what_stands_in_the_way_is_named(sharing, lines, application):
    type(application).objects.update(left_prospect_at=None)

    for kind in ("notes", "feedback"):
        assert lines(kind) == ["LinkedIn does not see it at the moment: still a prospect."]


def test_what_a_note_must_not_be_about_is_named(sharing, lines, application, recruiter):
    secret = JobFactory(active=True, recruiter=recruiter, title="Harbour", is_confidential=True)
    ApplicationFactory(candidate=application.candidate, job=secret, at="Screen")

    [line] = lines("notes")

    assert line.startswith("Unless it is private")
    assert "Not if it is about:" in line
    assert "Harbour" in line
    assert "Planner" not in line


def test_confidential_job_of_others_does_not_betray_itself(sharing, lines, application, outsider):
    type(application.job).objects.update(is_confidential=True)

    assert lines("notes", outsider) == ["LinkedIn does not see it at the moment: still a prospect."]


def test_what_the_job_closes_is_said_of_its_kind_alone(sharing, lines, application):
    jobs = type(application.job).objects
    jobs.update(linkedin_notes="closed")
    assert "Not if it is about:" in lines("notes")[0]
    assert "reads it." in lines("feedback")[0]

    jobs.update(linkedin_feedback="closed")
    [line] = lines("feedback")
    assert "interview feedback of this job is not shared with LinkedIn" in line
