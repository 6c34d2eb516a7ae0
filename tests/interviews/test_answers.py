"""Answering an invitation: behind the private link, and signed in."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity, Notice
from interviews.invitations.tokens import token_of
from interviews.invitations.views import REQUESTS_A_MINUTE
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import InterviewFactory
from tests.networks import somewhere

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client(REMOTE_ADDR=somewhere())


@pytest.fixture
def interview(job, recruiter, interviewer):
    candidate = CandidateFactory(email="ilse@example.org", last_name="Marbach")
    application = ApplicationFactory(candidate=candidate, job=job, at="Interview")
    return InterviewFactory(
        application=application, place="Room 3", notes="Ask why.", time_zone="Europe/Berlin",
        scheduled_by=recruiter, invited=[interviewer, None],
    )  # fmt: skip


@pytest.fixture
def invitation(interview):
    return interview.invitations.get(interviewer=None)


def link_of(invitation):
    return reverse("invitation-answer", args=[token_of(invitation)])


def said(interview, answer="accepted", **more):
    return {"answer": answer, "seen": interview.sequence, **more}


def test_the_private_page_says_when_and_where_and_names_nobody(client, invitation, interviewer):
    response = client.get(link_of(invitation))

    page = response.text
    assert "Warehouse systems engineer" in page
    assert "Room 3" in page
    assert "(Europe/Berlin)" in page
    for secret in ("Ilse", "Marbach", "example.org", "Ask why", interviewer.last_name, "Rita"):
        assert secret not in page
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(("answer", "verb"), [("accepted", "accepted"), ("declined", "declined")])
def test_a_candidate_answers_without_signing_in(client, interview, invitation, answer, verb):
    sent = said(interview, answer, comment="Rather  on\r\nTuesday")

    page = client.post(link_of(invitation), sent, follow=True).text

    invitation.refresh_from_db()
    assert (invitation.answer, invitation.comment) == (answer, "Rather on Tuesday")
    assert ("You said yes" if answer == "accepted" else "You said no") in page
    assert Activity.objects.get(verb=f"interview.candidate.{verb}").actor is None


def test_who_scheduled_it_is_told(client, interview, invitation, recruiter):
    client.post(link_of(invitation), said(interview, "declined", comment="Ill."))

    notice = Notice.objects.get(user=recruiter)
    assert notice.text == "Ilse Marbach declined the interview for Warehouse systems engineer. Ill."
    assert notice.candidate == interview.application.candidate.public_id


def test_who_left_the_team_is_told_nothing(client, interview, invitation, recruiter, job):
    job.team.filter(user=recruiter).delete()
    recruiter.role_grants.all().delete()

    client.post(link_of(invitation), said(interview))

    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    "sent", [{}, {"answer": "perhaps"}, {"answer": "accepted", "comment": "x" * 501}]
)
def test_an_unusable_answer_comes_back(client, interview, invitation, sent):
    response = client.post(link_of(invitation), {"seen": interview.sequence, **sent})

    invitation.refresh_from_db()
    assert response.status_code == 422
    assert invitation.answer == ""
    assert "comment" not in sent or sent["comment"] in response.text


@pytest.mark.parametrize("seen", ["", "1", "-1", "x", "9" * 40])
def test_an_answer_to_what_has_changed_meanwhile_is_asked_for_again(
    client, interview, invitation, seen
):
    response = client.post(link_of(invitation), {"answer": "accepted", "seen": seen})

    invitation.refresh_from_db()
    assert (response.status_code, invitation.answer) == (422, "")
    assert 'name="seen" value="0"' in response.text


def test_a_cancelled_interview_says_so_and_takes_no_answer(client, interview, invitation):
    interview.cancelled_at = timezone.now()
    interview.save()

    assert "does not take place" in client.get(link_of(invitation)).text
    client.post(link_of(invitation), said(interview))

    invitation.refresh_from_db()
    assert invitation.answer == ""


def test_a_link_ends_with_the_interview(client, interview, invitation):
    interview.begins_at = timezone.now() - timedelta(hours=2)
    interview.ends_at = timezone.now() - timedelta(hours=1)
    interview.save()

    response = client.get(link_of(invitation))

    assert response.status_code == 404
    assert "Warehouse" not in response.text


def test_only_our_own_links_open_anything(client, interview, invitation):
    token, theirs = token_of(invitation), interview.invitations.exclude(interviewer=None).get()

    for other in (
        invitation.public_id, f"{token}x", f"x{token}", "x", token_of(theirs), "%00", "é.é",
    ):  # fmt: skip
        assert client.get(f"/invitations/{other}/").status_code in {404, 400}


@time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC), tick=False)
def test_a_network_that_asks_too_often_waits(client, invitation):
    answers = [client.get(link_of(invitation)).status_code for _ in range(REQUESTS_A_MINUTE + 5)]

    assert answers[0] == 200
    assert 429 in answers


def test_a_page_asks_the_same_however_many_are_invited(
    client, invitation, django_assert_max_num_queries
):
    with django_assert_max_num_queries(1):
        client.get(link_of(invitation))


def own(interview):
    person = interview.application.candidate.public_id
    return reverse("interview-answer", args=[person, interview.public_id])


def test_an_interviewer_answers_signed_in(client_as, interview, interviewer, recruiter):
    client_as(interviewer).post(own(interview), said(interview, "declined"))

    assert interview.invitations.get(interviewer=interviewer).is_declined
    assert Activity.objects.get(verb="interview.declined").actor == interviewer
    assert Notice.objects.filter(user=recruiter).count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [("recruiter", 403), ("hiring_manager", 403), ("outsider", 404), ("read_only", 403)],
)
def test_nobody_answers_for_somebody_else(client_as, request, interview, who, status):
    client = client_as(request.getfixturevalue(who))

    assert client.post(own(interview), said(interview)).status_code == status
    assert not interview.invitations.exclude(answer="").exists()
