"""Who people are at LinkedIn, over the API."""

import pytest

from linkedin_rsc.models import ProfileLink
from tests.api.shapes import assert_problem
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, ProfileLinkFactory, ProfileMatchFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/linkedin/profile-links/"
MEMBER = "urn:li:person:aaa"


FORMER = "urn:li:developerApplication:1"


@pytest.fixture(autouse=True)
def connection():
    return ConnectionFactory(enabled=True)


def test_each_person_is_listed_with_how_they_stand(api_as, recruiter):
    linked = ProfileLinkFactory(profile_url="https://www.linkedin.com/in/ilse")
    for state in ("possible", "refused"):
        ProfileMatchFactory(state=state, possible=[MEMBER])
    CandidateFactory()

    listed = api_as(recruiter).get(URL).json()["results"]

    assert [one["state"] for one in listed] == ["none", "refused", "possible", "linked"]
    assert listed[-1]["candidate"] == linked.candidate.public_id
    assert (listed[-1]["member"], listed[-1]["url"]) == (linked.person, linked.profile_url)
    assert listed[-1]["linked_at"]
    assert (listed[0]["member"], listed[0]["url"], listed[0]["linked_at"]) == (None, None, None)


def test_one_person_is_picked_from_the_list(api_as, recruiter):
    CandidateFactory()
    linked = ProfileLinkFactory().candidate.public_id
    api = api_as(recruiter)

    picked = api.get(URL, {"candidate": linked}).json()["results"]

    assert [one["candidate"] for one in picked] == [linked]
    assert api.get(URL, {"candidate": "nobody"}).json()["results"] == []


def test_linking_and_unlinking(api_as, recruiter):
    candidate, api = CandidateFactory(), api_as(recruiter)
    url = f"{URL}{candidate.public_id}/"

    linked = api.post(url, {"member": MEMBER}, format="json")
    assert (linked.status_code, linked.json()["state"]) == (201, "linked")
    assert api.get(url).json()["member"] == MEMBER
    assert_problem(api.post(url, {"member": MEMBER}, format="json"), 409, "already_linked")

    assert api.delete(url).status_code == 204
    assert api.get(url).json()["state"] == "none"
    assert_problem(api.delete(url), 409, "not_linked")


def test_the_only_proposal_needs_no_name(api_as, recruiter):
    match, api = ProfileMatchFactory(state="possible", possible=[MEMBER]), api_as(recruiter)

    linked = api.post(f"{URL}{match.candidate.public_id}/", {}, format="json")

    assert linked.json()["member"] == MEMBER


@pytest.mark.parametrize("body", [{}, {"member": "Ilse"}, {"member": "urn:li:seat:1"}])
def test_what_names_nobody_is_a_problem(api_as, recruiter, body):
    url = f"{URL}{CandidateFactory().public_id}/"

    answer = api_as(recruiter).post(url, body, format="json")

    assert answer.status_code == 400
    assert not ProfileLink.objects.exists()


def test_who_may_not_open_the_person_gets_404(api_as, interviewer, outsider):
    private = CandidateFactory(is_private=True)
    url = f"{URL}{private.public_id}/"

    for user in (interviewer, outsider):
        api = api_as(user)
        assert api.get(url).status_code == 404
        assert api.post(url, {"member": MEMBER}, format="json").status_code == 404
        assert api.delete(url).status_code == 404
        assert api.get(URL).json()["results"] == []


def test_read_only_people_look_and_link_nobody(api_as, read_only):
    candidate, api = CandidateFactory(), api_as(read_only)
    url = f"{URL}{candidate.public_id}/"

    assert api.get(url).status_code == 200
    assert api.post(url, {"member": MEMBER}, format="json").status_code == 403


def test_who_may_open_a_person_and_not_edit_reads_and_links_nobody(api_as, interviewer):
    job = JobFactory(active=True, interviewer=interviewer)
    candidate = ApplicationFactory(job=job, at="Screen").candidate
    ProfileMatchFactory(candidate=candidate, state="possible", possible=[MEMBER])
    api, url = api_as(interviewer), f"{URL}{candidate.public_id}/"

    assert api.get(url).json()["state"] == "possible"
    for body in ({"member": MEMBER}, {}):
        assert api.post(url, body, format="json").status_code == 403
    assert api.delete(url).status_code == 403


def test_where_prospects_are_shared_matches_are_for_who_works_on_a_job(
    api_as, recruiter, outsider, connection
):
    connection.share_prospects = True
    connection.save()
    job = JobFactory(active=True, recruiter=recruiter)
    candidate = ApplicationFactory(job=job, at="Screen").candidate
    ProfileMatchFactory(candidate=candidate, state="possible", possible=[MEMBER])
    url = f"{URL}{candidate.public_id}/"

    assert api_as(outsider).get(url).json()["state"] == "none"
    assert api_as(outsider).post(url, {}, format="json").status_code == 403
    assert api_as(recruiter).get(url).json()["state"] == "possible"
    assert api_as(recruiter).post(url, {}, format="json").status_code == 201


def test_what_a_former_application_knew_is_not_said(api_as, recruiter):
    match = ProfileMatchFactory(application_urn=FORMER, state="possible", possible=[MEMBER])
    ProfileLinkFactory(candidate=match.candidate, application_urn=FORMER)
    api, url = api_as(recruiter), f"{URL}{match.candidate.public_id}/"

    told = api.get(url).json()

    assert (told["state"], told["member"], told["linked_at"]) == ("none", None, None)
    assert api.post(url, {}, format="json").status_code == 400
    assert_problem(api.delete(url), 409, "not_linked")
