"""Writing notes and giving feedback from the record."""

import pytest
from django.urls import reverse

from interviews.models import InterviewFeedback
from tests.factories.applications import ApplicationFactory
from tests.factories.interviews import FeedbackFactory

INSIDE = {"HX-Request": "true", "HX-Target": "record"}
ROWS = {"form-TOTAL_FORMS": "4", "form-INITIAL_FORMS": "0"}


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job, at="Interview")


def notes_of(candidate):
    return reverse("candidate-notes", args=[candidate.public_id])


def feedback_on(application):
    return reverse("application-feedback", args=[application.public_id])


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager", "interviewer"])
def test_team_gives_feedback(client_as, request, application, who):
    response = client_as(request.getfixturevalue(who)).post(
        feedback_on(application),
        {
            **ROWS, "recommendation": "yes", "feedback": "Calm.",
            "form-0-attribute": "Communication", "form-0-result": "4 of 5",
        },
    )  # fmt: skip

    given = InterviewFeedback.objects.get()
    assert response.status_code == 302
    assert (given.recommendation, given.feedback) == ("yes", "Calm.")
    assert given.evaluations == [{"attribute": "Communication", "result": "4 of 5"}]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"recommendation": ""}, "Choose a recommendation."),
        ({"recommendation": "perhaps"}, "not one of the available choices"),
        ({"feedback": ""}, "Say what you thought."),
        ({"form-0-attribute": "Communication"}, "Say how they did."),
        ({"form-0-result": "4 of 5"}, "Say what you judged."),
    ],
)
@pytest.mark.parametrize("headers", [{}, INSIDE])
def test_unusable_feedback_comes_back(client_as, interviewer, application, typed, message, headers):
    response = client_as(interviewer).post(
        feedback_on(application),
        {**ROWS, "recommendation": "no", "feedback": "Hesitated.", **typed},
        headers=headers,
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert "feedback" in typed or "Hesitated." in html
    assert not InterviewFeedback.objects.exists()


@pytest.mark.parametrize("kind", ["", "phone_screen"])
def test_how_they_talked_may_be_said(client_as, interviewer, application, kind):
    typed = {**ROWS, "recommendation": "yes", "feedback": "Calm.", "kind": kind}

    tab = client_as(interviewer).post(feedback_on(application), typed, headers=INSIDE).text

    assert InterviewFeedback.objects.get().kind == kind
    given = tab.partition('class="remarks"')[2]
    assert ("Phone screen" in given) == bool(kind)


def test_feedback_without_rows_is_not_a_server_error(client_as, interviewer, application):
    response = client_as(interviewer).post(
        feedback_on(application), {"recommendation": "yes", "feedback": "Calm."}
    )

    assert response.status_code == 422


def test_given_feedback_stands_in_the_renewed_tab(client_as, interviewer, application):
    response = client_as(interviewer).post(
        feedback_on(application),
        {**ROWS, "recommendation": "strong_yes", "feedback": "Calm."},
        headers=INSIDE,
    )

    html = response.content.decode()
    assert "Strong yes" in html
    assert "Calm." in html


def test_read_only_colleague_gives_no_feedback(client_as, read_only, application):
    client = client_as(read_only)
    url = reverse("candidate-feedback", args=[application.candidate.public_id])

    assert "Give feedback" not in client.get(url).content.decode()
    response = client.post(
        feedback_on(application), {**ROWS, "recommendation": "yes", "feedback": "Calm."}
    )
    assert response.status_code == 403
    assert not InterviewFeedback.objects.exists()


def test_outsider_finds_nothing_to_judge(client_as, outsider, application):
    response = client_as(outsider).post(
        feedback_on(application), {**ROWS, "recommendation": "yes", "feedback": "Calm."}
    )

    assert response.status_code == 404


def test_interviewer_judges_no_prospect(client_as, interviewer, job):
    response = client_as(interviewer).post(feedback_on(ApplicationFactory(job=job)), ROWS)

    assert response.status_code == 404


def test_one_of_several_applications_is_chosen_by_the_address(client_as, recruiter, application):
    other = ApplicationFactory(
        candidate=application.candidate, job__recruiter=recruiter, job__title="Route planner"
    )
    url = reverse("candidate-feedback", args=[application.candidate.public_id])

    html = client_as(recruiter).get(f"{url}?application={application.public_id}").content.decode()

    assert f'action="{feedback_on(application)}"' in html
    assert f'action="{feedback_on(other)}"' not in html
    assert "Route planner" in html


@pytest.mark.parametrize(
    ("who", "status"), [("interviewer", 200), ("administrator", 200), ("recruiter", 403)]
)
def test_whoever_gave_feedback_deletes_it(
    client_as, request, interviewer, application, who, status
):
    given = FeedbackFactory(application=application, interviewer=interviewer)
    client, person = client_as(request.getfixturevalue(who)), application.candidate.public_id
    page = reverse("feedback-deletion", args=[person, given.public_id])

    listed = client.get(reverse("candidate-feedback", args=[person])).text
    assert (page in listed) == (status == 200)
    assert client.get(page).status_code == status
    client.post(page)

    assert InterviewFeedback.objects.exists() == (status == 403)
