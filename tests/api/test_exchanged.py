"""InMails and recruiters' notes over the API."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import RecordRead
from tests.api.shapes import assert_problem
from tests.factories.linkedin_rsc import (
    ConnectedAccountFactory,
    ConnectionFactory,
    InMailFactory,
    ProfileLinkFactory,
    RecruiterNoteFactory,
    SeatFactory,
)

pytestmark = pytest.mark.django_db

INMAILS, NOTES = "/api/v1/linkedin/inmails/", "/api/v1/linkedin/recruiter-notes/"
NOW = timezone.now()


@pytest.fixture
def link(recruiter):
    ConnectionFactory(enabled=True)
    link = ProfileLinkFactory(candidate__first_name="Ilse", candidate__last_name="Marbach")
    account = ConnectedAccountFactory(user=recruiter)
    seat = SeatFactory(member=account.person, first_name="Rita", last_name="Lindqvist")
    InMailFactory(seat=seat, member=link.person, sent_at=NOW - timedelta(hours=1))
    InMailFactory(seat=seat, member=link.person, is_sent=False, sent_at=NOW, text="Gladly.")
    RecruiterNoteFactory(member=link.person, owner=seat.urn)
    return link


def read(api, url, link):
    return api.get(url, {"candidate": link.candidate.public_id})


def test_whoever_wrote_reads_the_words(api_as, recruiter, link):
    [answer, question] = read(api_as(recruiter), INMAILS, link).json()["results"]

    assert (answer["sender"], answer["recipient"]) == ("Ilse Marbach", "Rita Lindqvist")
    assert (answer["text"], question["subject"]) == ("Gladly.", "Night shift planner")
    assert RecordRead.objects.get().subject == link.candidate.public_id


def test_others_read_who_and_when(api_as, administrator, link):
    [answer, question] = read(api_as(administrator), INMAILS, link).json()["results"]

    assert (answer["subject"], answer["text"]) == (question["subject"], question["text"])
    assert answer["text"] is None
    assert question["sender"] == "Rita Lindqvist"


def test_notes_are_the_companys(api_as, administrator, link):
    [note] = read(api_as(administrator), NOTES, link).json()["results"]

    assert (note["author"], note["text"]) == ("Rita Lindqvist", "Knows cold chain.")


def test_pages_go_on_in_the_order_of_time(api_as, recruiter, link):
    api, seen = api_as(recruiter), []
    address = f"{INMAILS}?candidate={link.candidate.public_id}&page_size=1"
    while address:
        answer = api.get(address.removeprefix("http://testserver")).json()
        seen += [one["sent_at"] for one in answer["results"]]
        address = answer["next"]

    assert len(seen) == 2
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize("url", [INMAILS, NOTES])
def test_whose_they_are_must_be_said_and_be_open(api_as, outsider, recruiter, link, url):
    link.candidate.is_private, link.candidate.created_by = True, recruiter
    link.candidate.save()

    assert_problem(api_as(outsider).get(url), 400, "invalid", "candidate")
    assert read(api_as(outsider), url, link).status_code == 404
    assert read(api_as(recruiter), url, link).status_code == 200
