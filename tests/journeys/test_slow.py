"""Clients that send slowly, endlessly or not at all, over real sockets and without a proxy."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress

import pytest

from tests.journeys.office import connect
from tests.stack import Stack

HALVES = 16
TIMEOUT_S = 60
FORM = b"Host: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
HALF_HEAD = b"GET /sign-in/ HTTP/1.1\r\nHost: localhost\r\nX-More: "
HALF_BODY = b"POST /sign-in/ HTTP/1.1\r\n%bContent-Length: 1000\r\n\r\n--x\r\n" % FORM
HALF_CHUNK = b"POST /api/v1/jobs/ HTTP/1.1\r\n%bTransfer-Encoding: chunked\r\n\r\n9\r\n{" % FORM
LIVE = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture
def connected(stack: Stack, tomke: str) -> Stack:
    connect(stack)
    return stack


@pytest.fixture
def idle(connected: Stack, request) -> Iterator[None]:
    """Leave requests half sent."""
    with ExitStack() as opened:
        for _ in range(HALVES):
            opened.enter_context(closing(start(connected, request.param)))
        yield


def start(stack: Stack, words: bytes) -> socket.socket:
    opened = socket.create_connection(("127.0.0.1", stack.ports[0]), timeout=TIMEOUT_S)
    opened.sendall(words)
    return opened


def answer_to(opened: socket.socket) -> bytes:
    with opened, opened.makefile("rb") as answer:
        return answer.read()


@pytest.mark.parametrize(
    "idle", [HALF_HEAD, HALF_BODY, HALF_CHUNK], ids=["head", "body", "chunk"], indirect=True
)
def test_idle_halves_of_requests_stop_neither_the_site_nor_the_challenge(connected, idle):
    assert b"live" in answer_to(start(connected, LIVE))

    callbacks = connected.linkedin.validate_callbacks()

    assert [one["last_result"] for one in callbacks] == ["passed"]


@pytest.mark.parametrize("half", [HALF_HEAD, HALF_BODY], ids=["head", "body"])
def test_a_client_that_falls_silent_is_let_go(stack, half):
    answer = answer_to(start(stack, half))

    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")


def test_300_megabytes_are_refused_before_they_come(stack):
    announced = b"POST /sign-in/ HTTP/1.1\r\n%bContent-Length: 314572800\r\n\r\n" % FORM

    opened = start(stack, announced)

    assert opened.recv(12) == b"HTTP/1.1 413"
    opened.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/sign-in/", "text/html"), ("/api/v1/jobs/", "application/problem+json")],
)
def test_a_body_without_end_is_counted_as_it_comes(stack, path, kind):
    head = f"POST {path} HTTP/1.1\r\n{FORM.decode()}Transfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n%b\r\n" % (b"x" * 0x10000)

    opened = start(stack, head.encode())
    with suppress(BrokenPipeError, ConnectionResetError):
        opened.sendall(chunk * 90)

    answer = opened.recv(4096).decode()
    assert answer.startswith("HTTP/1.1 413")
    assert f"Content-Type: {kind}" in answer
    opened.close()
