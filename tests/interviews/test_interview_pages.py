"""The Interviews tab of a record, and what stands on home."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interviews.models import Interview
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import InterviewFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db
INSIDE = {"HX-Request": "true", "HX-Target": "record"}


@pytest.fixture
def application(job):
    candidate = CandidateFactory(email="ilse@example.org", last_name="Marbach")
    return ApplicationFactory(candidate=candidate, job=job, at="Interview")


@pytest.fixture
def typed(interviewer):
    day = timezone.now() + timedelta(days=30)
    return {
        "day": f"{day:%Y-%m-%d}", "begins": "14:00", "ends": "15:30", "time_zone": "tokyo",
        "place": "https://meet.example/abc", "notes": "Ask why.", "invites_candidate": "on",
        "interviewers": [interviewer.public_id],
    }  # fmt: skip


def tab_of(application):
    return reverse("candidate-interviews", args=[application.candidate.public_id])


def scheduling_on(application):
    return reverse("application-interviews", args=[application.public_id])


def changing(interview, what="interview-change"):
    person = interview.application.candidate.public_id
    return reverse(what, args=[person, interview.public_id])


def test_a_leader_schedules_on_the_tab(client_as, recruiter, application, typed):
    page = client_as(recruiter).post(scheduling_on(application), typed, follow=True).text

    interview = Interview.objects.get()
    assert (interview.begins_at.hour, interview.time_zone) == (5, "Asia/Tokyo")
    assert interview.invitations.count() == 2
    assert "05:00 to 06:30 UTC" in page
    assert 'href="https://meet.example/abc"' in page
    assert "Mail is on its way" in page


@pytest.mark.parametrize("left_out", ["invites_candidate"])
def test_a_candidate_may_be_left_out(client_as, recruiter, application, typed, left_out):
    del typed[left_out]

    client_as(recruiter).post(scheduling_on(application), typed)

    assert not Interview.objects.get().invitations.filter(interviewer=None).exists()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"day": "2020-01-01"}, "This time has passed."),
        ({"day": "31 February"}, "Enter a valid date."),
        ({"ends": "13:00"}, "It must end after it begins."),
        ({"begins": "25:00"}, "Enter a valid time."),
        ({"time_zone": "Middle-earth"}, "There is no time zone"),
        ({"interviewers": []}, "Choose who interviews."),
        ({"interviewers": ["nobody"]}, "not one of the available choices"),
        ({"place": "x" * 301}, "at most 300 characters"),
    ],
)
@pytest.mark.parametrize("headers", [{}, INSIDE])
def test_what_is_refused_comes_back_as_typed(
    client_as, recruiter, application, typed, wrong, message, headers
):
    response = client_as(recruiter).post(
        scheduling_on(application), {**typed, **wrong}, headers=headers
    )

    page = response.text
    assert response.status_code == 422
    assert message in page
    assert "Ask why." in page
    assert not Interview.objects.exists()


def test_the_form_to_change_begins_with_what_stands(client_as, recruiter, application, typed):
    client = client_as(recruiter)
    client.post(scheduling_on(application), typed)
    interview = Interview.objects.get()

    page = client.get(changing(interview)).text
    assert 'value="14:00"' in page
    assert "Asia/Tokyo" in page
    client.post(changing(interview), {**typed, "begins": "15:00", "ends": "16:00"})

    interview.refresh_from_db()
    assert (interview.begins_at.hour, interview.sequence) == (6, 1)


def test_a_leader_cancels(client_as, recruiter, application, interviewer):
    interview = InterviewFactory(application=application, invited=[interviewer])
    client = client_as(recruiter)

    assert "Cancel interview" in client.get(changing(interview, "interview-cancellation")).text
    page = client.post(changing(interview, "interview-cancellation"), follow=True).text

    interview.refresh_from_db()
    assert interview.is_cancelled
    assert "Cancelled" in page
    assert changing(interview) not in page
    assert client.post(changing(interview, "interview-cancellation")).status_code == 409


def test_an_interviewer_sees_their_own_and_no_others(client_as, interviewer, job, application):
    colleague = UserFactory()
    job.team.create(user=colleague, role="interviewer")
    mine = InterviewFactory(application=application, notes="For Bob.", invited=[interviewer])
    InterviewFactory(application=application, notes="For Ann.", invited=[colleague])

    page = client_as(interviewer).get(tab_of(application)).text

    assert "For Bob." in page
    assert "For Ann." not in page
    assert changing(mine, "interview-cancellation") not in page
    assert client_as(interviewer).get(changing(mine)).status_code == 403


def test_whoever_was_taken_out_sees_it_no_more(client_as, interviewer, application):
    interview = InterviewFactory(application=application, notes="Ask.", invited=[interviewer])
    interview.invitations.update(is_withdrawn=True)

    assert "Ask." not in client_as(interviewer).get(tab_of(application)).text


@pytest.mark.parametrize(("who", "status"), [("outsider", 404), ("read_only", 403)])
def test_others_schedule_nothing(client_as, request, application, typed, who, status):
    client = client_as(request.getfixturevalue(who))

    assert client.post(scheduling_on(application), typed).status_code == status
    assert not Interview.objects.exists()


def test_prospects_are_not_offered(client_as, recruiter, job):
    page = client_as(recruiter).get(tab_of(ApplicationFactory(job=job))).text

    assert "Schedule an interview" not in page


def asked(client, url):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_a_tab_asks_the_same_of_one_and_of_many(client_as, recruiter, application, interviewer):
    client, url = client_as(recruiter), tab_of(application)
    InterviewFactory(application=application, invited=[interviewer, None])
    client.get(url)
    of_one = asked(client, url)
    for number in range(15):
        begins = timezone.now() + timedelta(days=number + 2)
        InterviewFactory(application=application, begins_at=begins, invited=[interviewer, None])

    assert asked(client, url) == of_one


def test_home_shows_whom_one_meets_next(client_as, interviewer, application):
    client = client_as(interviewer)
    assert "My interviews" not in client.get(reverse("home")).text
    InterviewFactory(application=application, invited=[interviewer])
    home = client.get(reverse("home")).text

    assert "My interviews" in home
    assert tab_of(application) in home


@pytest.mark.parametrize(
    "values", [{"cancelled_at": timezone.now()}, {"begins_at": timezone.now() - timedelta(days=1)}]
)
def test_home_leaves_out_what_is_cancelled_or_over(client_as, interviewer, application, values):
    InterviewFactory(application=application, invited=[interviewer], **values)

    assert "My interviews" not in client_as(interviewer).get(reverse("home")).text


@pytest.mark.parametrize(("days", "is_ahead"), [(1, True), (-1, False)])
def test_what_goes_along_is_said_before(client_as, recruiter, application, days, is_ahead):
    InterviewFactory(application=application, begins_at=timezone.now() + timedelta(days=days))
    url = reverse("application-deletion", args=[application.public_id])

    page = client_as(recruiter).get(url).text

    assert "1 interview is deleted with it." in page
    assert ("nobody invited is told" in page) == is_ahead


def test_an_application_that_ended_meanwhile_says_so(client_as, recruiter, application, typed):
    """Even where the person has another one, nothing is scheduled on that."""
    ApplicationFactory(
        candidate=application.candidate, at="Interview",
        job=JobFactory(active=True, recruiter=recruiter),
    )  # fmt: skip
    type(application).objects.filter(pk=application.pk).update(
        status="rejected", rejection_reason="experience"
    )

    answer = client_as(recruiter).post(scheduling_on(application), typed)

    assert answer.status_code == 409
    assert "This application has ended." in answer.text
    assert not Interview.objects.exists()


def test_a_change_that_a_colleague_made_meanwhile_is_not_undone(
    client_as, recruiter, application, interviewer, typed
):
    client = client_as(recruiter)
    client.post(scheduling_on(application), typed)
    interview = Interview.objects.get()
    seen = client.get(changing(interview)).context["form"]["seen"].value()
    client.post(changing(interview), {**typed, "seen": seen, "begins": "13:00"})

    answer = client.post(changing(interview), {**typed, "seen": seen, "notes": "Ask how."})

    interview.refresh_from_db()
    assert answer.status_code == 422
    assert "A colleague saved changes while you were typing." in answer.text
    assert (interview.begins_at.hour, interview.notes) == (4, "Ask why.")


def test_notes_alone_leave_open_answers_good(client_as, recruiter, application, typed):
    client = client_as(recruiter)
    client.post(scheduling_on(application), typed)
    interview = Interview.objects.get()
    client.post(changing(interview), {**typed, "notes": "Ask how."})

    interview.refresh_from_db()
    assert (interview.notes, interview.sequence) == ("Ask how.", 0)
