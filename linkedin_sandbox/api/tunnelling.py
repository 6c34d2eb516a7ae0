"""A query that travels in the body, because it is too long for an address (section 12.3)."""

from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import HTTP

from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.restli import Query, ReadQuery

CRLF = b"\r\n"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class Wire:
    """A request after tunnelling has been undone (section 12.3)."""

    method: str
    query: Query
    body: bytes
    content_type: str
    is_tunnelled: bool


def untunnel(
    *,
    method: str,
    override: str,
    raw_query: str,
    content_type: str,
    body: bytes,
    read: ReadQuery,
) -> Wire:
    """Give the request as it would have been without a tunnel.

    What the address asks and what came through the tunnel count as one query (changes-2026 E4).
    """
    kind = content_type.partition(";")[0].strip().lower()
    if not override:
        return Wire(method, read(raw_query), body, kind, is_tunnelled=False)
    if method != "POST":
        raise ApiError(400, "X-HTTP-Method-Override is only allowed on POST")
    if kind == FORM:
        query = read(_joined(raw_query, _text(body)))
        return Wire(override.upper(), query, b"", "", is_tunnelled=True)
    if kind == "multipart/mixed":
        tunnelled, inner = _parts(content_type, body)
        query = read(_joined(raw_query, tunnelled))
        return Wire(override.upper(), query, inner, JSON, is_tunnelled=True)
    raise ApiError(415, f"Content-Type {kind or 'missing'} cannot carry a tunnelled query")


def _joined(*queries: str) -> str:
    return "&".join(filter(None, queries))


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
