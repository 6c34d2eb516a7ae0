"""Says that a sender lives while one call of it lasts longer than its lease.

A thread beats beside the sender, so that a call may take its time and a dead sender is still found
out within half a minute: a thread ends with its process. It beats only as long as a call may last;
a sender that hangs loses the stream, too.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread

from django.db import Error, connection

logger = logging.getLogger(__name__)

# A third of a lease: two beats may fail, or come late, before the lease is over.
EVERY_S = 10.0
# Three minutes: a call and its second try with a new token, each with its timeouts, and some.
BEATS_AT_MOST = 18


class Heartbeat:
    """Beats until stopped, but only so often in a row without a `sign_of_life()`.

    A beat that fails is only logged: whoever sends asks by itself whether the lease is still its
    own. The thread has a database connection of its own, and only for the moment of a beat.
    """

    def __init__(
        self,
        beat: Callable[[], object],
        *,
        every_s: float = EVERY_S,
        at_most: int = BEATS_AT_MOST,
    ) -> None:
        self._beat, self._every_s, self._at_most = beat, every_s, at_most
        self._left = at_most
        self._stopped = Event()
        self.thread = Thread(target=self._run, name="heartbeat", daemon=True)
        self.thread.start()

    def sign_of_life(self) -> None:
        self._left = self._at_most

    def stop(self) -> None:
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.wait(self._every_s):
            if self._left > 0:
                self._left -= 1
                self._beat_once()

    def _beat_once(self) -> None:
        try:
            self._beat()
        except Error:
            logger.warning("A lease could not be prolonged; it is tried again", exc_info=True)
        finally:
            connection.close()
