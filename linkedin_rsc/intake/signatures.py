"""Tells LinkedIn's deliveries from forgeries (webhooks.md section 2).

X-LI-Signature is the hex HMAC-SHA256 of `hmacsha256=` followed by the raw body, keyed with an
application's client secret. The prefix inside the message is what keeps deliveries apart from
challenge answers, which sign text a stranger may choose; so the unprefixed reading some public
code uses is refused.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator

PREFIX = "hmacsha256="
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def verify(raw_body: bytes, header: str | None, secrets: Iterable[str]) -> str | None:
    """Return the secret that signed `raw_body`, or None when none of `secrets` did.

    `raw_body` must be the bytes as received: parsing and writing again changes the digest. Order
    `secrets` by likelihood (webhooks.md 2.1). Empty secrets are passed over: anybody has them.
    """
    offered = _digest_in(header)
    if offered is None:
        return None
    messages = [PREFIX.encode() + body for body in _readings(raw_body)]
    for secret in filter(None, secrets):
        if any(_is_signed(message, offered, secret) for message in messages):
            return secret
    return None


def _digest_in(header: str | None) -> str | None:
    digest = (header or "").strip().removeprefix(PREFIX).lower()
    return digest if _DIGEST.fullmatch(digest) else None


def _readings(raw_body: bytes) -> Iterator[bytes]:
    """Yield the body as received, then with its Unicode escaped, in both cases of hex digits.

    LinkedIn words it both ways; for plain ASCII they are the same.
    """
    yield raw_body
    if raw_body.isascii():
        return
    try:
        text = raw_body.decode()
    except UnicodeDecodeError:
        return
    for form in ("\\u{:04x}", "\\u{:04X}"):
        yield _escaped(text, form).encode("ascii")


def _escaped(text: str, form: str) -> str:
    return _NOT_ASCII.sub(lambda found: _utf16_escapes(found[0], form), text)


def _utf16_escapes(character: str, form: str) -> str:
    units = character.encode("utf-16-be")
    pairs = (units[start : start + 2] for start in range(0, len(units), 2))
    return "".join(form.format(int.from_bytes(pair)) for pair in pairs)


def _is_signed(message: bytes, digest: str, secret: str) -> bool:
    expected = hmac.digest(secret.encode(), message, "sha256").hex()
    return hmac.compare_digest(expected, digest)
