import pytest
from django.urls import reverse

from tests.factories.jobs import JobFactory


def test_activating_leads_to_the_active_job(client_as, recruiter):
    job = JobFactory(recruiter=recruiter)

    response = client_as(recruiter).post(
        reverse("job-activation", args=[job.public_id]), follow=True
    )

    job.refresh_from_db()
    assert job.is_active
    assert "is active" in response.content.decode()


def test_activating_without_words_says_what_is_missing(client_as, recruiter):
    job = JobFactory(recruiter=recruiter, description="")

    response = client_as(recruiter).post(reverse("job-activation", args=[job.public_id]))

    assert response.status_code == 422
    assert "Write a description" in response.content.decode()
    assert reverse("job-edit", args=[job.public_id]) + "#id_description" in (
        response.content.decode()
    )


def test_closing_without_a_reason_opens_the_dialog_again(client_as, recruiter, job):
    response = client_as(recruiter).post(reverse("job-closure", args=[job.public_id]))

    words = response.content.decode()
    assert response.status_code == 422
    assert "data-open" in words
    assert "Say why: position filled or cancelled." in words
    details = reverse("job-detail", args=[job.public_id])
    assert f'<a class="tabs__tab" href="{details}" aria-current="page">Details</a>' in words


def test_closing_and_reopening(client_as, recruiter, job):
    client = client_as(recruiter)

    client.post(reverse("job-closure", args=[job.public_id]), {"reason": "filled"})
    closed = client.get(reverse("job-detail", args=[job.public_id])).content.decode()
    client.post(reverse("job-restoration", args=[job.public_id]))

    assert "Reopen" in closed
    assert "Position filled" in closed
    job.refresh_from_db()
    assert job.is_active


@pytest.mark.parametrize("who", ["hiring_manager", "interviewer", "read_only"])
def test_a_forged_closure_is_refused(client_as, request, job, who):
    response = client_as(request.getfixturevalue(who)).post(
        reverse("job-closure", args=[job.public_id]), {"reason": "filled"}
    )

    assert response.status_code == 403
    job.refresh_from_db()
    assert job.is_active
