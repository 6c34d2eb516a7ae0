"""The Documents tab: handing in files, saving them and deleting them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import RecordRead
from documents.limits import BODY_BYTES, FILES_AT_ONCE
from documents.models import Document
from documents.scanning import EICAR
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import CONTENT, DocumentFactory
from tests.queries import queries_of

PDF = b"%PDF-1.7\n%x"


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job, at="Interview")


def tab_of(candidate):
    return reverse("candidate-documents", args=[candidate.public_id])


def address(name, document):
    return reverse(name, args=[document.candidate.public_id, document.public_id])


def hand_in(client, candidate, content=PDF, name="Ilse.pdf", **more):
    form = {"file": SimpleUploadedFile(name, content), "kind": "resume", **more}
    return client.post(tab_of(candidate), form)


def test_a_file_about_the_person_is_kept(client_as, recruiter, application):
    client = client_as(recruiter)

    answer = hand_in(client, application.candidate)

    document = Document.objects.get()
    assert answer["Location"] == tab_of(application.candidate)
    assert (document.name, document.application, document.created_by) == (
        "Ilse.pdf", None, recruiter,
    )  # fmt: skip
    page = client.get(tab_of(application.candidate)).text
    assert "Document added." in page
    for said in ("Ilse.pdf", "Resume", "11 bytes", str(recruiter)):
        assert said in page
    assert address("document-content", document) in page
    assert address("document-deletion", document) in page


def test_a_file_with_an_application_is_kept(client_as, hiring_manager, application):
    client = client_as(hiring_manager)

    hand_in(client, application.candidate, application=application.public_id)

    assert Document.objects.get().application == application
    assert application.job.title in client.get(tab_of(application.candidate)).text


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "resume.pdf", "This file is empty."),
        (b"MZ\x90\x00program", "resume.pdf", "Only PDF"),
        (EICAR, "resume.txt", "known as harmful"),
        (b"x" * (2**20 + 1), "resume.txt", "larger than 1 MiB"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_at_its_field(
    client_as, recruiter, settings, application, content, name, message
):
    settings.DOCUMENT_MAX_MIB = 1

    answer = hand_in(client_as(recruiter), application.candidate, content, name, kind="portfolio")

    assert answer.status_code == 422
    assert message in str(answer.context["form"].errors["file"])
    assert message in answer.text
    assert '<option value="portfolio" selected>' in answer.text
    assert not Document.objects.exists()


def test_no_file_is_said_at_the_field(client_as, recruiter, application):
    answer = client_as(recruiter).post(tab_of(application.candidate), {"kind": "resume"})

    assert answer.status_code == 422
    assert "Choose the file first." in answer.text


@pytest.mark.parametrize("forged", [{"kind": "video"}, {"application": "nonsense"}])
def test_a_forged_choice_is_refused(client_as, recruiter, application, forged):
    answer = hand_in(client_as(recruiter), application.candidate, **forged)

    assert answer.status_code == 422
    assert not Document.objects.exists()


def test_a_file_of_any_size_that_comes_through_gets_its_form_again(
    client_as, recruiter, application
):
    content = b"x" * (BODY_BYTES - 2**12)

    answer = hand_in(client_as(recruiter), application.candidate, content, kind="portfolio")

    assert answer.status_code == 422
    assert "Ilse.pdf: This file is larger than 10 MiB." in answer.text
    assert '<option value="portfolio" selected>' in answer.text


def test_more_than_any_form_has_is_not_read(client_as, recruiter, application):
    answer = hand_in(client_as(recruiter), application.candidate, b"x" * BODY_BYTES)

    assert answer.status_code == 413
    assert "larger than the 32 MiB" in answer.text


def several(*contents):
    files = enumerate(contents)
    return [SimpleUploadedFile(f"{number}.pdf", content) for number, content in files]


def test_several_files_are_kept_at_once(client_as, recruiter, application):
    client, files = client_as(recruiter), several(PDF, PDF + b"2", PDF + b"3")

    answer = client.post(tab_of(application.candidate), {"file": files, "kind": "certificate"})

    assert answer.status_code == 302
    assert "3 documents added." in client.get(answer["Location"]).text
    assert [one.name for one in Document.objects.order_by("pk")] == ["0.pdf", "1.pdf", "2.pdf"]


def test_of_several_files_the_good_ones_are_kept_and_the_others_named(
    client_as, recruiter, application
):
    files = several(PDF, b"", b"x" * (11 * 2**20), PDF + b"2")

    answer = client_as(recruiter).post(
        tab_of(application.candidate), {"file": files, "kind": "certificate"}
    )

    assert answer.status_code == 422
    assert "2 documents added. Please check the others:" in answer.text
    assert "1.pdf: This file is empty." in answer.text
    assert "2.pdf: This file is larger than 10 MiB." in answer.text
    assert '<option value="certificate" selected>' in answer.text
    assert {one.name for one in Document.objects.all()} == {"0.pdf", "3.pdf"}


def test_more_files_than_anybody_chooses_are_refused(client_as, recruiter, application):
    files = several(*[PDF] * (FILES_AT_ONCE + 1))

    answer = client_as(recruiter).post(
        tab_of(application.candidate), {"file": files, "kind": "resume"}
    )

    assert "at most 20 files" in answer.text
    assert not Document.objects.exists()


def test_a_file_is_given_back_as_one_to_save(client_as, recruiter):
    document = DocumentFactory(name="Lebenslauf Jürgen.txt")

    answer = client_as(recruiter).get(address("document-content", document))

    assert answer.getvalue() == CONTENT
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Lebenslauf%20J")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_gone_from_the_disk_is_not_found(client_as, recruiter):
    document = DocumentFactory()
    document.file.delete(save=False)
    Document.objects.filter(pk=document.pk).update(file="00/gone")

    assert client_as(recruiter).get(address("document-content", document)).status_code == 404


def test_that_a_file_was_read_is_written_down(client_as, recruiter):
    document = DocumentFactory()

    client_as(recruiter).get(address("document-content", document)).getvalue()

    assert RecordRead.objects.get().subject == document.candidate.public_id


def test_a_document_is_deleted_after_the_question(client_as, recruiter):
    document = DocumentFactory()
    client = client_as(recruiter)

    assert "It does not come back." in client.get(address("document-deletion", document)).text
    assert Document.objects.exists()
    answer = client.post(address("document-deletion", document))

    assert answer["Location"] == tab_of(document.candidate)
    assert not Document.objects.exists()


def test_an_interviewer_reads_what_came_with_the_application(client_as, interviewer, application):
    own = DocumentFactory(candidate=application.candidate, application=application, name="own.txt")
    persons = DocumentFactory(candidate=application.candidate, name="persons.txt")
    client = client_as(interviewer)

    page = client.get(tab_of(application.candidate)).text

    assert ("own.txt" in page, "persons.txt" in page) == (True, False)
    assert ("Add documents" in page, "deletion/" in page) == (False, False)
    assert client.get(address("document-content", own)).getvalue() == CONTENT
    assert client.get(address("document-content", persons)).status_code == 404
    assert client.post(address("document-deletion", own)).status_code == 403
    assert hand_in(client, application.candidate).status_code == 403
    assert set(Document.objects.all()) == {own, persons}


def test_an_outsider_of_the_job_finds_only_what_is_the_persons(client_as, outsider, application):
    kept = DocumentFactory(candidate=application.candidate, application=application, name="own.txt")
    client = client_as(outsider)

    assert "own.txt" not in client.get(tab_of(application.candidate)).text
    assert client.get(address("document-content", kept)).status_code == 404
    assert client.post(address("document-deletion", kept)).status_code == 404
    refused = hand_in(client, application.candidate, application=application.public_id)
    assert refused.status_code == 422
    assert Document.objects.get() == kept


def test_a_private_persons_documents_are_not_there(client_as, outsider):
    document = DocumentFactory(candidate=CandidateFactory(is_private=True))
    client = client_as(outsider)

    assert client.get(tab_of(document.candidate)).status_code == 404
    assert client.get(address("document-content", document)).status_code == 404
    assert hand_in(client, document.candidate).status_code == 404


def test_a_document_of_somebody_else_is_not_found_at_a_person(client_as, recruiter):
    document, other = DocumentFactory(), CandidateFactory()
    wrong = reverse("document-content", args=[other.public_id, document.public_id])

    assert client_as(recruiter).get(wrong).status_code == 404


@pytest.mark.parametrize("who", ["administrator", "recruiter", "interviewer"])
def test_thirty_documents_cost_no_more_queries_than_one(client_as, request, application, who):
    client = client_as(request.getfixturevalue(who))
    candidate, place = application.candidate, {"application": application}
    DocumentFactory(candidate=candidate, created_by=application.job.created_by, **place)
    client.get(tab_of(candidate))
    few = queries_of(client, tab_of(candidate))
    DocumentFactory.create_batch(29, candidate=candidate, **place)
    many = queries_of(client, tab_of(candidate))

    assert len(few) == len(many) <= 15
    assert sum(len(query["sql"]) for query in many) < 20_000
