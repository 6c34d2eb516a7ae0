"""An application that is deleted here leaves LinkedIn with all below it; the person may stay."""

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.deletion.services import delete_application
from interviews.models import InterviewFeedback
from linkedin_rsc.models import Connection, LedgerRow, Stream
from notes.models import Note
from tests.factories.applications import ApplicationFactory
from tests.linkedin_rsc.pushing import applicants, fill, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State


@pytest.fixture
def application(connected, linkedin, recruiter):
    """One of whom LinkedIn holds application, note, feedback and step."""
    Connection.objects.update(share_notes=True, share_feedback=True)
    [application] = applicants(1, first_name="Ilse")
    text = {"author": recruiter, "created_at": timezone.now(), "text": "Fits"}
    Note.objects.create(candidate=application.candidate, application=application, **text)
    InterviewFeedback.objects.create(
        application=application, interviewer=recruiter, feedback="Fits", recommendation="yes",
        created_at=timezone.now(),
    )  # fmt: skip
    fill()
    push()
    linkedin.forget_requests()
    return application


def delete(application, by):
    delete_application(application=application, by=by)
    push()
    push()


def held(linkedin):
    state = linkedin.state()
    return len(state["candidates"]), len(state["applications"])


def deleted(linkedin):
    return [call["resource"] for call in linkedin.requests(restli_method="batch_delete")]


def test_it_vanishes_with_all_below_it_and_the_person_stays(application, linkedin, administrator):
    ApplicationFactory(candidate=application.candidate, at="Screen", job__active=True)
    fill()
    push()
    linkedin.forget_requests()

    delete(application, administrator)

    assert held(linkedin) == (1, 1)
    assert deleted(linkedin) == ["atsApplications"]
    rows = LedgerRow.objects.filter(application=application.public_id)
    assert rows.count() == 4
    assert set(rows.values_list("state", "may_be_held", "held_at_linkedin")) == {
        (State.DELETED, False, False)
    }
    person = LedgerRow.objects.get(stream=Stream.CANDIDATES)
    assert person.state == State.SENT


def test_with_the_last_one_that_linkedin_may_know_of_the_person_leaves_too(
    application, linkedin, administrator
):
    delete(application, administrator)

    assert held(linkedin) == (0, 0)
    assert deleted(linkedin) == ["atsApplications", "atsCandidates"]
    person = LedgerRow.objects.get(stream=Stream.CANDIDATES)
    assert person.state == State.HELD


def test_what_was_never_there_is_not_asked_for(connected, linkedin, administrator):
    prospect = ApplicationFactory(job__active=True, candidate__email="ilse@example.org")
    fill()
    push()
    linkedin.forget_requests()

    delete(prospect, administrator)

    assert deleted(linkedin) == []
    assert held(linkedin) == (0, 0)


def test_the_page_says_how_many_records_leave_linkedin(application, client_as, administrator):
    page = reverse("application-deletion", args=[application.public_id])

    shown = client_as(administrator).get(page).content.decode()

    assert "4 records of it are deleted at LinkedIn." in shown
