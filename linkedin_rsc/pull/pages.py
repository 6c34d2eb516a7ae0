"""The pages of one pull: while one is stored, one thread fetches the next.

LinkedIn gets one call at a time, each counted before it is made. What is fetched ahead counts for
nothing until the page before it is stored; so does what goes wrong with it.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

from django.db import connection

from base import stopping
from base.words import gettext as _
from linkedin_rsc.client.errors import Unreachable
from linkedin_rsc.client.transport import Page, Transport
from linkedin_rsc.leases import Lease, NoRoom, clock
from linkedin_rsc.models import Pull
from linkedin_rsc.pull.kinds import BY_KIND
from linkedin_rsc.pull.pace import Interrupted, spend
from linkedin_rsc.pull.slices import Slice

# A long list is counted so many calls ahead: what is not needed of them is little.
CALLS_AHEAD = 10
# 100,000 elements in twelve hours: whoever lists more lists in a circle.
MOST_PAGES = 1_000


class Pages(AbstractContextManager["Pages"]):
    """Fetches for one pull. At the end it waits for the call that is on its way, if there is one:
    whoever has the lease next shall be LinkedIn's only caller."""

    def __init__(self, transport: Transport, pull: Pull, lease: Lease) -> None:
        self._transport, self._pull, self._lease = transport, pull, lease
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="next-page")
        # Full pages so far, and calls that are counted and not made yet.
        self._full, self._paid = 0, 0

    def __exit__(self, *_about: object) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)

    def of(self, part: Slice, *, goes_on: Callable[[Page], bool]) -> Iterator[Page]:
        """Yield the pages of a slice from `part_start` on, to the last or while `goes_on(page)`.

        Whoever takes the next one has stored the one before. Raises LinkedInError, LeaseLost,
        Interrupted.
        """
        start = self._pull.part_start
        self._pay()
        page = self._fetch(part, start)
        for _number in range(MOST_PAGES):
            self._lease.renew(clock.now())
            if page.is_last or not goes_on(page):
                yield page
                return
            start += len(page.elements)
            ahead = self._ahead(part, start)
            yield page
            page = ahead.result()
        raise Unreachable(_("LinkedIn's list does not end."))

    def _ahead(self, part: Slice, start: int) -> "Future[Page]":
        """Begin to fetch a page; that it may not be fetched is said in its turn."""
        self._full += 1
        try:
            self._pay()
        except (NoRoom, Interrupted) as error:
            ahead: Future[Page] = Future()
            ahead.set_exception(error)
            return ahead
        return self._thread.submit(self._fetch_beside, part, start)

    def _pay(self) -> None:
        """Count the next call before it is made, some at once where lists are long."""
        if stopping.is_asked():
            raise Interrupted
        if not self._paid:
            at_most = min(self._full + 1, CALLS_AHEAD)
            self._paid = spend(self._lease, self._pull, clock.now(), at_most=at_most)
        self._paid -= 1

    def _fetch(self, part: Slice, start: int) -> Page:
        kind: Any = BY_KIND[self._pull.kind]
        page: Page = kind.fetch(self._transport, self._pull, part, start)
        return page

    def _fetch_beside(self, part: Slice, start: int) -> Page:
        try:
            return self._fetch(part, start)
        finally:
            # A new token came over a connection of this thread's own.
            connection.close()
