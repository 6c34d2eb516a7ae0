"""Queries that are too long for an address go in the body (rsc-contract 12.3)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

# rsc-contract 12.3: below this the query goes plainly, above it is tunnelled. LinkedIn refuses
# 4,096 bytes and more with 414; the rest is room for what proxies add.
MAX_PLAIN_QUERY_BYTES = 3_500


@dataclass(frozen=True)
class Tunnel:
    """What a tunnelled call sends by POST to the bare path instead of a long query."""

    headers: dict[str, str]
    body: bytes


def needs_tunnel(query: str) -> bool:
    # On the wire each pair of brackets takes four bytes more: `[0]` becomes `%5B0%5D`.
    return len(query) + 4 * query.count("[") > MAX_PLAIN_QUERY_BYTES


def tunnel(method: str, query: str, body: bytes | None) -> Tunnel:
    """Wrap query and JSON body as rsc-contract 12.3 describes, with or without a body."""
    form = "application/x-www-form-urlencoded"
    headers = {"X-HTTP-Method-Override": method}
    if body is None:
        return Tunnel({**headers, "Content-Type": form}, query.encode("ascii"))
    boundary = f"part-{secrets.token_hex(16)}"
    parts = (
        f"--{boundary}\r\nContent-Type: {form}\r\n\r\n{query}\r\n"
        f"--{boundary}\r\nContent-Type: application/json\r\n\r\n"
    ).encode("ascii")
    headers["Content-Type"] = f"multipart/mixed; boundary={boundary}"
    return Tunnel(headers, b"".join((parts, body, f"\r\n--{boundary}--\r\n".encode("ascii"))))
