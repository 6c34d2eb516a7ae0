"""Hearing what is asked of LinkedIn and answered, for whoever has to show it.

    with overhear() as heard:
        read_integrations(transport, keys)
    heard[0].status

Only what this thread asks is heard. It holds tokens and people's data: whoever shows it masks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import requests


@dataclass(frozen=True)
class Exchange:
    """One call as it went over the wire; `url` is whole, bodies are text."""

    method: str
    url: str
    body: str
    status: int
    answer: str
    version: str = ""


_heard: ContextVar[list[Exchange] | None] = ContextVar("heard", default=None)


@contextmanager
def overhear() -> Iterator[list[Exchange]]:
    """Yield a list that fills with every call made meanwhile, oldest first.

    Whoever listened before hears the same in the end.
    """
    outer, heard = _heard.get(), list[Exchange]()
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)
        if outer is not None:
            outer.extend(heard)


def note(request: requests.PreparedRequest, response: requests.Response) -> None:
    """Keep a call for whoever listens; nobody does, as a rule."""
    if (heard := _heard.get()) is None:
        return
    heard.append(
        Exchange(
            method=request.method or "",
            url=request.url or "",
            body=_text(request.body),
            status=response.status_code,
            answer=response.content.decode(errors="replace"),
            version=str(request.headers.get("LinkedIn-Version", "")),
        )
    )


def _text(body: object) -> str:
    """Give a body as text; a file that was sent from the disk is not read once more."""
    if isinstance(body, bytes):
        return body.decode(errors="replace")
    return body if isinstance(body, str) else ""
