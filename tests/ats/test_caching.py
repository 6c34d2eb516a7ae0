"""What browsers and those between may keep of our answers: at every address, for everybody."""

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import expect

from tests.access import kinds
from tests.ats.access_house import ANONYMOUS, READ_ONLY, RECRUITER, build_house
from tests.ats.test_access_walk import API_METHODS, PAGE_METHODS, call, client_for
from tests.browsing import sign_in
from tests.chromium import find_chromium

# Signing out comes last.
ROUTES = sorted(kinds(), key=lambda route: route == "sign-out/")
PUSHES = "linkedin/callback/"


def rules(response) -> set[str]:
    return set(response.headers.get("Cache-Control", "").replace(" ", "").split(","))


def faults(route: str, method: str, response) -> list[str]:
    said = rules(response)
    may_stay = not (route.startswith(("api/", PUSHES)) or method == "htmx")
    wanted = {"private", "no-cache"} if may_stay else {"no-store"}
    found = [] if wanted <= said or "no-store" in said else [f"says {said}"]
    if not route.startswith(PUSHES) and "HX-Request" not in response.headers.get("Vary", ""):
        found.append(f"varies by {response.headers.get('Vary')}")
    return [f"{method} /{route} {fault}" for fault in found]


@pytest.mark.parametrize("actor", [ANONYMOUS, RECRUITER, READ_ONLY])
def test_no_answer_is_kept_where_it_should_not(db, actor):
    house = build_house()
    program, browser = client_for(house, actor, "api/"), client_for(house, actor, "")
    found = []

    for route in ROUTES:
        is_api = route.startswith("api/")
        for method in API_METHODS if is_api else PAGE_METHODS:
            response = call(program if is_api else browser, house, route, method)
            response.getvalue()
            found += faults(route, method, response)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["/nowhere/", "/api/nowhere/", "/jobs/JOB-9999/", "/jobs"])
def test_what_is_not_there_is_kept_by_nobody_else(client_as, recruiter, path):
    assert rules(client_as(recruiter).get(path)) & {"private", "no-store"}


def test_a_host_that_is_not_ours_gets_nothing_to_keep(db):
    response = Client().get("/", headers={"host": "elsewhere.example"})

    assert (response.status_code, rules(response)) == (400, {"private", "no-cache"})


def test_a_body_that_was_not_read_is_answered_with_nothing_to_keep(db):
    response = Client().post("/sign-in/", b"", content_type="text/plain", CONTENT_LENGTH="9" * 9)

    assert (response.status_code, rules(response)) == (413, {"private", "no-cache"})


def test_static_files_may_be_kept_by_everybody(client, db):
    assert finders.find("js/app.js")

    response = client.get("/static/js/app.js")
    response.close()

    assert response.status_code == 200
    assert "public" in rules(response)
    assert not {"private", "no-store", "no-cache"} & rules(response)


def test_signing_out_empties_the_browsers_cache(client_as, recruiter):
    assert client_as(recruiter).post("/sign-out/").headers["Clear-Site-Data"] == '"cache"'


@pytest.mark.journey
def test_going_back_after_signing_out_shows_nothing(live_server, chromium, recruiter):
    # Playwright switches off what people's browsers keep for *Back*.
    browser = chromium.browser_type.launch(
        executable_path=find_chromium(), ignore_default_args=["--disable-back-forward-cache"]
    )
    page = browser.new_context(base_url=live_server.url).new_page()
    sign_in(page, recruiter)
    page.goto("/candidates/")
    page.goto("/")
    page.locator("[data-sign-out]").evaluate("form => form.requestSubmit()")
    page.wait_for_url("**/sign-in/")

    for path in ("/", "/candidates/"):
        page.evaluate("history.back()")
        expect(page).to_have_url(f"{live_server.url}/sign-in/?next={path}")

    browser.close()
