"""Which addresses take a file; everywhere else a form with one is refused (ats/bodies.py)."""

import re
from dataclasses import dataclass

from base import contributions


@dataclass(frozen=True)
class Upload:
    """An address, as a whole, whose form takes a file; the whole body has so many bytes at most.

    The proxy in front reads as much there (Caddyfile).
    """

    address: re.Pattern[str]
    limit_bytes: int
    position: int = 0


def upload_at(path: str) -> Upload | None:
    return next((one for one in contributions.of(Upload) if one.address.fullmatch(path)), None)
