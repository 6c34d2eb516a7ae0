"""Which addresses take a file; everywhere else a form with one is refused (ats/bodies.py)."""

import re
from dataclasses import dataclass

from base import contributions


@dataclass(frozen=True)
class Upload:
    """An address, as a whole, whose form takes files.

    The whole body has `limit_bytes` at most, as many as the proxy in front reads there (Caddyfile).
    Of a file that is larger than `file_bytes` one byte more is kept: enough for whoever takes it to
    refuse it with a sentence, and to show the rest of the form again.
    """

    address: re.Pattern[str]
    limit_bytes: int
    file_bytes: int
    position: int = 0


def upload_at(path: str) -> Upload | None:
    return next((one for one in contributions.of(Upload) if one.address.fullmatch(path)), None)
