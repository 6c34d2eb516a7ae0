"""What is read of people is written down: who, of whom, where, how many, when.

    note_reading() in a view -> the answer goes out -> one INSERT, best effort

- An answer that shows one person is one row with that person: every tab of the record and the form
  to change them, asked for or shown again after a refusal; over the API the candidate, their
  applications, steps, notes and feedback.
- A list that goes over the company's people is one row with how many it told of: those of the API,
  People, the page of a search, a pool, what LinkedIn sent. One that tells of nobody is none.
- Not a reading: the few names offered while somebody types; a name in a sentence about something
  else, such as what is lost with a role; and what tells a team of its own work, which are home and
  a job's pipeline.

Written after the answer, so that reading waits for nothing and fails with nothing: a row that
cannot be written, such as in a locked SQLite, is lost with a line in the log.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from rest_framework.request import Request

from accounts.models import RecordRead, User

logger = logging.getLogger(__name__)

# The answer is out, but its process waits: for a lock no longer than this.
PATIENCE_MS = 500


def note_reading(
    request: HttpRequest | Request, *, by: User, candidate: str = "", count: int = 1
) -> None:
    """Have it written down that the answer tells this person of somebody; no statement here.

    `candidate` is the public id of whom, empty for a list that tells of `count` people.
    """
    if not (candidate or count):
        return
    http = request._request if isinstance(request, Request) else request
    match = http.resolver_match
    row = RecordRead(user=by, subject=candidate, route=match.route if match else "", count=count)
    http.__dict__.setdefault("readings", []).append(row)


class ReadingMiddleware:
    """Write down what an answer told of people once it is out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        readings = request.__dict__.get("readings")
        if readings:
            _write_when_out(response, readings)
        return response


def _write_when_out(response: HttpResponse, readings: Sequence[RecordRead]) -> None:
    """The server closes a response after its last byte; our connection closes thereafter."""
    close = response.close

    def write_and_close() -> None:
        try:
            _write(readings)
        finally:
            close()

    response.close = write_and_close  # type: ignore[method-assign]  # Of this one response.


def _write(readings: Sequence[RecordRead]) -> None:
    try:
        with _little_patience():
            RecordRead.objects.bulk_create(readings)
    except Error:
        for row in readings:
            logger.warning(
                "Not written down: user %s read %s of %s at %s",
                row.user_id, row.count, row.subject, row.route, exc_info=True,
            )  # fmt: skip


@contextmanager
def _little_patience() -> Iterator[None]:
    """Have SQLite give up soon where another process writes."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    usual_ms = connection.connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {usual_ms}")
