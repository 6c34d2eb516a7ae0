"""Whoever moves people out of Prospect reads that it shows them at LinkedIn, where it does."""

import pytest
from django.urls import reverse

from linkedin_rsc.models import Connection
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, ProfileLinkFactory

pytestmark = pytest.mark.django_db

BEFORE = "Out of Prospect, this person becomes visible to colleagues in LinkedIn."
AFTER = "Colleagues see them in LinkedIn in 10 seconds, if not undone."


@pytest.fixture
def enabled():
    return ConnectionFactory(enabled=True)


@pytest.fixture
def job(recruiter):
    return JobFactory(active=True, recruiter=recruiter)


def prospect(job, name="Ilse", **fields):
    email = f"{name.lower()}@example.org"
    return ApplicationFactory(
        candidate=CandidateFactory(first_name=name, last_name="Marbach", email=email, **fields),
        job=job,
    )


@pytest.fixture
def ilse(job):
    return prospect(job)


@pytest.fixture
def page(client_as, recruiter):
    def read(name, *ids, **headers):
        return client_as(recruiter).get(reverse(name, args=ids), headers=headers).content.decode()

    return read


@pytest.fixture
def places(page, job):
    """Where it is said before somebody is moved: the person's page, the page of a card."""

    def said_at(application):
        pages = {
            "record": page("candidate-applications", application.candidate.public_id),
            "card": page("pipeline-card", job.public_id, application.public_id),
        }
        return {name for name, html in pages.items() if BEFORE in html}

    return said_at


@pytest.fixture
def move(client_as, recruiter):
    """Move somebody as pages do, and return what is said of it."""

    def post(application, stage):
        to = application.job.stages.get(name=stage).public_id
        address = reverse("application-stage-changes", args=[application.public_id])
        response = client_as(recruiter).post(address, {"stage": to})
        return [str(message) for message in response.wsgi_request._messages]

    return post


def test_it_is_said_before_a_prospect_is_moved_and_beside_undo(enabled, ilse, places, move):
    assert places(ilse) == {"record", "card"}

    assert move(ilse, "Screen") == [f"Moved Ilse Marbach to Screen. {AFTER}"]

    assert places(ilse) == set()
    assert move(ilse, "Interview") == ["Moved Ilse Marbach to Interview."]
    assert move(ilse, "Prospect") == ["Moved Ilse Marbach to Prospect."]
    assert move(ilse, "Screen") == [f"Moved Ilse Marbach to Screen. {AFTER}"]


def share_prospects(application):
    Connection.objects.update(share_prospects=True)


def disconnect(application):
    Connection.objects.update(state=Connection.State.CONNECTED)


def switch_off(application):
    Connection.current().integrations.update(status="DISABLED")


def close_off(application):
    application.job.is_confidential = True
    application.job.save()


def hide(application):
    application.candidate.is_private = True
    application.candidate.save()


def forget_address(application):
    application.candidate.emails.all().delete()


def apply_elsewhere(application):
    ApplicationFactory(candidate=application.candidate, at="Screen")


@pytest.mark.parametrize(
    "so_that_it_shows_nobody",
    [
        share_prospects, disconnect, switch_off, close_off, hide, forget_address, apply_elsewhere,
    ],
)  # fmt: skip
def test_it_is_said_only_where_it_is_true(enabled, ilse, places, move, so_that_it_shows_nobody):
    so_that_it_shows_nobody(ilse)

    assert places(ilse) == set()
    assert move(ilse, "Screen") == ["Moved Ilse Marbach to Screen."]


def test_nothing_is_said_of_linkedin_where_it_is_not_used(ilse, places, move):
    assert places(ilse) == set()
    assert move(ilse, "Screen") == ["Moved Ilse Marbach to Screen."]


def test_who_has_no_address_is_recognised_by_a_linked_profile(enabled, ilse, places):
    forget_address(ilse)
    ProfileLinkFactory(candidate=ilse.candidate)

    assert places(ilse) == {"record", "card"}


def test_another_application_on_a_confidential_job_shows_nobody(enabled, ilse, places):
    secret = JobFactory(active=True, is_confidential=True)
    ApplicationFactory(candidate=ilse.candidate, job=secret, at="Screen")

    assert places(ilse) == {"record", "card"}


def test_a_rejection_in_prospect_shows_nobody(enabled, ilse, client_as, recruiter, places):
    address = reverse("application-rejection", args=[ilse.public_id])

    response = client_as(recruiter).post(address, {"reason": "skills"})

    assert "LinkedIn" not in " ".join(map(str, response.wsgi_request._messages))
    assert places(ilse) == set()


# -- Several at once ----------------------------------------------------------------------------


@pytest.fixture
def bulk(client_as, recruiter, job):
    def post(applications, resource="pipeline-moves", **fields):
        chosen = [f"{one.public_id}:{one.stage.public_id}" for one in applications]
        address = reverse(resource, args=[job.public_id])
        return client_as(recruiter).post(address, {"application": chosen, **fields})

    return post


@pytest.fixture
def crowd(job):
    """Three who would be shown, and three who would not."""
    shown = [prospect(job, name) for name in ("Ilse", "Mae", "Jonas")]
    known = prospect(job, "Oskar")
    apply_elsewhere(known)
    applied = ApplicationFactory(job=job, candidate__email="a@example.org", at="Screen")
    return [*shown, prospect(job, "Noor", is_private=True), known, applied]


def test_several_are_told_with_their_number(enabled, crowd, bulk, job):
    offer = job.stages.get(name="Offer").public_id
    said = "Out of Prospect, 3 people become visible to colleagues in LinkedIn."

    assert said in bulk(crowd).content.decode()
    assert said in bulk(crowd, confirmed="1").content.decode()

    response = bulk(crowd, confirmed="1", stage=offer)
    [said] = [str(message) for message in response.wsgi_request._messages]
    of_them = "Colleagues see 3 of them in LinkedIn in 10 seconds, if not undone."
    assert said == f"Moved 6 people to Offer. {of_them}"


def test_all_of_several_are_told_as_such(enabled, crowd, bulk, job):
    offer = job.stages.get(name="Offer").public_id

    response = bulk(crowd[:2], confirmed="1", stage=offer)

    [said] = [str(message) for message in response.wsgi_request._messages]
    assert said == f"Moved 2 people to Offer. {AFTER}"


def test_who_was_refused_is_not_counted(enabled, crowd, bulk, move, job):
    offer = job.stages.get(name="Offer").public_id
    move(crowd[0], "Interview")

    response = bulk(crowd[:2], confirmed="1", stage=offer)

    done, refused = [str(message) for message in response.wsgi_request._messages]
    assert done == f"Moved 1 person to Offer. {AFTER}"
    assert "Ilse" in refused


def test_one_person_of_several_is_one_person(enabled, crowd, bulk):
    said = "Out of Prospect, 1 person becomes visible to colleagues in LinkedIn."

    assert said in bulk(crowd[2:]).content.decode()


@pytest.mark.parametrize("resource", ["pipeline-rejections", "pipeline-tags"])
def test_what_moves_nobody_says_nothing(enabled, crowd, bulk, resource):
    assert "visible to colleagues" not in bulk(crowd, resource).content.decode()


def test_moved_back_to_prospect_several_are_shown_no_more_than_before(enabled, crowd, bulk, job):
    back = job.stages.get(name="Prospect").public_id

    response = bulk(crowd[-1:], confirmed="1", stage=back)

    [said] = [str(message) for message in response.wsgi_request._messages]
    assert said == "Moved 1 person to Prospect."
