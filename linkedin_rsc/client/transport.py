"""Carries Rest.li calls to LinkedIn as one application.

A call goes plainly, or tunnelled when its query is long; a 401 costs the cached token and one
second try; everything else that fails is raised as `LinkedInError` for the caller's queue to
judge. Nothing here retries otherwise, and nothing logs tokens, queries or bodies.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from .answers import Answer
from .auth import TokenSource
from .errors import Unauthorized, Unreachable
from .generations import V2, Form, Generation, Resource
from .restli import MAX_BATCH_RECORDS, needs_tunnel, tunnel
from .uploads import Uploads
from .wire import OpenFile, exchange, new_session, send_file

Given = TypeVar("Given")

# A resource of v2 about which there is nothing else to know than its path.
PLAIN = Form()

# LinkedIn lists ten elements at a time unless asked for more (rsc-contract 9).
PAGE_RECORDS = 100


@dataclass(frozen=True)
class Page:
    """Elements of a list, as LinkedIn words them; a page that is not full is the last."""

    elements: list[dict[str, Any]]

    @property
    def is_last(self) -> bool:
        return len(self.elements) < PAGE_RECORDS


# A record as LinkedIn names its fields; what belongs in it is decided by who builds it.
Fields = Mapping[str, object]


class Transport:
    """One session and one application. Safe to share between threads, as the token is.

    Its methods are those of Rest.li (rsc-contract 12.1). LinkedIn wants the calls of an application
    to one resource one after the other (section 7); that order is the caller's to keep. `form` says
    how the generation that is spoken has the resource; `form_of` gives it.
    """

    def __init__(
        self,
        *,
        api_url: str,
        token: TokenSource,
        generation: Generation = V2,
        uploads: Uploads | None = None,
    ) -> None:
        self._api_url = api_url.rstrip("/")
        self._uploads = uploads or Uploads.to([api_url])
        self._generation = generation
        self._token = token
        self._session = new_session(api_url)

    def close(self) -> None:
        self._session.close()

    def form_of(self, resource: Resource, method: str) -> Form:
        """Return how a Rest.li method of a resource is called in the generation spoken."""
        return self._generation.form_of(resource, method)

    def get(self, path: str, query: str, *, form: Form = PLAIN) -> dict[str, Any]:
        """Read by ids or with a finder; `query` is encoded already."""
        return self._call("GET", path, query, form=form)

    def find(
        self, path: str, finder: str, *, form: Form = PLAIN, **parameters: str
    ) -> list[dict[str, Any]]:
        """Return the elements a finder (`q=`) has on its first page."""
        answer = self.get(path, form.parameters_query({"q": finder, **parameters}), form=form)
        elements = answer.get("elements")
        if not isinstance(elements, list):
            return []
        return [element for element in elements if isinstance(element, dict)]

    def page(
        self,
        path: str,
        finder: str,
        start: int,
        parameters: Mapping[str, str],
        *,
        form: Form = PLAIN,
    ) -> Page:
        """Return up to 100 elements of a finder's list from `start` on (rsc-contract 9).

        What is no such list is `Unreachable`: whoever took it for an empty one would pass over what
        LinkedIn has.
        """
        window = {"start": str(start), "count": str(PAGE_RECORDS)}
        query = form.parameters_query({"q": finder, **parameters, **window})
        answer = self.get(path, query, form=form)
        elements = answer.get("elements")
        if not isinstance(elements, list) or not all(isinstance(one, dict) for one in elements):
            raise Unreachable("LinkedIn's answer is not the list it was asked for.")
        return Page(elements)

    def create(self, path: str, record: Fields) -> dict[str, Any]:
        return self._call("POST", path, body=record)

    def partial_update(self, path: str, changes: Fields) -> None:
        patch = {"patch": {"$set": changes}}
        self._call("POST", path, body=patch, rest_method="partial_update")

    def batch_create(self, path: str, elements: Sequence[Fields]) -> list[Any]:
        """Create up to 100 records; the answers stand in the order of the records."""
        check_batch(elements)
        answer = self._call("POST", path, body={"elements": elements}, rest_method="batch_create")
        answers = answer.get("elements")
        return answers if isinstance(answers, list) else []

    def batch_update(
        self, path: str, query: str, entities: Mapping[str, Fields], *, form: Form = PLAIN
    ) -> dict[str, Any]:
        """Overwrite whole records; `query` and the keys of `entities` name the same set."""
        check_batch(entities)
        body = {"entities": entities}
        return self._call("PUT", path, query, body=body, rest_method="batch_update", form=form)

    def batch_partial_update(
        self, path: str, query: str, entities: Mapping[str, Fields], *, form: Form = PLAIN
    ) -> Answer:
        """Change single fields; each entity is `{"patch": {...}}`."""
        check_batch(entities)
        body, method = {"entities": entities}, "batch_partial_update"
        return self._call("POST", path, query, body=body, rest_method=method, form=form)

    def act(self, path: str, action: str, *, form: Form = PLAIN) -> dict[str, Any]:
        """Call an action without arguments."""
        query = form.parameters_query({"action": action})
        return self._call("POST", path, query, body={}, rest_method="action", form=form)

    def batch_delete(self, path: str, query: str, *, form: Form = PLAIN) -> Answer:
        return self._call("DELETE", path, query, rest_method="batch_delete", form=form)

    def upload(self, url: str, content: OpenFile, content_type: str) -> None:
        """Send a file where LinkedIn told to, from its beginning.

        Raises Misdirected for a host that was not configured.
        """
        method, headers = self._uploads.method, {"Content-Type": content_type}

        def send(token: str) -> None:
            content.seek(0)
            send_file(self._session, method, url, content, token=token, headers=headers)

        if self._uploads.wants_token(url):
            self._authorized(send)
        else:
            send("")

    def _call(
        self,
        method: str,
        path: str,
        query: str = "",
        *,
        body: object = None,
        rest_method: str = "",
        form: Form = PLAIN,
    ) -> Answer:
        url, headers = self._api_url + form.root + path, form.headers
        content = None if body is None else json.dumps(body).encode("ascii")
        if rest_method:
            headers["X-RestLi-Method"] = rest_method
        if content is not None:
            headers["Content-Type"] = "application/json"
        if needs_tunnel(query):
            wrapped = tunnel(method, query, content)
            method, content = "POST", wrapped.body
            headers.update(wrapped.headers)
        elif query:
            url = f"{url}?{query}"
        return self._send(method, url, headers, content)

    def _send(
        self, method: str, url: str, headers: dict[str, str], content: bytes | None
    ) -> Answer:
        call = partial(exchange, self._session, method, url, headers=headers, data=content)
        return self._authorized(lambda token: call(token=token))

    def _authorized(self, call: Callable[[str], Given]) -> Given:
        token = self._token.get()
        try:
            return call(token)
        except Unauthorized:
            self._token.forget(token)
        return call(self._token.get())


def check_batch(records: Collection[object], at_most: int = MAX_BATCH_RECORDS) -> None:
    """Refuse what LinkedIn would refuse whole: no record, or more than it takes at once."""
    if not 1 <= len(records) <= at_most:
        raise ValueError(f"A batch holds 1 to {at_most} records, not {len(records)}.")
