import pytest
from django.urls import reverse

from jobs.details.services import edit_job
from jobs.models import Job, TeamMember
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory

TYPED = {
    "title": "Night planner",
    "employment_type": "full_time",
    "workplace_type": "on_site",
    "city": "Bremen",
    "country_code": "DE",
    "description": "Nights.\n\nBy the harbour.",
    "prospects_enabled": "on",
    "linkedin_availability": "inherit",
    "linkedin_notes": "inherit",
    "linkedin_feedback": "inherit",
    "linkedin_resumes": "inherit",
    "linkedin_source": "inherit",
    "linkedin_end_reason": "inherit",
}


def test_a_new_job_is_made_as_a_draft(client_as, recruiter):
    response = client_as(recruiter).post(reverse("job-create"), TYPED)

    job = Job.objects.get()
    assert response["Location"] == reverse("job-detail", args=[job.public_id])
    assert job.description == "<p>Nights.</p><p>By the harbour.</p>"
    assert job.team.get().role == TeamMember.Role.RECRUITER


def test_the_role_is_asked_only_where_there_is_a_choice(client_as, recruiter):
    both = UserFactory(roles=["recruiter", "hiring_manager"])

    assert "role" not in client_as(recruiter).get(reverse("job-create")).context["form"].fields
    client_as(both).post(reverse("job-create"), TYPED | {"role": "hiring_manager"})

    assert Job.objects.get().team.get().role == TeamMember.Role.HIRING_MANAGER


@pytest.mark.parametrize("who", ["administrator", "interviewer", "read_only"])
def test_who_may_not_create_jobs_is_refused(client_as, request, who):
    client = client_as(request.getfixturevalue(who))

    assert client.get(reverse("job-create")).status_code == 403
    assert client.post(reverse("job-create"), TYPED).status_code == 403
    assert not Job.objects.exists()


def test_a_refused_form_keeps_what_was_typed_and_says_where(client_as, recruiter):
    typed = TYPED | {"title": "", "city": "", "description": "Nobody wants\n\nto type this twice"}

    response = client_as(recruiter).post(reverse("job-create"), typed)

    words = response.content.decode()
    assert response.status_code == 422
    assert "to type this twice" in words
    assert 'href="#id_title"' in words
    assert 'href="#id_city"' in words
    assert words.count("Give the job a title.") == 2
    assert not Job.objects.exists()


def test_what_the_service_refuses_stands_at_its_field(client_as, recruiter):
    typed = TYPED | {"description": "<p>" + "x" * 26_000 + "</p>"}

    response = client_as(recruiter).post(reverse("job-create"), typed)

    assert response.status_code == 422
    assert response.context["form"].errors["description"]


def test_what_a_description_cannot_keep_is_said_before_it_goes(client_as, recruiter):
    client = client_as(recruiter)
    typed = TYPED | {"description": "<p>Nights.</p><img src=a><img src=b><video></video>"}

    told = client.post(reverse("job-create"), typed)
    assert told.status_code == 422
    assert "cannot keep 2 images, 1 video" in told.content.decode()
    assert not Job.objects.exists()

    form = told.context["form"]
    client.post(reverse("job-create"), typed | {"left_out": form["left_out"].value()})
    assert Job.objects.get().description == "<p>Nights.</p>"


def test_who_adds_a_picture_after_being_told_is_told_again(client_as, recruiter):
    typed = TYPED | {"description": "<p>Nights.</p><img src=a><img src=b>", "left_out": "1 image"}

    assert client_as(recruiter).post(reverse("job-create"), typed).status_code == 422


@pytest.mark.parametrize("name", ["country_code", "workplace_type", "linkedin_availability"])
def test_a_forged_choice_is_refused(client_as, recruiter, name):
    response = client_as(recruiter).post(reverse("job-create"), TYPED | {name: "XX"})

    assert response.status_code == 422


def test_editing_shows_what_there_is_and_saves(client_as, hiring_manager, job):
    address = reverse("job-edit", args=[job.public_id])
    client = client_as(hiring_manager)

    shown = client.get(address).context["form"]["description"].value()
    response = client.post(address, TYPED)

    assert shown.startswith("You keep the warehouse running")
    assert response["Location"] == reverse("job-detail", args=[job.public_id])
    job.refresh_from_db()
    assert (job.title, job.prospects_enabled) == ("Night planner", True)


def test_the_prospect_switch_of_an_active_job_does_nothing(client_as, recruiter, job):
    typed = {name: value for name, value in TYPED.items() if name != "prospects_enabled"}

    client_as(recruiter).post(reverse("job-edit", args=[job.public_id]), typed)

    job.refresh_from_db()
    assert job.prospects_enabled


def test_a_refused_edit_keeps_the_head_as_it_was(client_as, recruiter, job):
    response = client_as(recruiter).post(
        reverse("job-edit", args=[job.public_id]), TYPED | {"title": "Renamed", "city": ""}
    )

    assert response.status_code == 422
    assert "Warehouse systems engineer" in response.content.decode()


def test_a_closed_job_has_no_form(client_as, recruiter, job):
    Job.objects.update(status="closed", close_reason="filled")

    response = client_as(recruiter).get(reverse("job-edit", args=[job.public_id]))

    assert response.status_code == 409
    assert "Reopen it first" in response.content.decode()


def test_what_was_typed_stays_when_the_job_was_closed_meanwhile(client_as, recruiter, job):
    Job.objects.update(status="closed", close_reason="filled")

    response = client_as(recruiter).post(
        reverse("job-edit", args=[job.public_id]), TYPED | {"title": "Typed for an hour"}
    )

    assert response.status_code == 422
    assert "Reopen it first" in response.text
    assert "Typed for an hour" in response.text


def test_an_edit_does_not_undo_what_a_colleague_saved_meanwhile(client_as, recruiter, job):
    url, client = reverse("job-edit", args=[job.public_id]), client_as(recruiter)
    seen = client.get(url).context["form"]["seen"].value()
    edit_job(job=job, by=recruiter, title="Saved by a colleague")

    response = client.post(url, TYPED | {"seen": seen})

    assert response.status_code == 422
    assert Job.objects.get().title == "Saved by a colleague"


def test_a_description_written_past_the_services_is_cleaned_on_the_page(client_as, recruiter, job):
    Job.objects.update(description="<p>Fine</p><script>steal()</script>")

    words = client_as(recruiter).get(reverse("job-detail", args=[job.public_id])).content.decode()

    assert "<p>Fine</p>" in words
    assert "steal()" not in words


def test_who_hides_a_job_is_told_who_no_longer_reads_of_it(client_as, recruiter, outsider, job):
    ApplicationFactory(job=job, at="Screen")
    browser, url = client_as(recruiter), reverse("job-edit", args=[job.public_id])
    typed = {
        name: getattr(job, name)
        for name in ("title", "city", "country_code", "employment_type", "workplace_type",
                     "linkedin_availability", "linkedin_notes", "linkedin_feedback",
                     "linkedin_resumes", "linkedin_source", "linkedin_end_reason",
                     "description")
    } | {"prospects_enabled": "on", "is_confidential": "on"}  # fmt: skip

    asked = browser.post(url, typed)
    job.refresh_from_db()
    was_hidden = job.is_confidential
    agreed = asked.context["form"]["agreed"].value()
    saved = browser.post(url, typed | {"agreed": agreed})

    said = "1 colleague (Carl Ahrens) will no longer read of this job on the records of its people."
    assert said in asked.content.decode()
    assert not was_hidden
    job.refresh_from_db()
    assert (saved.status_code, job.is_confidential) == (302, True)
