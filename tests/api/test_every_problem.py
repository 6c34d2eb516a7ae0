"""Every address below /api/, called in every wrong way: a problem each time, never a page."""

import json

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from base.api.parsers import MAX_BODY_BYTES
from tests.access import kinds
from tests.api.shapes import assert_problem
from tests.ats.access_house import RECRUITER, build_house
from tests.ats.test_access_walk import address

ROUTES = sorted(route for route in kinds() if route.startswith("api/"))
PAGES = {"api/docs/", "api/schema/"}
METHODS = ("get", "post", "put", "patch", "delete", "options", "trace")
BODIES = [
    (b"{", "application/json"),
    (b"", "application/json"),
    (b"\xff\xfe", "application/json; charset=utf-16"),
    (b"a=1", "application/x-www-form-urlencoded"),
    (b"--x\r\n", "multipart/form-data; boundary=x"),
    (b"--x\r\n", "multipart/form-data"),
    (b"{}", "no type"),
    (json.dumps(dict.fromkeys("abcdefgh", 1)).encode(), "application/json"),
    (b" " * (MAX_BODY_BYTES + 1), "application/json"),
]


@pytest.fixture
def house(db):
    return build_house()


@pytest.fixture
def program(house) -> Client:
    token = house.token_of(RECRUITER)
    return Client(headers={"Authorization": f"Token {token}"}, raise_request_exception=False)


def assert_every_error_is_a_problem(responses) -> None:
    for response in responses:
        if response.status_code >= 400:
            body = response.json()
            assert_problem(response, response.status_code, body["code"], *body.get("fields", {}))
            assert body["instance"] == response.wsgi_request.path
        else:
            assert "html" not in response.get("Content-Type", "")


def without_docs(house) -> list[str]:
    return [address(house, route) for route in ROUTES if route != "api/docs/"]


def test_the_walk_knows_the_api():
    assert len(ROUTES) > 20
    assert set(ROUTES) > PAGES


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_wrong_bodies(house, program, body):
    sent, kind = body

    assert_every_error_is_a_problem(
        program.generic(method, url, sent, content_type=kind)
        for url in without_docs(house)
        for method in ("POST", "PUT", "PATCH", "DELETE")
    )


def test_wrong_methods_and_addresses(house, program):
    urls = [*without_docs(house), "/api/", "/api/v1/nothing/", "/api/v1/jobs", "/api/v1/jobs/%00/"]

    assert_every_error_is_a_problem(
        getattr(program, method)(url) for url in urls for method in METHODS
    )


def test_strangers(house):
    clients = [Client(), Client(headers={"Authorization": "Token guessed"})]

    assert_every_error_is_a_problem(
        getattr(client, method)(url)
        for client in clients
        for url in without_docs(house)
        for method in METHODS
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "elsewhere.example"},
        {"host": "not a host"},
        {"accept": "text/html"},
        {"accept": "image/png"},
        {"idempotency-key": "\x00"},
        {"content-length": "many"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_wrong_headers(house, program, headers):
    assert_every_error_is_a_problem(
        getattr(program, method)(url, headers=headers)
        for url in without_docs(house)
        for method in ("get", "post")
    )


def test_a_host_that_is_not_ours_is_told_so_as_a_problem(db):
    response = Client().get("/api/v1/jobs/", headers={"host": "elsewhere.example"})

    assert_problem(response, 400, "bad_request")


def test_more_filters_than_are_read(house, program):
    query = "&".join(f"a{number}" for number in range(3_000))

    assert_problem(program.get(f"/api/v1/jobs/?{query}"), 400, "bad_request")


def test_a_fault_of_ours_is_a_problem_on_every_address(house, program):
    def break_down(execute, sql, *rest):
        raise DatabaseError("division of the house")

    urls = without_docs(house)
    with connection.execute_wrapper(break_down):
        responses = [program.get(url) for url in urls]

    assert_every_error_is_a_problem(responses)
    assert not any("division" in response.text for response in responses)
    problem = assert_problem(responses[-1], 500, "internal_server_error")
    assert "Idempotency-Key" in problem["detail"]


def test_the_documentation_is_a_page(db):
    assert "html" in Client().get("/api/docs/")["Content-Type"]
