"""Candidates and the notes on them over the API."""

import pytest

from accounts.models import RecordRead
from candidates.models import Candidate, CandidateEmail, Source
from notes.models import Note
from notes.services import add_note
from tests.api.shapes import assert_problem
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

CANDIDATES = "/api/v1/candidates/"
NEW = {"first_name": "Ilse", "last_name": "Marbach"}
FIELDS = {
    "id", "first_name", "last_name", "email", "emails", "phone", "phones", "headline",
    "current_company", "current_title", "city", "region", "country_code", "linkedin_url",
    "is_private", "do_not_contact", "source", "tags", "created_at", "updated_at",
}  # fmt: skip


def at(candidate: Candidate, rest: str = "") -> str:
    return f"{CANDIDATES}{candidate.public_id}/{rest}"


def test_a_candidate_shows_the_fixed_fields(recruiter, api_as):
    candidate = CandidateFactory(email="ilse@example.org")

    shown = api_as(recruiter).get(at(candidate)).json()

    assert set(shown) == FIELDS
    assert shown["id"] == candidate.public_id
    assert (shown["email"], shown["emails"]) == ("ilse@example.org", ["ilse@example.org"])
    assert (shown["phone"], shown["phones"], shown["source"]) == ("", [], None)


def test_every_field_that_can_be_set_is_set(recruiter, api_as):
    given = {
        **NEW,
        "email": "ilse@example.org",
        "emails": ["ilse@example.org", "i.marbach@example.org"],
        "phone": "+4942155501000",
        "phones": ["+4942155501000"],
        "headline": "Night shift planner",
        "current_company": "Hafenwerk Bremen",
        "current_title": "Planner",
        "city": "Bremen",
        "region": "Bremen",
        "country_code": "DE",
        "linkedin_url": "https://www.linkedin.com/in/ilse-marbach",
        "is_private": True,
        "do_not_contact": True,
        "source": "Job fair",
        "tags": ["Forklift", "Night"],
    }

    response = api_as(recruiter).post(CANDIDATES, given)

    shown = response.json()
    assert response.status_code == 201
    assert {name: shown[name] for name in given} == given


def test_what_is_not_given_has_a_default(recruiter, api_as):
    shown = api_as(recruiter).post(CANDIDATES, NEW).json()

    assert (shown["source"], shown["email"], shown["tags"]) == ("Added by hand", "", [])
    assert shown["is_private"] is False


def change(client, candidate, **given):
    """Change a candidate as they stand there."""
    return client.patch(at(candidate), {"updated_at": candidate.updated_at.isoformat(), **given})


def test_a_new_primary_address_replaces_the_former_one(recruiter, api_as):
    candidate = CandidateFactory(email="old@example.org")
    CandidateEmail.objects.create(candidate=candidate, email="other@example.org")

    shown = change(api_as(recruiter), candidate, email="New@Example.org").json()

    assert shown["email"] == "new@example.org"
    assert shown["emails"] == ["new@example.org", "other@example.org"]


def test_another_address_becomes_the_primary_one(recruiter, api_as):
    candidate = CandidateFactory(email="old@example.org")
    CandidateEmail.objects.create(candidate=candidate, email="other@example.org")

    shown = change(api_as(recruiter), candidate, email="other@example.org").json()

    assert shown["emails"] == ["other@example.org"]


def test_an_empty_primary_address_is_taken_away(recruiter, api_as):
    candidate = CandidateFactory(email="old@example.org")

    assert change(api_as(recruiter), candidate, email="").json()["emails"] == []


def test_a_list_of_addresses_replaces_all(recruiter, api_as):
    candidate = CandidateFactory(email="old@example.org")

    shown = change(
        api_as(recruiter), candidate, emails=["b@example.org", "a@example.org"]
    ).json()  # fmt: skip

    assert shown["emails"] == ["b@example.org", "a@example.org"]
    assert shown["email"] == "b@example.org"


def test_a_phone_is_understood_and_replaced(recruiter, api_as):
    client = api_as(recruiter)
    created = client.post(CANDIDATES, {**NEW, "country_code": "DE", "phone": "0421 5550100"})

    changed = change(client, Candidate.objects.get(), phone="+44 20 7946 0000")

    assert created.json()["phone"] == "+494215550100"
    assert changed.json()["phones"] == ["+442079460000"]


def test_patch_keeps_what_is_not_given(recruiter, api_as):
    candidate = CandidateFactory(first_name="Ilse", email="ilse@example.org")

    shown = change(api_as(recruiter), candidate, headline="Planner", tags=["Dock"]).json()

    assert (shown["first_name"], shown["emails"]) == ("Ilse", ["ilse@example.org"])
    assert (shown["headline"], shown["tags"]) == ("Planner", ["Dock"])


def test_what_was_read_can_be_sent_back_with_one_change(recruiter, api_as):
    client = api_as(recruiter)
    created = client.post(CANDIDATES, {**NEW, "email": "ilse@example.org", "tags": ["Dock"]}).json()

    response = client.patch(
        f"{CANDIDATES}{created['id']}/", {**created, "headline": "Planner"}
    )  # fmt: skip

    assert response.status_code == 200
    assert {**response.json(), "updated_at": ""} == {
        **created, "headline": "Planner", "updated_at": "",
    }  # fmt: skip


@pytest.mark.parametrize("names", [{"first_name": "Suharto"}, {"last_name": "Ng"}])
def test_one_name_is_enough(recruiter, api_as, names):
    made = api_as(recruiter).post("/api/v1/candidates/", names).json()

    assert (made["first_name"], made["last_name"]) == tuple(
        names.get(name, "") for name in ("first_name", "last_name")
    )
    found = api_as(recruiter).get("/api/v1/candidates/", {"search": "".join(names.values())})
    assert [one["id"] for one in found.json()["results"]] == [made["id"]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "nowhere"}, "email"),
        ({"emails": ["a@example.org", "nowhere"]}, "emails.1"),
        ({"phone": "none"}, "phone"),
        ({"phone": "1"}, "phone"),
        ({"phones": ["0421 5550100", "none"]}, "phones.1"),
        ({"first_name": " ", "last_name": "\u200b"}, "first_name"),
        ({"last_name": "x" * 101}, "last_name"),
        ({"country_code": "Germany"}, "country_code"),
        ({"country_code": "ZZ"}, "country_code"),
        ({"linkedin_url": "javascript:alert(1)"}, "linkedin_url"),
        ({"linkedin_url": "https://a.de:99999/x"}, "linkedin_url"),
        ({"linkedin_url": "https://www.linkedin.com@evil.example/in/x"}, "linkedin_url"),
        ({"tags": ["x" * 61]}, "tags.0"),
        ({"tags": "Dock"}, "tags"),
        ({"source": ""}, "source"),
        ({"is_private": "perhaps"}, "is_private"),
        ({"id": "other"}, "id"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(recruiter, api_as, change, field):
    candidate = CandidateFactory(email="ilse@example.org")

    response = api_as(recruiter).patch(at(candidate), change)

    assert_problem(response, 400, "invalid", field)


def test_a_source_is_found_whatever_its_case(recruiter, api_as):
    Source.objects.create(name="Referral", kind=Source.Kind.REFERRAL)

    shown = api_as(recruiter).post(CANDIDATES, {**NEW, "source": " referral "}).json()

    assert shown["source"] == "Referral"


def test_a_shipped_source_keeps_its_kind_and_spelling_at_its_first_use(recruiter, api_as):
    api_as(recruiter).post(CANDIDATES, {**NEW, "source": "job board"})

    source = Candidate.objects.get().source

    assert (source.name, source.kind) == ("Job board", Source.Kind.JOB_BOARD)


def test_the_source_is_changed_with_the_rest(recruiter, api_as):
    candidate = CandidateFactory()

    shown = api_as(recruiter).patch(at(candidate), {"source": "Fair", "city": "Bremen"}).json()

    assert (shown["source"], shown["city"]) == ("Fair", "Bremen")


def test_a_refusal_leaves_no_source_behind(interviewer, api_as):
    response = api_as(interviewer).post(CANDIDATES, {**NEW, "source": "Fair"})

    assert_problem(response, 403, "not_allowed")
    assert not Source.objects.filter(name="Fair").exists()


def test_the_list_is_searched_by_words_and_by_address(recruiter, api_as):
    client = api_as(recruiter)
    for name in ("Ilse", "Ole"):
        client.post(
            CANDIDATES, {**NEW, "first_name": name, "email": f"{name}@example.org"}
        )  # fmt: skip

    by_words = client.get(CANDIDATES, {"search": "marbach ole"}).json()["results"]
    by_address = client.get(CANDIDATES, {"email": "ILSE@example.org"}).json()["results"]

    assert [found["first_name"] for found in by_words] == ["Ole"]
    assert [found["first_name"] for found in by_address] == ["Ilse"]


def test_reading_a_record_is_recorded(recruiter, api_as):
    candidate = CandidateFactory()

    api_as(recruiter).get(at(candidate))

    assert RecordRead.objects.get(user=recruiter).subject == candidate.public_id


def test_a_note_is_written_and_read(recruiter, api_as):
    client = api_as(recruiter)
    candidate = CandidateFactory()

    written = client.post(at(candidate, "notes/"), {"text": "Speaks Danish."})

    assert written.status_code == 201
    assert set(written.json()) == {
        "id", "candidate", "application", "text", "is_private", "author", "created_at",
    }  # fmt: skip
    assert written.json()["author"] == {"id": recruiter.public_id, "name": "Rita Lindqvist"}
    assert written.json()["application"] is None
    assert client.get(at(candidate, "notes/")).json()["results"] == [written.json()]


@pytest.mark.parametrize("body", [{}, {"text": " "}, {"text": "x" * 8_001}])
def test_a_note_needs_words_of_a_bearable_length(recruiter, api_as, body):
    candidate = CandidateFactory()

    assert_problem(api_as(recruiter).post(at(candidate, "notes/"), body), 400, "invalid", "text")
    assert not Note.objects.exists()


def test_a_private_note_is_for_its_author_alone(recruiter, administrator, read_only, api_as):
    candidate = CandidateFactory()
    body = {"text": "Between us.", "is_private": True}
    api_as(recruiter).post(at(candidate, "notes/"), body)

    read = {
        user: len(api_as(user).get(at(candidate, "notes/")).json()["results"])
        for user in (recruiter, administrator, read_only)
    }

    assert read == {recruiter: 1, administrator: 0, read_only: 0}


def test_a_note_on_an_application_names_it_and_follows_it(recruiter, outsider, api_as):
    application = ApplicationFactory(job__recruiter=recruiter, at="Screen")
    candidate = application.candidate
    add_note(candidate=candidate, application=application, text="Good.", by=recruiter)

    mine = api_as(recruiter).get(at(candidate, "notes/")).json()["results"]
    theirs = api_as(outsider).get(at(candidate, "notes/")).json()["results"]

    assert [note["application"] for note in mine] == [application.public_id]
    assert theirs == []


def test_only_who_decides_who_sees_a_person_marks_them_private(outsider, recruiter, api_as):
    person = CandidateFactory(created_by=recruiter)
    url = f"/api/v1/candidates/{person.public_id}/"

    same = api_as(outsider).patch(url, {"is_private": False, "headline": "Planner"})
    refused = api_as(outsider).patch(url, {"is_private": True})
    taken = api_as(recruiter).patch(url, {"is_private": True})

    assert (same.status_code, taken.status_code) == (200, 200)
    assert_problem(refused, 403, "not_allowed")
    assert api_as(outsider).get(url).status_code == 404


def test_private_person_joins_no_further_job_by_who_does_not_decide(outsider, api_as):
    """It would open the record to whoever leads that job."""
    person = CandidateFactory(is_private=True)
    ApplicationFactory(
        candidate=person, job=JobFactory(active=True, interviewer=outsider), at="Screen"
    )
    own = JobFactory(active=True, recruiter=outsider)
    body = {"candidate": person.public_id, "job": own.public_id}

    refused = api_as(outsider).post("/api/v1/applications/", body)

    assert_problem(refused, 403, "not_allowed")
    assert not own.applications.exists()


def test_administrators_erase_a_person(api_as, administrator, recruiter):
    candidate = CandidateFactory()
    url = f"/api/v1/candidates/{candidate.public_id}/"

    assert_problem(api_as(recruiter).delete(url), 403, "not_allowed")
    assert api_as(administrator).delete(url).status_code == 204
    assert api_as(administrator).get(url).status_code == 404
    assert api_as(administrator).delete(url).status_code == 404
