"""One pull at work: a slice of time is stored page by page, and counts once its last page is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from linkedin_rsc.client.transport import Page
from linkedin_rsc.models import Connection, Pull
from linkedin_rsc.pull import outcomes, seats
from linkedin_rsc.pull.asking import Asking
from linkedin_rsc.pull.kinds import BY_KIND
from linkedin_rsc.pull.pages import Pages
from linkedin_rsc.pull.slices import Slice, halved, next_slice, stored


@dataclass(frozen=True)
class Turn:
    """As whom, with which pages, since when."""

    pull: Pull
    connection: Connection
    pages: Pages
    began_at: datetime

    def next_slice(self) -> Slice | None:
        """Return what to ask next; a list of seats that was interrupted goes on as it began."""
        pull = self.pull
        if pull.kind != Pull.Kind.SEATS or pull.part_until:
            horizon = pull.begun_at - timedelta(days=self.connection.pull_back_days)
            return next_slice(pull, now=self.began_at, horizon=horizon)
        is_done = pull.stored_until and pull.stored_until >= self.began_at
        return None if is_done else Slice(self.began_at, self.began_at)

    def ask(self, part: Slice) -> None:
        """Store the pages of a slice that are not stored yet, one after the other.

        Who goes on after a kill may meet some pages again.
        Raises LinkedInError, LeaseLost, Interrupted.
        """
        pull = self.pull
        pull.part_since, pull.part_until = part.since, part.until
        asking = Asking(pull, self.connection.application_in_use)
        for page in self.pages.of(part, goes_on=lambda page: self._shorter(part, page) is None):
            pull.run_count += BY_KIND[pull.kind].store(asking, page.elements, part)
            if half := self._shorter(part, page):
                pull.part_since, pull.part_until = half.since, half.until
                return
            pull.part_start += len(page.elements)
        self._end(part)

    def _shorter(self, part: Slice, page: Page) -> Slice | None:
        """Return what to ask instead where a list that may change does not fit on one page."""
        is_long = self.pull.kind == Pull.Kind.NOTES and not page.is_last
        return halved(self.pull, part) if is_long else None

    def _end(self, part: Slice) -> None:
        if self.pull.kind == Pull.Kind.SEATS:
            seats.finish(self.pull, part)
        stored(self.pull, part)
        outcomes.keep(self.pull)
