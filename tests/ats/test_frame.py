"""The frame around every page: places, rights, refusals, and what the browser may load."""

import re

import pytest
from django.test import override_settings
from django.urls import include, path

from base.errors import DomainError

ROLES = ["administrator", "recruiter", "hiring_manager", "interviewer", "read_only"]


def refuse(request):
    raise DomainError("The job is closed. Reopen it first.")


def break_down(request):
    raise RuntimeError


urlpatterns = [path("refuse/", refuse), path("break/", break_down), path("", include("ats.urls"))]


def page_as(client_as, user, address="/"):
    return client_as(user).get(address).content.decode()


@pytest.mark.parametrize("actor", ROLES)
@pytest.mark.parametrize("address", ["/", "/search/?q=x", "/settings/", "/notices/"])
def test_every_role_opens_the_own_pages(request, client_as, actor, address):
    response = client_as(request.getfixturevalue(actor)).get(address)

    assert response.status_code == 200
    assert '<main class="main" id="main"' in response.content.decode()


@pytest.mark.parametrize(
    ("actor", "links"),
    [
        ("recruiter", ["/jobs/new/", "/candidates/new/"]),
        ("administrator", ["/candidates/new/"]),
        ("interviewer", []),
        ("read_only", []),
    ],
)
def test_new_offers_what_the_role_allows(request, client_as, actor, links):
    page = page_as(client_as, request.getfixturevalue(actor), "/notices/")

    found = re.findall(r'href="(/\w+/new/)"', page)
    assert found == links
    assert ('id="new-menu"' in page) == bool(links)


def test_the_current_place_is_marked(client_as, recruiter):
    page = page_as(client_as, recruiter)

    assert re.findall(r'href="([^"]+)" aria-current="page"', page) == ["/"]


@pytest.mark.parametrize("address", ["/", "/sign-in/", "/nothing-here/"])
def test_the_policy_forbids_what_is_not_our_own(client, db, address):
    policy = client.get(address).headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_page_loads_only_our_own_files_and_few(client_as, recruiter):
    page = page_as(client_as, recruiter)

    files = re.findall(r'<(?:link|script)[^>]+(?:href|src)="([^"]+)"', page)
    assert all(file.startswith("/static/") for file in files)
    # With the page itself, the modules that app.js imports, and one stylesheet and module of a
    # page's own, this keeps a page within 20 requests.
    assert len(files) <= 13


def test_an_unknown_address_answers_within_the_frame(client_as, recruiter, client):
    inside = client_as(recruiter).get("/nothing-here/")
    outside = client.get("/nothing-here/")

    assert (inside.status_code, outside.status_code) == (404, 404)
    assert 'class="nav"' in inside.content.decode()
    assert 'class="nav"' not in outside.content.decode()
    assert "This page is not here" in outside.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_is_a_page_with_its_sentence(client_as, recruiter):
    response = client_as(recruiter).get("/refuse/")

    assert response.status_code == 409
    assert "The job is closed. Reopen it first." in response.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_refused_fragment_gets_the_sentence_alone(client_as, recruiter):
    response = client_as(recruiter).get("/refuse/", headers={"HX-Request": "true"})

    assert response.status_code == 409
    assert response.headers["Content-Type"] == "text/plain"
    assert response.content.decode() == "The job is closed. Reopen it first."


@override_settings(ROOT_URLCONF=__name__)
def test_a_breakdown_is_a_page_that_needs_nothing(client, db, django_assert_num_queries):
    client.raise_request_exception = False

    with django_assert_num_queries(0):
        response = client.get("/break/")

    assert response.status_code == 500
    assert "everything before is safe" in response.content.decode()
