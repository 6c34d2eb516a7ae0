"""Looking at documents without saving them: what a frame shows, and as what."""

import re

import pytest
from django.urls import reverse

from accounts.models import RecordRead
from documents import types
from tests.documents.test_pages import address, tab_of
from tests.factories.applications import ApplicationFactory
from tests.factories.documents import CONTENT, DocumentFactory
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
WORDED = sorted(types.ENDINGS.keys() - {types.PDF} - types.IMAGES.keys())


def shown(client_as, recruiter, **more):
    document = DocumentFactory(**more)
    return client_as(recruiter).get(address("document-preview", document))


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "image/webp"])
def test_what_browsers_show_is_shown_as_it_is(client_as, recruiter, content_type):
    answer = shown(client_as, recruiter, content_type=content_type, name="Jürgen.x")

    assert answer.getvalue() == CONTENT
    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''J%C3%BCrgen")


@pytest.mark.parametrize("content_type", WORDED)
def test_of_any_other_type_its_words_are_shown(client_as, recruiter, content_type):
    text = "<script>alert(1)</script> Łódź"

    answer = shown(client_as, recruiter, content_type=content_type, text_state="read", text=text)

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == text


@pytest.mark.parametrize("state", ["waiting", "none", "encrypted", "failed"])
def test_without_words_there_is_nothing_to_show(client_as, recruiter, state):
    document = DocumentFactory(text_state=state)
    client = client_as(recruiter)

    page = client.get(tab_of(document.candidate)).text

    assert document.get_text_state_display() in page
    assert address("document-preview", document) not in page
    assert client.get(address("document-preview", document)).status_code == 404


@pytest.mark.parametrize(
    ("name", "framed", "ancestors"),
    [("document-preview", "SAMEORIGIN", "'self'"), ("document-content", "DENY", "'none'")],
)
@pytest.mark.parametrize("content_type", ["application/pdf", "image/gif", "text/plain"])
def test_no_file_is_a_page_of_ours(client_as, recruiter, name, framed, ancestors, content_type):
    document = DocumentFactory(content_type=content_type, text_state="read", text="Words.")

    answer = client_as(recruiter).get(address(name, document))

    assert answer.getvalue()
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert f"frame-ancestors {ancestors}" in policy
    is_shown_pdf = (name, content_type) == ("document-preview", "application/pdf")
    assert ("sandbox" in policy) is not is_shown_pdf
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == framed
    assert answer["Cache-Control"] == "private, no-store"
    assert RecordRead.objects.get().subject == document.candidate.public_id


def test_a_preview_is_only_for_who_may_read_the_document(client_as, interviewer, job):
    application = ApplicationFactory(job=job, at="Interview")
    own = DocumentFactory(
        candidate=application.candidate, application=application, content_type="application/pdf"
    )
    persons = DocumentFactory(candidate=application.candidate, content_type="application/pdf")
    client = client_as(interviewer)

    assert client.get(address("document-preview", own)).getvalue() == CONTENT
    assert client.get(address("document-preview", persons)).status_code == 404


def test_documents_are_looked_at_on_their_tab(client_as, recruiter):
    document = DocumentFactory(content_type="application/pdf", name="a.pdf")
    image = DocumentFactory(candidate=document.candidate, content_type="image/png", name="b.png")

    page = client_as(recruiter).get(tab_of(document.candidate)).text

    assert f'<iframe class="paper" src="{address("document-preview", document)}#navpanes=0"' in page
    assert f'<img class="paper paper--image" src="{address("document-preview", image)}"' in page


def test_the_newest_resume_stands_beside_the_profile(client_as, recruiter):
    old = DocumentFactory(content_type="application/pdf")
    new = DocumentFactory(candidate=old.candidate, content_type="application/pdf")
    DocumentFactory(candidate=old.candidate, content_type="application/pdf", kind="other")

    page = profile_of(client_as(recruiter), old.candidate)

    assert re.findall(r'<iframe class="paper" src="([^#"]+)', page) == [
        address("document-preview", new)
    ]


def test_without_a_resume_the_profile_is_as_wide_as_ever(client_as, recruiter):
    document = DocumentFactory(kind="other")

    assert 'class="beside"' not in profile_of(client_as(recruiter), document.candidate)


def test_an_interviewer_sees_the_resume_that_came_with_the_application(client_as, interviewer, job):
    application = ApplicationFactory(job=job, at="Interview")
    own = DocumentFactory(
        candidate=application.candidate, application=application, content_type="application/pdf"
    )
    persons = DocumentFactory(candidate=application.candidate, content_type="application/pdf")

    page = profile_of(client_as(interviewer), application.candidate)

    assert address("document-preview", own) in page
    assert address("document-preview", persons) not in page


@pytest.mark.parametrize("who", ["administrator", "recruiter", "interviewer"])
def test_two_hundred_documents_cost_the_profile_no_more_than_ten(client_as, request, who, job):
    client = client_as(request.getfixturevalue(who))
    application = ApplicationFactory(job=job, at="Interview")
    place = {"candidate": application.candidate, "application": application}
    profile = reverse("candidate-detail", args=[application.candidate.public_id])
    DocumentFactory.create_batch(10, **place)
    client.get(profile)
    few = queries_of(client, profile)
    DocumentFactory.create_batch(190, **place)
    many = queries_of(client, profile)

    assert len(few) == len(many) <= 15
    assert sum(len(query["sql"]) for query in many) < 20_000


def profile_of(client, candidate):
    return client.get(reverse("candidate-detail", args=[candidate.public_id])).text
