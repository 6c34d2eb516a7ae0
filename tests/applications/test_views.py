"""The small resources by which an application moves, ends and comes back."""

import pytest
from django.urls import reverse

from applications.models import Application
from jobs.lifecycle.services import close_job
from jobs.models import Stage
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

HTMX = {"HX-Request": "true"}
CHANGES = ["application-stage-changes", "application-rejection", "application-reinstatement"]


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job, at="Screen")


def stage_of(application, name):
    return Stage.objects.get(job=application.job, name=name)


def url_of(name, application):
    return reverse(name, args=[application.public_id])


@pytest.mark.parametrize("name", CHANGES)
def test_changes_need_a_sign_in(client, application, name):
    response = client.post(url_of(name, application))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("name", CHANGES)
def test_outsider_finds_no_application(client_as, outsider, application, name):
    response = client_as(outsider).post(url_of(name, application), {"reason": "skills"})

    assert response.status_code == 404
    application.refresh_from_db()
    assert application.status == Application.Status.ACTIVE


@pytest.mark.parametrize("name", ["application-stage-changes", "application-reinstatement"])
def test_reading_a_change_is_not_offered(client_as, recruiter, application, name):
    assert client_as(recruiter).get(url_of(name, application)).status_code == 405


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager"])
def test_those_who_lead_the_job_move(client_as, request, application, who):
    stage = stage_of(application, "Interview")

    response = client_as(request.getfixturevalue(who)).post(
        url_of("application-stage-changes", application), {"stage": stage.public_id}
    )

    assert response.status_code == 302
    application.refresh_from_db()
    assert application.stage == stage


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_those_who_only_look_do_not_move(client_as, request, application, who):
    stage = stage_of(application, "Interview")

    response = client_as(request.getfixturevalue(who)).post(
        url_of("application-stage-changes", application), {"stage": stage.public_id}
    )

    assert response.status_code == 403
    application.refresh_from_db()
    assert application.stage.name == "Screen"


def test_stage_of_another_job_is_refused(client_as, recruiter, application):
    foreign = Stage.objects.get(job=JobFactory(), name="Interview")

    response = client_as(recruiter).post(
        url_of("application-stage-changes", application), {"stage": foreign.public_id}
    )

    assert response.status_code == 409
    application.refresh_from_db()
    assert application.stage.name == "Screen"


def test_moving_answers_the_board_with_nothing(client_as, recruiter, application):
    response = client_as(recruiter).post(
        url_of("application-stage-changes", application),
        {"stage": stage_of(application, "Offer").public_id},
        headers=HTMX,
    )

    assert (response.status_code, response.content) == (204, b"")


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/jobs/JOB-0001/pipeline/?view=table", "/jobs/JOB-0001/pipeline/?view=table"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/", None),
        ("/\\elsewhere.example/", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_without_script_the_way_back_is_a_local_path(
    client_as, recruiter, application, wanted, reached
):
    response = client_as(recruiter).post(
        url_of("application-stage-changes", application),
        {"stage": stage_of(application, "Offer").public_id, "next": wanted},
    )

    own = reverse("candidate-applications", args=[application.candidate.public_id])
    assert response.status_code == 302
    assert response["Location"] == (reached or own)


@pytest.mark.parametrize("who", ["administrator", "recruiter"])
def test_recruiters_of_the_team_reject(client_as, request, application, who):
    response = client_as(request.getfixturevalue(who)).post(
        url_of("application-rejection", application), {"reason": "skills"}
    )

    assert response.status_code == 302
    application.refresh_from_db()
    assert application.rejection_reason == "skills"


@pytest.mark.parametrize("who", ["hiring_manager", "interviewer", "read_only"])
def test_forged_rejections_are_refused(client_as, request, application, who):
    response = client_as(request.getfixturevalue(who)).post(
        url_of("application-rejection", application), {"reason": "skills"}
    )

    assert response.status_code == 403
    application.refresh_from_db()
    assert application.is_active


def test_reinstating_undoes_a_rejection(client_as, recruiter, job):
    application = ApplicationFactory(job=job, at="Screen", rejected=True)

    response = client_as(recruiter).post(url_of("application-reinstatement", application))

    assert response.status_code == 302
    application.refresh_from_db()
    assert application.is_active
    assert application.stage.name == "Screen"


def test_reinstating_twice_is_refused(client_as, recruiter, application):
    response = client_as(recruiter).post(url_of("application-reinstatement", application))

    assert response.status_code == 409


INSIDE = {"HX-Request": "true", "HX-Target": "record"}


def test_record_that_asked_gets_its_renewed_tab(client_as, recruiter, application):
    response = client_as(recruiter).post(
        url_of("application-stage-changes", application),
        {"stage": stage_of(application, "Offer").public_id},
        headers=INSIDE,
    )

    html = response.content.decode()
    assert response.status_code == 200
    assert "In Offer since today" in html
    assert "Moved Ilse" in html
    assert "data-focus" in html
    assert "<html" not in html


def test_record_that_asked_is_told_why_not(client_as, recruiter, application):
    response = client_as(recruiter).post(
        url_of("application-stage-changes", application),
        {"stage": stage_of(application, "Screen").public_id},
        headers=INSIDE,
    )

    assert response.status_code == 422
    assert "already stands in Screen" in response.content.decode()


@pytest.mark.parametrize("headers", [{}, INSIDE])
@pytest.mark.parametrize("reason", ["", "invented"])
def test_rejection_without_a_reason_is_asked_again(
    client_as, recruiter, application, headers, reason
):
    response = client_as(recruiter).post(
        url_of("application-rejection", application), {"reason": reason}, headers=headers
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert "data-open" in html
    assert 'aria-invalid="true"' in html
    application.refresh_from_db()
    assert application.is_active


def test_hiring_manager_without_a_reason_is_refused_first(client_as, hiring_manager, application):
    response = client_as(hiring_manager).post(
        url_of("application-rejection", application), {"reason": ""}
    )

    assert response.status_code == 403


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager"])
def test_person_is_put_on_a_job(client_as, request, job, who):
    candidate = CandidateFactory()

    response = client_as(request.getfixturevalue(who)).post(
        reverse("candidate-applications", args=[candidate.public_id]), {"job": job.public_id}
    )

    assert response.status_code == 302
    assert Application.objects.get().stage.name == "Prospect"


@pytest.mark.parametrize("who", ["interviewer", "read_only", "outsider"])
def test_others_put_nobody_on_the_job(client_as, request, application, who):
    user = request.getfixturevalue(who)
    second = JobFactory(active=True, interviewer=user)

    response = client_as(user).post(
        reverse("candidate-applications", args=[application.candidate.public_id]),
        {"job": second.public_id},
    )

    assert response.status_code == 403
    assert Application.objects.count() == 1


@pytest.mark.parametrize(("headers", "status"), [({}, 409), (INSIDE, 422)])
def test_person_already_on_the_job_stays_once(client_as, recruiter, application, headers, status):
    response = client_as(recruiter).post(
        reverse("candidate-applications", args=[application.candidate.public_id]),
        {"job": application.job.public_id},
        headers=headers,
    )

    assert response.status_code == status
    assert "is already on" in response.content.decode()


def test_jobs_to_choose_are_active_own_and_not_taken(client_as, recruiter, application):
    JobFactory(title="Draft job", recruiter=recruiter)
    JobFactory(title="Job of others", active=True)
    JobFactory(title="Route planner", active=True, recruiter=recruiter)

    response = client_as(recruiter).get(
        reverse("candidate-applications", args=[application.candidate.public_id])
    )

    assert [job.title for job in response.context["jobs"]] == ["Route planner"]


def test_without_a_job_to_choose_the_tab_says_so(client_as, outsider, application):
    html = (
        client_as(outsider)
        .get(reverse("candidate-applications", args=[application.candidate.public_id]))
        .content.decode()
    )

    assert "You lead no other active job" in html


def test_the_card_of_one_who_ended_with_the_job_says_so_and_offers_nothing(
    client_as, recruiter, application
):
    close_job(job=application.job, by=recruiter, reason="cancelled")

    page = client_as(recruiter).get(
        reverse("candidate-applications", args=[application.candidate.public_id])
    )

    assert "Ended with the job" in page.text
    assert ": cancelled. Stood in Screen." in " ".join(page.text.split())
    assert "Move to…" not in page.text
    assert "Reject…" not in page.text


def test_moving_on_a_closed_job_is_refused_in_a_sentence(client_as, recruiter, application):
    close_job(job=application.job, by=recruiter, reason="cancelled")
    offer = stage_of(application, "Offer")

    response = client_as(recruiter).post(
        url_of("application-stage-changes", application), {"stage": offer.public_id}, headers=HTMX
    )

    assert response.status_code == 409
    assert response.text == "This job is closed. Reopen it first."
