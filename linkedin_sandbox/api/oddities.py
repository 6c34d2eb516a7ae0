"""What LinkedIn takes and its certification asks about: odd ids, times, names and lengths.

None of it refuses a record; each is a finding on the recorded request.
"""

from collections.abc import Mapping
from typing import Any

from linkedin_sandbox.api import recorder

# A public job id has at most 40 characters in the XML feed, and ids match across channels
# (changes-2026 E6), so no id of a record may be longer.
SAFE_ID_CHARACTERS = 40
# The same number is a day of 1973 in milliseconds and one of the year 5138 in seconds.
FIRST_MILLISECONDS = 10**11
# Written by software where a form was empty: "do not fake required values" (section 7).
MADE_UP = {
    "n/a", "na", "none", "null", "nil", "unknown", "anonymous", "candidate", "applicant", "test",
    "firstname", "lastname", "first name", "last name", "no name", "noname", "not available",
    "not provided", "undefined", "tbd", "xxx",
}  # fmt: skip


def note_long_id(name: str, value: str) -> None:
    if len(value) > SAFE_ID_CHARACTERS:
        recorder.current().find(f"{name} is longer than {SAFE_ID_CHARACTERS}")


def note_long_text(path: str, value: str, usual: int) -> None:
    if len(value) > usual:
        recorder.current().find(f"{path} is longer than {usual:,} characters")


def note_seconds(path: str, value: int) -> None:
    if value < FIRST_MILLISECONDS:
        recorder.current().find(f"{path} looks like seconds, times are in milliseconds")


def note_made_up_names(record: Mapping[str, Any], path: str) -> None:
    """Note a name that fills a field instead of naming somebody."""
    first, last = (_plain(record.get(name)) for name in ("firstName", "lastName"))
    for name, words in (("firstName", first), ("lastName", last)):
        if words is not None and _is_made_up(words):
            recorder.current().find(f"{path}/{name} looks made up")
    if first and first == last:
        recorder.current().find(f"{path}/lastName looks made up: it repeats firstName")


def _plain(value: Any) -> str | None:
    return " ".join(value.split()).casefold() if isinstance(value, str) else None


def _is_made_up(words: str) -> bool:
    return words in MADE_UP or not any(sign.isalpha() for sign in words)
