"""Waking a worker once the rows it shall look at are committed.

A nudge says "look", not what at: the rows say that. It may be lost (queue down, worker killed): the
row stays, and a beat finds it. So a nudge names its task instead of importing it, never fails the
request that stored the row, and one is enough for all rows a process stores in the same second.
What somebody waits for begins at once, and what a second brings besides at its end.
"""

import logging
import time
from datetime import timedelta

from celery import current_app
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

PROCESS_NOTIFICATIONS = "linkedin_rsc.process_waiting_notifications"
REPLAY_FAILED = "linkedin_rsc.replay_failed"
FORGET_RAW_BODIES = "linkedin_rsc.forget_raw_bodies"
PULL_CLOSED_ACCOUNTS = "linkedin_rsc.pull_closed_accounts"
PUSH_WAITING = "linkedin_rsc.push_waiting"
READ_MATCHES = "linkedin_rsc.read_matches"
FILL_LEDGER = "linkedin_rsc.fill_ledger"
RESEND_FAILED = "linkedin_rsc.resend_failed"
RECONCILE_NIGHTLY = "linkedin_rsc.reconcile_nightly"
PULL_DUE = "linkedin_rsc.pull_due"

# A task starts at the end of the window in which further nudges are saved, so it sees their rows.
WINDOW_S = 1
# An export shows on an open board within a second; what goes out gathers for one.
AT_ONCE = {PROCESS_NOTIFICATIONS}

# So long a process leaves a queue alone that failed it: requests must not wait for it one by one.
REST_S = 10
ANY = "any task"

# When the task that was nudged last begins: it sees what is stored until then.
_next_at: dict[str, float] = {}


def nudge_on_commit(task: str) -> None:
    transaction.on_commit(lambda: _nudge_once_a_second(task), robust=True)


def nudge(task: str, *, countdown_s: float | None = None) -> None:
    current_app.send_task(task, countdown=countdown_s)


def nudge_again(task: str, *, after: timedelta | None) -> None:
    """Wake a worker to go on after that time; None when there is nothing to go on with."""
    if after:
        nudge_later(task, after=after)
    elif after is not None:
        nudge(task)


def nudge_later(task: str, *, after: timedelta) -> None:
    """Wake a worker after that time, once for all who ask for the same second.

    Whoever is woken asks for the next time; without this, each change and each beat would add one
    more to those who ask until nothing is left to do.
    """
    second = int((timezone.now() + after).timestamp())
    if cache.add(f"nudged-{task}-{second}", True, timeout=after.total_seconds() + WINDOW_S):
        nudge(task, countdown_s=after.total_seconds())


def forget() -> None:
    """Let the next nudge of this process go out, however soon it comes."""
    _next_at.clear()


def _nudge_once_a_second(task: str) -> None:
    # In this process's memory: asking a cache shared by all costs more than a nudge too many.
    now = time.monotonic()
    if now < max(_next_at.get(ANY, now), _next_at.get(task, now)):
        return
    wait_s = _wait_s(task, now)
    _next_at[task] = now + wait_s
    try:
        nudge(task, countdown_s=wait_s or None)
    except OperationalError:
        logger.warning("The queue does not answer; a beat finds what was stored")
        _next_at[ANY] = time.monotonic() + REST_S


def _wait_s(task: str, now: float) -> float:
    """Say in how many seconds it begins: a second after the last one, if it may begin at once."""
    if task not in AT_ONCE:
        return WINDOW_S
    return max(0, _next_at.get(task, now - WINDOW_S) + WINDOW_S - now)
