"""The kinds of questions, each with how it is fetched and stored."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Protocol

from linkedin_rsc.client.transport import Page, Transport
from linkedin_rsc.models import Connection, Pull
from linkedin_rsc.pull import inmails, notes, seats, stubs
from linkedin_rsc.pull.asking import Asking
from linkedin_rsc.pull.slices import Slice

Kind = Pull.Kind

# The fewest minutes between two questions (rsc-contract 9.2), and how often for seats (9.5).
LEAST_MINUTES = 30
SEATS_EVERY = timedelta(days=1)
# A quiet seat is asked half as often each time, but at least so often.
QUIETEST = timedelta(hours=12)
# Questions about one seat, questions about a whole contract.
OF_SEATS = (Kind.INMAILS, Kind.STUBS)
OF_CONTRACTS = (Kind.SEATS, Kind.NOTES)


class Fetching(Protocol):
    def fetch(self, transport: Transport, pull: Pull, part: Slice, start: int) -> Page: ...
    def store(self, asking: Asking, elements: Sequence[Mapping[str, Any]], part: Slice) -> int:
        """Store a page, again as often as it comes; return how many of it are new."""


BY_KIND: dict[str, Fetching] = {
    Kind.SEATS: seats,
    Kind.INMAILS: inmails,
    Kind.NOTES: notes,
    Kind.STUBS: stubs,
}


def interval(pull: Pull, connection: Connection) -> timedelta:
    """Return after how long to ask again, once all is stored."""
    if pull.kind == Kind.SEATS:
        return SEATS_EVERY
    every = timedelta(minutes=max(connection.pull_every_minutes, LEAST_MINUTES))
    if pull.kind not in OF_SEATS:
        return every
    return max(every, min(every * (1 << min(pull.quiet_runs, 6)), QUIETEST))
