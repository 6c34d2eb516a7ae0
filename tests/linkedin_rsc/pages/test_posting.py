"""The job's LinkedIn tab says how its posting stands, and claims nothing unconfirmed."""

import pytest
import requests
from django.urls import reverse

from jobs.details.services import edit_job
from jobs.lifecycle.services import close_job
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import fill, push

pytestmark = pytest.mark.django_db

SHOWN = "LinkedIn's job board shows it."
PRIVATE = "It is private: LinkedIn's job board does not show it."
CLOSED = "Its posting on LinkedIn's job board is closed."
RENEWED = "Tandem renews it on"
GENERATIONS = ("", "202604")


@pytest.fixture(params=GENERATIONS)
def generation(request, settings):
    settings.LINKEDIN_API_VERSION = request.param
    return request.param


@pytest.fixture
def tab(client_as, administrator, connected, generation):
    def show(job):
        page = client_as(administrator).get(reverse("job-linkedin", args=[job.public_id]))
        return page.text.replace("&#x27;", "'")

    return show


def on_the_board(linkedin):
    """The one job's number as LinkedIn has it, and what LinkedIn answers to whoever opens it."""
    [held] = linkedin.state()["jobs"]
    number = held["posting"].rpartition(":")[2]
    with requests.Session() as session:
        session.trust_env = False
        return number, session.get(f"{linkedin.url}/jobs/view/{number}/", timeout=20)


def a_job(availability):
    job = JobFactory(active=True, linkedin_availability=availability)
    fill()
    push()
    return job


def test_public_job_leads_to_its_posting_at_linkedin(linkedin, tab, settings):
    job = a_job("public")

    page = tab(job)

    number, shown = on_the_board(linkedin)
    assert SHOWN in page
    assert RENEWED in page
    assert f'href="{settings.LINKEDIN_WWW_URL}/jobs/view/{number}/"' in page
    assert job.title in shown.text


def test_private_job_is_on_no_board(linkedin, tab, generation):
    page = tab(a_job("private"))

    assert PRIVATE in page
    assert "/jobs/view/" not in page
    assert (RENEWED in page) == (not generation)
    assert on_the_board(linkedin)[1].status_code == 404


def test_posting_that_became_private_is_on_the_board_no_longer(tab, administrator):
    job = a_job("public")
    edit_job(job=job, by=administrator, linkedin_availability="private")
    push()

    page = tab(job)

    assert PRIVATE in page
    assert SHOWN not in page


def test_closed_job_has_a_closed_posting(tab, administrator):
    job = a_job("public")
    close_job(job=job, by=administrator, reason="filled")
    push()

    assert CLOSED in tab(job)


def test_of_a_job_linkedin_has_not_taken_nothing_is_said(linkedin, tab):
    linkedin.turn(job_task_failure="Invalid Field: /city")

    page = tab(a_job("public"))

    assert SHOWN not in page
    assert CLOSED not in page
