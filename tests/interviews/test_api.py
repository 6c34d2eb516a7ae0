"""/api/v1/applications/{id}/interviews/."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.api_tokens import create_api_token
from accounts.models import RecordRead
from interviews.models import Interview
from tests.api.shapes import assert_problem
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import InterviewFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def api_as(client):
    def sign_in(user):
        client.defaults["HTTP_AUTHORIZATION"] = f"Token {create_api_token(user=user)}"
        client.defaults["CONTENT_TYPE"] = "application/json"
        return client

    return sign_in


@pytest.fixture
def application(job):
    candidate = CandidateFactory(email="ilse@example.org")
    return ApplicationFactory(candidate=candidate, job=job, at="Interview")


@pytest.fixture
def body(interviewer):
    begins = (timezone.now() + timedelta(days=30)).replace(microsecond=0)
    return {
        "begins_at": begins.isoformat(), "ends_at": (begins + timedelta(hours=1)).isoformat(),
        "interviewers": [interviewer.public_id], "time_zone": "berlin", "place": "Room 3",
    }  # fmt: skip


def at(application, rest=""):
    return f"/api/v1/applications/{application.public_id}/interviews/{rest}"


def send(client, url, body, method="post"):
    return getattr(client, method)(url, body, content_type="application/json")


def test_a_program_schedules_reads_changes_and_cancels(api_as, recruiter, application, body):
    client = api_as(recruiter)

    made = send(client, at(application), body).json()
    one = at(application, f"{made['id']}/")
    assert (made["time_zone"], len(made["invitations"])) == ("Europe/Berlin", 2)
    assert client.get(one).json() == made
    assert client.get(at(application)).json()["results"] == [made]
    changed = send(client, one, {**made, "place": "Room 4"}, "patch").json()
    assert (changed["place"], changed["begins_at"]) == ("Room 4", made["begins_at"])
    assert send(client, f"{one}cancellation/", {}).json()["cancelled_at"]
    assert RecordRead.objects.filter(subject=application.candidate.public_id).exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"begins_at": "tomorrow"}, "begins_at"),
        ({"ends_at": "2020-01-01T00:00:00Z"}, "ends_at"),
        ({"begins_at": "0001-01-01T00:00:00+14:00"}, "begins_at"),
        ({"time_zone": "Middle-earth"}, "time_zone"),
        ({"interviewers": ["nobody"]}, "interviewers"),
        ({"interviewers": []}, "interviewers"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(api_as, recruiter, application, body, wrong, field):
    answer = send(api_as(recruiter), at(application), {**body, **wrong})

    assert_problem(answer, 400, "invalid", field)
    assert not Interview.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("interviewer", 403), ("read_only", 403), ("outsider", 404)]
)
def test_others_schedule_nothing(api_as, request, application, body, who, status):
    answer = send(api_as(request.getfixturevalue(who)), at(application), body)

    assert answer.status_code == status
    assert not Interview.objects.exists()


def test_an_interviewer_lists_and_answers_their_own(api_as, interviewer, application, recruiter):
    mine = InterviewFactory(application=application, invited=[interviewer])
    InterviewFactory(application=application, invited=[recruiter])
    client = api_as(interviewer)

    listed = client.get(at(application)).json()["results"]
    assert [each["id"] for each in listed] == [mine.public_id]
    answered = send(
        client, at(application, f"{mine.public_id}/answer/"), {"answer": "accepted", "sequence": 0}
    )

    assert answered.json()["invitations"][0]["answer"] == "accepted"


def test_an_answer_to_what_has_changed_is_refused(api_as, interviewer, application):
    mine = InterviewFactory(application=application, invited=[interviewer], sequence=3)
    url = at(application, f"{mine.public_id}/answer/")

    answer = send(api_as(interviewer), url, {"answer": "accepted", "sequence": 2})

    assert answer.status_code == 400
