"""The background of the sandbox: challenges and deliveries, each in a thread of its own."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

from linkedin_sandbox.pushes import challenges, deliveries
from linkedin_sandbox.world import callbacks, events

logger = logging.getLogger(__name__)

POLL_S = 0.25


def start() -> None:
    """Start the threads; they end with the process."""
    _start("deliveries", deliveries.send_due, lambda: events.wait_for_news(POLL_S))
    _start("challenges", challenges.send_due, lambda: callbacks.wait_for_registration(POLL_S))


def _start(name: str, work: Callable[[], None], rest: Callable[[], None]) -> None:
    threading.Thread(target=_forever, args=(work, rest), name=name, daemon=True).start()


def _forever(work: Callable[[], None], rest: Callable[[], None]) -> None:
    while True:
        rest()
        try:
            work()
        except Exception:
            logger.exception("Background work failed and will be tried again")
        finally:
            close_old_connections()
