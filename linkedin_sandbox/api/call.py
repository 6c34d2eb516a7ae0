"""One Rest.li call on its way to a handler."""

import json
from dataclasses import dataclass
from typing import Any

from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.restli import CompoundKey, Query
from linkedin_sandbox.api.words import OF_V2, Words
from linkedin_sandbox.models import AccessToken, DeveloperApplication

VERBS = {
    **dict.fromkeys(("get", "batch_get", "finder"), "GET"),
    "batch_update": "PUT",
    "batch_delete": "DELETE",
}


def _parsed(text: bytes) -> Any:
    """Read JSON, refusing half a surrogate pair, which nothing can store."""
    content = json.loads(text, parse_constant=_refuse)
    json.dumps(content, ensure_ascii=False).encode()
    return content


def _refuse(constant: str) -> Any:
    """Python reads NaN and Infinity, JSON knows neither."""
    raise ValueError(f"{constant} is no JSON value")


@dataclass(frozen=True)
class Answer:
    status: int
    body: dict[str, Any] | None = None


@dataclass(frozen=True)
class Call:
    """`key` is the raw key segment of the path, where the resource has one.

    `words` are those of the dialect; what `batch` gives a handler is worded as v2 does.
    """

    token: AccessToken
    resource: str
    restli_method: str
    query: Query
    raw_body: bytes
    key: str
    words: Words = OF_V2
    # Scheme and name under which the sandbox was asked.
    host: str = ""

    @property
    def application(self) -> DeveloperApplication:
        return self.token.application

    @property
    def verb(self) -> str:
        """The HTTP method of the call, whatever tunnel it came through."""
        return VERBS.get(self.restli_method, "POST")

    @property
    def parent_key(self) -> CompoundKey:
        return CompoundKey.parse(self.key)

    def read_key(self, text: str) -> CompoundKey:
        """Read a compound key of the body, in the style of the query."""
        return self.words.key_of_v2(self.query.style.parse(text))

    def spell(self, key: CompoundKey | str) -> str:
        """Write a key as this dialect does."""
        if isinstance(key, str):
            return key
        return self.query.style.write(self.words.key_here(key))

    def body(self) -> dict[str, Any]:
        """Parse the JSON body, which must be an object."""
        try:
            parsed = _parsed(self.raw_body or b"null")
        except (ValueError, RecursionError) as error:
            raise ApiError(400, f"The body is not valid JSON: {error}") from error
        if not isinstance(parsed, dict):
            raise ApiError(400, "The body must be a JSON object")
        return parsed

    def need(self, name: str) -> str:
        value = self.query.get(name)
        if not value:
            raise ApiError(400, f"Parameter '{name}' is required")
        return value
