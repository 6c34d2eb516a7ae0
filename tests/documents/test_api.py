"""/api/v1/candidates/{id}/documents/ and /api/v1/documents/."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.api_tokens import create_api_token
from accounts.models import RecordRead
from documents.limits import BODY_BYTES
from documents.models import Document
from documents.scanning import EICAR
from documents.storage import kept_files
from tests.api.shapes import assert_problem
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import CONTENT, DocumentFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture
def program(client):
    def sign_in(user):
        client.defaults["HTTP_AUTHORIZATION"] = f"Token {create_api_token(user=user)}"
        return client

    return sign_in


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job, at="Interview")


@pytest.fixture
def stranger(db):
    return UserFactory()


@pytest.fixture
def candidate():
    return CandidateFactory()


def of(candidate):
    return f"/api/v1/candidates/{candidate.public_id}/documents/"


def at(document, rest=""):
    return f"/api/v1/documents/{document.public_id}/{rest}"


def file_of(content=PDF, name="Ilse.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


def form(content=PDF, **more):
    return {"file": file_of(content), "kind": "resume", **more}


def test_a_document_is_kept_listed_read_and_deleted(program, recruiter, candidate):
    api = program(recruiter)

    made = api.post(of(candidate), form())

    assert made.status_code == 201
    document = Document.objects.get()
    assert made.json() == {
        "id": document.public_id, "name": "Ilse.pdf", "kind": "resume",
        "content_type": "application/pdf", "size": len(PDF),
        "created_at": made.json()["created_at"],
    }  # fmt: skip
    assert api.get(of(candidate)).json() == {"results": [made.json()], "next": None}
    given = api.get(at(document, "content/"))
    assert given.getvalue() == PDF
    assert api.delete(at(document)).status_code == 204
    assert_problem(api.get(at(document, "content/")), 404, "not_found")
    assert api.get(of(candidate)).json()["results"] == []


@pytest.mark.parametrize("accept", ["*/*", "application/pdf", "image/png"])
def test_a_file_is_given_to_be_kept_and_not_to_be_shown(program, recruiter, accept):
    document = DocumentFactory(name='Jürgen "Jo" Müller.txt')

    given = program(recruiter).get(at(document, "content/"), headers={"accept": accept})

    assert given.getvalue() == CONTENT
    assert given["Content-Type"] == "text/plain"
    assert given["Content-Length"] == str(len(CONTENT))
    assert given["X-Content-Type-Options"] == "nosniff"
    assert given["Cache-Control"] == "private, no-store"
    assert given["Content-Disposition"] == (
        "attachment; filename*=utf-8''J%C3%BCrgen%20%22Jo%22%20M%C3%BCller.txt"
    )


def test_a_file_that_is_gone_from_the_disk_is_a_problem(program, recruiter):
    document = DocumentFactory()
    kept_files().delete(document.file.name)

    answer = program(recruiter).get(at(document, "content/"))

    assert_problem(answer, 404, "no_longer_here")


def test_what_is_read_is_written_down(program, recruiter):
    document = DocumentFactory()
    api = program(recruiter)

    api.get(of(document.candidate))
    api.get(at(document, "content/")).getvalue()

    read = RecordRead.objects.values_list("user", "subject", "count")
    assert [*read] == [(recruiter.pk, document.candidate.public_id, 1)] * 2


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "resume.pdf", "empty"),
        (b"MZ\x90\x00program", "resume.pdf", "Only PDF"),
        (EICAR, "resume.txt", "harmful"),
        (b"x" * (2**20 + 1), "resume.txt", "larger than 1 MiB"),
    ],
    ids=["empty", "lying", "harmful", "huge"],
)
def test_what_cannot_be_kept_is_a_problem(
    program, recruiter, candidate, settings, content, name, said
):
    settings.DOCUMENT_MAX_MIB = 1
    sent = {"file": file_of(content, name), "kind": "resume"}

    answer = program(recruiter).post(of(candidate), sent)

    assert said in assert_problem(answer, 400, "invalid", "file")["fields"]["file"][0]
    assert not Document.objects.exists()


def test_the_type_follows_from_the_content_and_not_from_what_is_said(program, recruiter, candidate):
    sent = form(b"Ten years of night shifts.", kind="other")

    made = program(recruiter).post(of(candidate), sent).json()

    assert (made["name"], made["content_type"]) == ("Ilse.pdf.txt", "text/plain")


def test_a_body_that_is_too_long_is_not_read(program, recruiter, candidate):
    announced = {"CONTENT_LENGTH": str(BODY_BYTES + 1), "wsgi.input": BytesIO()}
    kind = "multipart/form-data; boundary=x"

    answer = program(recruiter).post(of(candidate), b"", content_type=kind, **announced)

    assert_problem(answer, 413, "too_large")


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({}, {"file", "kind"}),
        ({"file": "text", "kind": "resume"}, {"file"}),
        ({"file": PDF, "kind": "video"}, {"kind"}),
        ({"file": PDF, "kind": "resume", "text": "x"}, {"text"}),
        ({"file": PDF, "kind": "resume", "application": "unknown"}, {"application"}),
    ],
)
def test_what_is_missing_or_unknown_is_told(program, recruiter, candidate, sent, fields):
    sent = {name: file_of(value) if value == PDF else value for name, value in sent.items()}

    assert_problem(program(recruiter).post(of(candidate), sent), 400, "invalid", *fields)


def test_json_is_refused(program, recruiter, candidate):
    answer = program(recruiter).post(of(candidate), {}, content_type="application/json")

    assert_problem(answer, 415, "unsupported_media_type")


def test_a_document_sent_twice_with_one_key_is_kept_once(program, recruiter, candidate):
    api, key = program(recruiter), {"headers": {"Idempotency-Key": "monday"}}

    first = api.post(of(candidate), form(), **key)
    again = api.post(of(candidate), form(), **key)
    other = api.post(of(candidate), form(PDF + b"2"), **key)

    assert (again.json(), again["Idempotency-Replayed"]) == (first.json(), "true")
    assert_problem(other, 422, "idempotency_key_used")
    assert Document.objects.count() == 1


def test_a_document_sent_twice_without_a_key_is_kept_once(program, recruiter, candidate):
    api = program(recruiter)

    assert api.post(of(candidate), form()).json() == api.post(of(candidate), form()).json()
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "to_person", "to_application"),
    [
        ("administrator", 201, 201),
        ("recruiter", 201, 201),
        ("hiring_manager", 201, 201),
        ("interviewer", 403, 403),
        ("read_only", 403, 403),
        ("outsider", 201, 400),
        ("stranger", 404, 404),
    ],
)
def test_who_adds(request, program, application, who, to_person, to_application):
    """The outsider is a recruiter of other jobs, the stranger has no role and no place."""
    api, address = program(request.getfixturevalue(who)), of(application.candidate)

    assert api.post(address, form()).status_code == to_person
    with_it = form(application=application.public_id)
    assert api.post(address, with_it).status_code == to_application


def test_an_application_of_somebody_else_is_unknown(program, recruiter, candidate, application):
    sent = form(application=application.public_id)

    assert_problem(program(recruiter).post(of(candidate), sent), 400, "invalid", "application")


@pytest.mark.parametrize(
    ("who", "seen", "read", "deleted"),
    [
        ("administrator", 2, 200, 204),
        ("recruiter", 2, 200, 204),
        ("hiring_manager", 2, 200, 204),
        ("interviewer", 1, 200, 403),
        ("read_only", 2, 200, 403),
        ("outsider", 1, 404, 404),
        ("stranger", None, 404, 404),
    ],
)
def test_who_reads_and_deletes_what_came_with_an_application(
    request, program, application, who, seen, read, deleted
):
    api = program(request.getfixturevalue(who))
    own = DocumentFactory(candidate=application.candidate, application=application)
    DocumentFactory(candidate=application.candidate)

    found = api.get(of(application.candidate)).json().get("results")
    given = api.get(at(own, "content/"))

    assert (found and len(found), given.status_code) == (seen, read)
    assert (given.getvalue() == CONTENT) == (read == 200)
    assert api.delete(at(own)).status_code == deleted


def test_the_documents_of_a_private_person_are_nobody_elses(program, administrator):
    hidden = CandidateFactory(is_private=True, created_by=administrator)
    document = DocumentFactory(candidate=hidden)
    api = program(UserFactory(roles=["recruiter"]))

    assert_problem(api.get(at(document, "content/")), 404, "not_found")
    assert_problem(api.get(of(hidden)), 404, "not_found")


def test_the_list_comes_in_pages_newest_first(program, recruiter, candidate):
    kept = [DocumentFactory(candidate=candidate).public_id for _number in range(3)]
    api = program(recruiter)

    first = api.get(of(candidate), {"page_size": 2}).json()
    rest = api.get(first["next"]).json()

    assert [one["id"] for one in first["results"] + rest["results"]] == kept[::-1]
    assert rest["next"] is None


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_any_number(program, recruiter, candidate, count):
    DocumentFactory.create_batch(count, candidate=candidate)
    api = program(recruiter)

    with CaptureQueriesContext(connection) as queries:
        assert len(api.get(of(candidate)).json()["results"]) == count

    # Token, roles; the candidate; the page; that it was read.
    assert len(queries) == 5
