"""Every address, as everybody who may not: nothing opens, nothing changes, nothing is named.

A new address fails `test_every_address_is_in_the_table` until its app has a row for it.
"""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from accounts.models import Activity
from tests.access import Kind, kinds
from tests.ats.access_house import (
    ACTORS,
    ANONYMOUS,
    ELSEWHERE,
    HIRING_MANAGER,
    JOB_WORDS,
    LONELY,
    PERSON_WORDS,
    READ_ONLY,
    RECRUITER,
    SECRETS,
    STRANGERS,
    House,
    build_house,
    routes_of,
)
from tests.networks import somewhere

KINDS = kinds()
SOON = f"{timezone.now() + timedelta(days=30):%Y-%m-%dT}"

ANSWERS = {200, 201, 202, 204, 302, 400, 404, 409, 422}
ADMINISTRATORS = {Kind.ADMIN, Kind.USER, Kind.LOOK, Kind.ROW, Kind.PUSH, Kind.CLOSED, Kind.ERASURE}
API_METHODS = ("get", "post", "patch", "delete")
PAGE_METHODS = ("get", "htmx", "post")


@pytest.fixture
def house(db) -> House:
    return build_house()


def address(house: House, route: str) -> str:
    """Fill the ids of what is secret into a route."""
    kind = KINDS[route]
    subject: Any = {
        Kind.JOB: house.job, Kind.PERSON: house.private, Kind.APPLICATION: house.application,
        Kind.USER: house.insider, Kind.ROW: house.row, Kind.PUSH: house.notification,
        Kind.POOL: house.pool, Kind.CLOSED: house.closed, Kind.ERASURE: house.erasure,
    }.get(kind)  # fmt: skip
    own = subject.public_id if subject else ""
    ids = {**house.ids, "public_id": own, "id": own}
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: ids[found[1]], route)


def form_of(house: House) -> dict[str, Any]:
    """What would be a good answer to any form of the house."""
    return {
        "stage": house.job.stages.get(name="Offer").public_id, "reason": "experience",
        "application": house.application.public_id, "candidate": house.private.public_id,
        "job": house.job.public_id, "user": house.insider.email, "role": "interviewer",
        "name": "Phone call", "kind": "interview", "tag": "keen", "text": "Fits well.",
        "feedback": "Fits well.", "recommendation": "yes", "title": "Porter", "city": "Bremen",
        "country_code": "DE", "first_name": "Ada", "last_name": "Moreau",
        "form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0", "employment_type": "full_time",
        "workplace_type": "on_site", "linkedin_availability": "inherit",
        "linkedin_notes": "inherit", "linkedin_feedback": "inherit",
        "linkedin_resumes": "inherit", "linkedin_source": "inherit",
        "linkedin_end_reason": "inherit",
        "day": SOON.rstrip("T"), "begins": "14:00", "ends": "15:00",
        "interviewers": house.insider.public_id, "answer": "declined", "seen": "0",
        "next": "//elsewhere.example/", "q": PERSON_WORDS[0],
    }  # fmt: skip


def body_of(house: House, route: str) -> dict[str, Any]:
    """What is a good body for an address of the API."""
    bodies: dict[str, dict[str, Any]] = {
        "jobs": {"title": "Porter", "city": "Bremen", "country_code": "DE"},
        "candidates": {"first_name": "Ada", "last_name": "Moreau"},
        "applications": {"candidate": house.private.public_id, "job": house.job.public_id},
        "closure": {"reason": "filled"}, "stage-changes": {"stage": "Offer"},
        "rejection": {"reason": "experience"}, "notes": {"text": "Fits well."},
        "feedback": {"feedback": "Fits well.", "recommendation": "yes"},
        "interviews": {
            "begins_at": f"{SOON}14:00:00Z", "ends_at": f"{SOON}15:00:00Z",
            "interviewers": [house.insider.public_id],
        },
        "answer": {"answer": "declined", "sequence": 0},
        "settings": {"share_prospects": True}, "emails": {"email": "new@example.org"},
        "phones": {"phone": "+494215550100"}, "verification": {"proof": "told"},
        "talent-pools": {"name": "Kept"}, "members": {"candidate": house.private.public_id},
    }  # fmt: skip
    words = [word for word in route.split("/") if word and not word.startswith("<")]
    return bodies.get(words[-1], {})


def call(client: Client, house: House, route: str, method: str) -> Any:
    url = address(house, route)
    if route.startswith("api/"):
        return getattr(client, method)(
            url, body_of(house, route) if method != "get" else None,
            **({"content_type": "application/json"} if method != "get" else {}),
        )  # fmt: skip
    if method == "post":
        form = form_of(house)
        if "closure" in route:
            form["reason"] = "filled"
        return client.post(url, form)
    headers = {"HX-Request": "true", "HX-Target": "record"} if method == "htmx" else {}
    return client.get(url, {"q": JOB_WORDS[0], "user": "a"}, headers=headers)


def client_for(house: House, actor: str, route: str) -> Client:
    if actor == ANONYMOUS:
        return Client(REMOTE_ADDR=somewhere())
    if route.startswith("api/"):
        return Client(headers={"Authorization": f"Token {house.token_of(actor)}"})
    client = Client(REMOTE_ADDR=somewhere())
    client.force_login(house.people[actor])
    return client


def expected(kind: Kind, actor: str, method: str, *, is_api: bool) -> set[int]:
    """The answers an actor may get; 405 may come before every other refusal."""
    looks = method in {"get", "htmx"}
    if kind is Kind.PUBLIC:
        return ANSWERS
    if actor == ANONYMOUS:
        return {401} if is_api or not looks else {302}
    if kind is Kind.OWN:
        return ANSWERS
    if kind is Kind.LIST:
        return {200} if looks else {201, 400, 403}
    if kind is Kind.ASKED:
        return {400}
    if kind is Kind.HIRERS:
        return {200, 302, 422} if actor in {RECRUITER, HIRING_MANAGER} else {403}
    if actor == READ_ONLY and looks and kind is not Kind.ADMIN:
        return {200, 302, 403}
    if kind in ADMINISTRATORS or actor == READ_ONLY:
        return {403}
    return {404}


def faults(house: House, actor: str, route: str, method: str, response: Any) -> list[str]:
    """Say what is wrong with an answer."""
    kind, is_api = KINDS[route], route.startswith("api/")
    found = []
    if response.status_code not in expected(kind, actor, method, is_api=is_api) | {405}:
        found.append(f"is {response.status_code}")
    # Files are streamed, and closed behind their last byte.
    said = response.getvalue().decode(errors="replace") + str(response.headers)
    if actor != READ_ONLY:
        found += [f"names {secret}" for secret in SECRETS if secret in said]
    target = response.headers.get("Location", "/")
    if not target.startswith("/") or target.startswith("//"):
        found.append(f"leads to {target}")
    if actor == ANONYMOUS and response.status_code == 302 and kind is not Kind.PUBLIC:
        found += [] if "/sign-in/" in target else [f"leads to {target}"]
    return [f"{method} /{route} {fault}" for fault in found]


def test_every_address_is_in_the_table():
    found = list(routes_of(get_resolver().url_patterns))

    assert set(found) == set(KINDS)


@pytest.mark.parametrize("actor", ACTORS)
def test_nobody_gets_further_than_they_may(house, actor):
    about = Activity.objects.filter(
        Q(job=house.job.public_id) | Q(candidate=house.private.public_id)
    )
    known = about.count()
    program, browser = client_for(house, actor, "api/"), client_for(house, actor, "")
    found = []

    # Signing out comes last.
    for route in sorted(KINDS, key=lambda route: route == "sign-out/"):
        is_api = route.startswith("api/")
        for method in API_METHODS if is_api else PAGE_METHODS:
            response = call(program if is_api else browser, house, route, method)
            found += faults(house, actor, route, method, response)

    assert not found, "\n".join(found)
    assert about.count() == known


@pytest.mark.parametrize("actor", [RECRUITER, HIRING_MANAGER])
def test_an_open_record_does_not_betray_a_confidential_job(house, actor):
    client = client_for(house, actor, "")
    routes = [route for route, kind in KINDS.items() if kind is Kind.PERSON and "api" not in route]

    for route in routes:
        url = address(house, route).replace(house.private.public_id, house.known.public_id)
        said = client.get(url).content.decode()
        assert not [secret for secret in SECRETS if secret in said], url


@pytest.mark.parametrize("actor", STRANGERS)
def test_filters_and_searches_find_no_secret(house, actor):
    client = client_for(house, actor, "")
    pipeline = f"/jobs/{house.elsewhere.public_id}/pipeline/"
    urls = [
        f"/search/?q={JOB_WORDS[0]}", f"/search/?q={PERSON_WORDS[0]}", "/jobs/?status=active",
        "/search/?q=People", "/talent-pools/?q=People", "/candidates/linkedin/matches/",
        f"/candidates/?q={PERSON_WORDS[0]}", "/candidates/?applications=active", "/candidates/new/",
        f"/candidates/new/?job={house.job.public_id}", f"/jobs/?after={house.job.public_id}",
        f"{pipeline}people/?q={PERSON_WORDS[0]}", f"{pipeline}?view=table", "/notices/", "/",
    ]  # fmt: skip

    for url in urls:
        said = client.get(url).content.decode()
        assert not [secret for secret in SECRETS if secret in said], url


@pytest.mark.parametrize("actor", [RECRUITER, HIRING_MANAGER])
def test_an_id_in_a_body_opens_nothing(house, actor):
    client = client_for(house, actor, "")
    pipeline = f"/jobs/{house.elsewhere.public_id}/pipeline/"
    known = f"/candidates/{house.known.public_id}/"
    form = form_of(house)

    answers = [
        client.post(f"{pipeline}applications/", form),
        client.post(f"{pipeline}tags/", form),
        client.post(f"{pipeline}rejections/", form),
        client.post(f"{known}applications/", form),
        client.post(f"{known}notes/", form),
        client.post(f"{known}duplicates/{house.private.public_id}/refusal/"),
        client.post("/candidates/new/", form),
        client.get("/settings/"),
    ]

    said = "".join(answer.content.decode() for answer in answers)
    assert not [secret for secret in SECRETS if secret in said]
    assert [answer.status_code for answer in answers] == [404, 400, *answers_to(actor), 400, 422,
                                                          404, 422, 200]  # fmt: skip
    assert not house.private.applications.exclude(job=house.job).exists()


def answers_to(actor: str) -> list[int]:
    """How a bulk rejection of nobody is answered: hiring managers reject nobody at all."""
    return [400] if actor == RECRUITER else [403]


@pytest.mark.parametrize("actor", [LONELY, ELSEWHERE, RECRUITER, HIRING_MANAGER])
def test_an_id_in_a_body_opens_nothing_over_the_api(house, actor):
    client = client_for(house, actor, "api/")
    pairs = [(house.private, house.elsewhere), (house.known, house.job)]

    for candidate, job in pairs:
        body = {"candidate": candidate.public_id, "job": job.public_id}
        answer = client.post("/api/v1/applications/", body, content_type="application/json")
        assert answer.status_code == 400
        assert not [secret for secret in SECRETS if secret in answer.content.decode()]


def test_no_page_takes_a_post_without_the_token_of_its_form(house, administrator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    # Who has the link may answer an invitation, whoever is signed in: no session, no token.
    without = ("api/", "linkedin/callback/", "invitations/")
    pages = [route for route in KINDS if not route.startswith(without)]

    codes = {route: call(client, house, route, "post").status_code for route in pages}

    assert {route: code for route, code in codes.items() if code not in {403, 405}} == {}


def test_reading_writes_nothing_but_that_it_was_read(house, administrator):
    client = Client()
    client.force_login(administrator)
    found = []

    for route in KINDS:
        with CaptureQueriesContext(connection) as queries:
            client.get(address(house, route)).getvalue()
        found += [f"{route}: {text[:90]}" for text in map(sql_of, queries) if writes(text)]

    assert not found, "\n".join(found)


def sql_of(query: dict[str, str]) -> str:
    return query["sql"]


def writes(sql: str) -> bool:
    """Whether a statement changes more than the log of readings, sessions and counters."""
    allowed = ("accounts_recordread", "accounts_session", "linkedin_rsc_callbackcount")
    is_change = sql.startswith(("INSERT", "UPDATE", "DELETE"))
    return is_change and not any(table in sql.split("(")[0] for table in allowed)


SHOWN_IN_OUR_PAGES = {"candidates/<slug:public_id>/documents/<slug:document_id>/preview/"}


def test_every_page_forbids_foreign_scripts_and_frames(house, administrator):
    client = Client()
    client.force_login(administrator)

    for route in KINDS:
        response = client.get(address(house, route))
        response.getvalue()
        policy = response.headers["Content-Security-Policy"]
        assert re.search("default-src '(self|none)'", policy), route
        assert "unsafe-inline" not in policy.replace("style-src 'self' 'unsafe-inline'", ""), route
        assert "unsafe-eval" not in policy, route
        framed = "SAMEORIGIN" if route in SHOWN_IN_OUR_PAGES else "DENY"
        assert response.headers["X-Frame-Options"] == framed, route
        assert response.headers["X-Content-Type-Options"] == "nosniff", route
