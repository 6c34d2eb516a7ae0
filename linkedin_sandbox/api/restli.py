"""Rest.li protocol 1.0: queries, keys, projections, tunnelling (rsc-contract section 12)."""

import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import HTTP
from urllib.parse import parse_qsl, unquote

from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.world import switches

INDEXED_ID = re.compile(r"^ids\[(\d{1,6})\]\.(\w+)$")
CRLF = b"\r\n"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class CompoundKey:
    """A key of several named parts; their order on the wire means nothing."""

    parts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, parts: dict[str, str]) -> "CompoundKey":
        return cls(tuple(sorted(parts.items())))

    @classmethod
    def parse(cls, text: str) -> "CompoundKey":
        """Read `a=1&b=2` with each value percent-encoded at most once."""
        pairs = [part.partition("=") for part in text.split("&")]
        if not all(name and sign for name, sign, _ in pairs):
            raise ApiError(400, f"Invalid compound key: {text}")
        return cls.of({unquote(name): unquote(value) for name, _, value in pairs})

    def get(self, name: str) -> str:
        return dict(self.parts).get(name, "")

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.parts}

    def __str__(self) -> str:
        return "&".join(f"{name}={_written(value)}" for name, value in self.parts)


def _written(value: str) -> str:
    return value.replace(":", "%3A") if switches.is_on("escape_result_keys") else value


@dataclass(frozen=True)
class Query:
    """The decoded query string, however it reached us."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, text: str) -> "Query":
        return cls(tuple(parse_qsl(text, keep_blank_values=True)))

    def get(self, name: str) -> str | None:
        return next((value for key, value in self.pairs if key == name), None)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.pairs if key == name]

    def whole_number(self, name: str) -> int | None:
        text = self.get(name)
        if text is None:
            return None
        if not text.isdecimal():
            raise ApiError(400, f"Parameter '{name}' is invalid: {text}")
        return int(text)

    def compound_ids(self) -> list[CompoundKey]:
        """Collect `ids[i].field=value` into keys, in the order of i."""
        groups: dict[int, dict[str, str]] = {}
        for name, value in self.pairs:
            if match := INDEXED_ID.match(name):
                groups.setdefault(int(match[1]), {})[match[2]] = value
        return [CompoundKey.of(groups[index]) for index in sorted(groups)]

    @property
    def has_ids(self) -> bool:
        return any(name == "ids" or INDEXED_ID.match(name) for name, _ in self.pairs)

    def projection(self) -> set[str] | None:
        fields = self.get("fields")
        return set(fields.split(",")) if fields else None


@dataclass(frozen=True)
class Wire:
    """A request after tunnelling has been undone (section 12.3)."""

    method: str
    query: Query
    body: bytes
    content_type: str
    is_tunnelled: bool


def untunnel(*, method: str, override: str, raw_query: str, content_type: str, body: bytes) -> Wire:
    """Give the request as it would have been without a tunnel.

    What the address asks and what came through the tunnel count as one query (changes-2026 E4).
    """
    kind = content_type.partition(";")[0].strip().lower()
    if not override:
        return Wire(method, Query.parse(raw_query), body, kind, is_tunnelled=False)
    if method != "POST":
        raise ApiError(400, "X-HTTP-Method-Override is only allowed on POST")
    if kind == FORM:
        query = _joined(raw_query, _text(body))
        return Wire(override.upper(), query, b"", "", is_tunnelled=True)
    if kind == "multipart/mixed":
        tunnelled, inner = _parts(content_type, body)
        query = _joined(raw_query, tunnelled)
        return Wire(override.upper(), query, inner, JSON, is_tunnelled=True)
    raise ApiError(415, f"Content-Type {kind or 'missing'} cannot carry a tunnelled query")


def _joined(*queries: str) -> Query:
    return Query.parse("&".join(filter(None, queries)))


def _parts(content_type: str, body: bytes) -> tuple[str, bytes]:
    """Take a tunnel apart: the form first, JSON second, all lines CRLF."""
    pieces = (CRLF + body).split(CRLF + b"--" + _boundary(content_type))
    is_whole = len(pieces) == 4 and not pieces[0] and pieces[3].startswith(b"--")
    kinds = [_part(piece) for piece in pieces[1:3]] if is_whole else []
    if [kind for kind, _ in kinds] != [FORM, JSON]:
        raise ApiError(400, "A tunnelled request is a form part, then a JSON part, in CRLF lines")
    return _text(kinds[0][1]), kinds[1][1]


def _boundary(content_type: str) -> bytes:
    head = Message()
    head["Content-Type"] = content_type
    boundary = head.get_boundary()
    if not boundary:
        raise ApiError(400, "A multipart body needs a boundary")
    return boundary.encode()


def _part(piece: bytes) -> tuple[str, bytes]:
    head, _, content = piece.removeprefix(CRLF).partition(CRLF + CRLF)
    return BytesHeaderParser(policy=HTTP).parsebytes(head).get_content_type(), content


def _text(query: bytes) -> str:
    try:
        return query.decode()
    except UnicodeDecodeError as error:
        raise ApiError(400, "The tunnelled query is not UTF-8") from error
