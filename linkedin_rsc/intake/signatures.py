"""Tells LinkedIn's deliveries from forgeries (webhooks.md section 2).

X-LI-Signature is the hex HMAC-SHA256 of `hmacsha256=` followed by the raw body, keyed with an
application's client secret. The prefix inside the message is what keeps deliveries apart from
challenge answers, which sign text a stranger may choose; so the unprefixed reading some public
code uses is refused.
"""

from __future__ import annotations

import hmac
import re
import sys
from collections.abc import Iterable, Iterator

PREFIX = "hmacsha256="
_DIGEST = re.compile(r"[0-9a-f]{64}")
_UTF_16 = f"utf-16-{sys.byteorder[0]}e"


def verify(raw_body: bytes, header: str | None, secrets: Iterable[str]) -> str | None:
    """Return the secret that signed `raw_body`, or None when none of `secrets` did.

    `raw_body` must be the bytes as received: parsing and writing again changes the digest. Order
    `secrets` by likelihood (webhooks.md 2.1). Empty secrets are passed over: anybody has them.
    """
    offered = _digest_in(header)
    if offered is None:
        return None
    secrets = [secret for secret in secrets if secret]
    for body in _readings(raw_body):
        message = PREFIX.encode() + body
        for secret in secrets:
            if _is_signed(message, offered, secret):
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
    units = "".join(map(chr, memoryview(text.encode(_UTF_16)).cast("H")))
    for form in ("\\u{:04x}", "\\u{:04X}"):
        yield units.translate(_Escapes(form)).encode("ascii")


class _Escapes(dict[int, str]):
    """How UTF-16 units are written, each worked out once: a stranger may send 2 MiB of them."""

    def __init__(self, form: str) -> None:
        self.form = form

    def __missing__(self, unit: int) -> str:
        self[unit] = chr(unit) if unit < 0x80 else self.form.format(unit)
        return self[unit]


def _is_signed(message: bytes, digest: str, secret: str) -> bool:
    expected = hmac.digest(secret.encode(), message, "sha256").hex()
    return hmac.compare_digest(expected, digest)
