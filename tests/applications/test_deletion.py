"""Deleting one application: by page and by API, for whoever may, and the person stays."""

import pytest
from django.urls import reverse

from accounts.models import Activity
from applications.lifecycle.moving import move_application
from applications.models import Application, StageChange
from base.errors import NoLongerHere
from candidates.models import Candidate
from interviews.models import InterviewFeedback
from interviews.services import give_feedback
from notes.models import Note
from notes.services import add_note
from tests.factories.applications import ApplicationFactory
from tests.factories.notes import NoteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(job, recruiter):
    """Ilse on the job, with a note, feedback and a step; and on another job."""
    application = ApplicationFactory(
        job=job, candidate__first_name="Ilse", candidate__last_name="Moss"
    )
    move_application(application=application, to=job.stages.get(name="Screen"), by=recruiter)
    NoteFactory(candidate=application.candidate, application=application)
    give_feedback(application=application, feedback="Fine", recommendation="yes", by=recruiter)
    ApplicationFactory(candidate=application.candidate)
    application.refresh_from_db()
    return application


@pytest.fixture
def page(application):
    return reverse("application-deletion", args=[application.public_id])


def test_the_page_says_first_what_goes_and_that_nobody_brings_it_back(
    client_as, recruiter, page, application
):
    shown = client_as(recruiter).get(page).content.decode()

    assert "<bdi>Ilse Moss</bdi> stays, with every other application." in shown
    assert "1 note on it is deleted with it." in shown
    assert "Feedback of 1 interview is deleted with it." in shown
    assert "This cannot be undone." in shown
    assert "at LinkedIn" not in shown
    assert Application.objects.filter(pk=application.pk).exists()


@pytest.mark.parametrize("who", ["recruiter", "administrator"])
def test_it_goes_with_all_that_hangs_on_it_and_the_person_stays(
    client_as, request, page, application, who
):
    response = client_as(request.getfixturevalue(who)).post(page)

    candidate = application.candidate
    assert response["Location"] == reverse("candidate-applications", args=[candidate.public_id])
    assert [one.pk for one in candidate.applications.all()] != [application.pk]
    assert candidate.applications.count() == 1
    assert not StageChange.objects.filter(application=application.pk).exists()
    assert not Note.objects.exists()
    assert not InterviewFeedback.objects.exists()
    told = Activity.objects.get(verb="application.deleted")
    assert (told.candidate, told.job) == (candidate.public_id, application.job.public_id)


@pytest.mark.parametrize("who", ["hiring_manager", "interviewer", "read_only"])
def test_nobody_else_deletes_it(client_as, request, page, application, who):
    user = request.getfixturevalue(who)
    client = client_as(user)

    answers = [client.get(page), client.post(page)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Application.objects.filter(pk=application.pk).exists()


def test_who_knew_the_person_by_it_alone_is_led_to_the_job(client_as, recruiter, page, application):
    Candidate.objects.update(is_private=True)

    response = client_as(recruiter).post(page)

    assert response["Location"] == reverse("pipeline", args=[application.job.public_id])


def test_the_job_counts_one_less(client_as, recruiter, page, job):
    pipeline = reverse("pipeline", args=[job.public_id])
    client = client_as(recruiter)
    before = client.get(pipeline).context["total"]

    client.post(page)

    assert (before, client.get(pipeline).context["total"]) == (1, 0)


def test_an_open_board_takes_the_card_away(client_as, recruiter, page, application, job):
    client = client_as(recruiter)
    board = client.get(reverse("pipeline", args=[job.public_id])).content.decode()
    since = board.split('data-since="')[1].split('"')[0]
    client.post(page)

    changes = client.get(
        reverse("pipeline-changes", args=[job.public_id]),
        {"since": since},
        headers={"HX-Request": "true"},
    )

    assert application.public_id in changes.content.decode()


def test_the_tab_offers_it_to_those_who_may(
    client_as, recruiter, hiring_manager, page, application
):
    tab = reverse("candidate-applications", args=[application.candidate.public_id])

    assert page in client_as(recruiter).get(tab).content.decode()
    assert page not in client_as(hiring_manager).get(tab).content.decode()


def test_who_is_about_to_write_on_it_is_told_that_it_is_gone(
    client_as, recruiter, page, application
):
    read = Application.objects.select_related("candidate", "job").get(pk=application.pk)
    client_as(recruiter).post(page)

    with pytest.raises(NoLongerHere):
        add_note(candidate=read.candidate, application=read, text="Late", by=recruiter)
    with pytest.raises(NoLongerHere):
        give_feedback(application=read, feedback="Late", recommendation="yes", by=recruiter)


def test_a_second_click_finds_nothing(client_as, recruiter, page):
    client = client_as(recruiter)

    assert [client.post(page).status_code for _ in range(2)] == [302, 404]
