"""Where files may be sent: LinkedIn names an address for each, and not every host is believed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from .errors import Misdirected
from .generations import table

PORTS = {"https": 443, "http": 80}

Origin = tuple[str, str, int | None]


@dataclass(frozen=True)
class Uploads:
    """The origins files may go to, and the verb LinkedIn wants.

    Those of LinkedIn's `own` get our token as well; at `others` the address alone is the proof.
    """

    own: frozenset[Origin]
    others: frozenset[Origin] = frozenset()
    method: str = table.UPLOAD.method

    @classmethod
    def to(cls, own: Iterable[str], others: Iterable[str] = (), method: str = "") -> Uploads:
        known, further = (frozenset(map(_origin_of, urls)) for urls in (own, others))
        return cls(known, further, method or table.UPLOAD.method)

    def wants_token(self, url: str) -> bool:
        """Tell whether our token goes along; raise Misdirected where not even the file may go."""
        origin = _origin_of(url)
        if origin not in self.own | self.others:
            raise Misdirected(
                "LinkedIn wants the file sent to a host that LINKEDIN_UPLOAD_ORIGINS does not name."
            )
        return origin in self.own


def _origin_of(url: str) -> Origin:
    """Return scheme, host and port of an address, nothing of one that says more or is none."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return "", "", None
    is_plain = parts.hostname and "@" not in parts.netloc
    return (parts.scheme, parts.hostname or "", port) if is_plain else ("", "", None)
