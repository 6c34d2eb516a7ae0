"""The panes that LinkedIn shows about a person: as sent, and as they would be.

Of what was sent its fingerprint is kept, not its words. Where what would be sent today has the
same one, its words are those that LinkedIn has; else it changed since, and is on its way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from applications.models import Application
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.streams import BY_NAME, applications, jobs
from linkedin_rsc.streams.job_steps import LISTED
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import Fields, fingerprint

Rows = Mapping[tuple[str, str], LedgerRow]


@dataclass(frozen=True)
class Told:
    """One record in LinkedIn's words; `is_older` where LinkedIn has an earlier version of it."""

    fields: Fields
    is_older: bool = False
    about: str = ""

    @property
    def at(self) -> datetime:
        said = self.fields.get("atsCreatedAt") or self.fields["createdAt"]
        return datetime.fromtimestamp(said / 1000, UTC)

    @property
    def words(self) -> str:
        """What somebody wrote; empty for a step or an application."""
        return str(self.fields.get("note") or self.fields.get("feedback") or "")

    @property
    def who(self) -> str:
        named = self.fields.get("author") or self.fields.get("interviewer") or {}
        return " ".join(filter(None, map(named.get, ("firstName", "lastName"))))


@dataclass(frozen=True)
class JobPane:
    """An application below its job; the last step is the current stage."""

    told: Told
    public_id: str
    is_active: bool
    steps: list[Told]

    @property
    def stage(self) -> str:
        return str(self.steps[0].fields["stage"]) if self.steps else ""


@dataclass
class Panes:
    jobs: list[JobPane] = field(default_factory=list)
    feedback: list[Told] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)
    resumes: list[Told] = field(default_factory=list)
    # What would not be shown, with why.
    kept: list[tuple[str, Hold]] = field(default_factory=list)

    @property
    def by_state(self) -> list[tuple[bool, list[JobPane]]]:
        """Give the jobs under *Active* and *Closed*, without a heading that has none."""
        halves = [
            (one, [job for job in self.jobs if job.is_active == one]) for one in (True, False)
        ]
        return [half for half in halves if half[1]]


class Teller:
    """Tells records as LinkedIn has them, by their `rows`, or without any as it would have them."""

    def __init__(self, sharing: Sharing, rows: Rows | None) -> None:
        self._sharing, self._rows = sharing, rows

    def tell(self, stream: Stream, record: Any, public_id: str, about: str = "") -> Told | None:
        """Return the record in LinkedIn's words, None where LinkedIn has nothing of it."""
        of_stream: Any = BY_NAME[stream]
        row = self._row(stream, public_id)
        if self._rows is not None and not (row and row.held_at_linkedin):
            return None
        fields = of_stream.word(record, row, self._sharing)
        return Told(fields, bool(row and row.payload_hash != fingerprint(fields)), about)

    def hold(self, application: Application) -> Hold | None:
        """Return what would keep an application back with all below it."""
        return self.hold_of(_hold_with_job, application)

    def hold_of(self, hold: Callable[[Any, Sharing], Hold | None], record: Any) -> Hold | None:
        """Ask what would keep a record back; nothing keeps what was sent."""
        return hold(record, self._sharing) if self._rows is None else None

    def is_active(self, application: Application) -> bool:
        if self._rows is None:
            return application.job.is_active
        row = self._row(Stream.JOBS, application.job.public_id)
        return bool(row and row.accepted.get("state") == LISTED)

    def _row(self, stream: Stream, public_id: str) -> LedgerRow | None:
        return self._rows.get((stream, public_id)) if self._rows is not None else None


def _hold_with_job(application: Application, sharing: Sharing) -> Hold | None:
    of_job = jobs.hold(application.job, sharing)
    return applications.hold(application, sharing) or of_job
