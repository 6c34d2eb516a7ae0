"""What an answer of LinkedIn's means for a record; `ledger.outcomes` writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linkedin_rsc.client.restli import RecordAnswer


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """`fingerprint` and `accepted` replace what the row knew, unless they are None."""

    fingerprint: str | None = None
    accepted: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Accepted(Verdict):
    """LinkedIn holds it. `goes_on` tells that another operation must follow."""

    goes_on: bool = False


@dataclass(frozen=True, kw_only=True)
class Gone(Verdict):
    """LinkedIn holds nothing of it any more, as it should."""

    answer: RecordAnswer


@dataclass(frozen=True, kw_only=True)
class TakenIn(Verdict):
    """LinkedIn works on it and will tell how it went, by a task to be asked about."""

    task: str
    ask_at: datetime


@dataclass(frozen=True, kw_only=True)
class StillTaken(Verdict):
    """LinkedIn still works on it."""

    ask_at: datetime


@dataclass(frozen=True, kw_only=True)
class Retry(Verdict):
    """Worth another try, later."""

    answer: RecordAnswer


@dataclass(frozen=True, kw_only=True)
class Refused(Verdict):
    """A person must look; the message has LinkedIn's words."""

    message: str
