"""What commands that send share: going on until nothing waits, and saying how far that is."""

import time
from datetime import timedelta
from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from linkedin_rsc.ledger import first_sync
from linkedin_rsc.ledger.fill import fill_as_wanted
from linkedin_rsc.ledger.progress import Progress, StreamProgress, progress
from linkedin_rsc.ledger.sender import push_waiting
from linkedin_rsc.streams.sharing import Sharing

# While another worker is at it, or LinkedIn wants a pause.
LOOK_EVERY_S = 1.0
COLUMNS = ("at LinkedIn", "waiting", "held back", "attention", "a minute")


def open_sharing() -> Sharing:
    """Read what goes out now; raise CommandError where nothing does."""
    sharing = Sharing.current()
    if not (sharing.sends_jobs or sharing.sends_people):
        raise CommandError("LinkedIn is not connected or switched off, so nothing is sent.")
    if sharing.is_paused:
        raise CommandError("Sending is paused: an administrator resumes it in the Admin center.")
    return sharing


def send_all(terminal: OutputWrapper) -> None:
    """Work until nothing waits that LinkedIn takes; other workers may be at it as well.

    Raises CommandError when somebody switches it off or pauses it meanwhile.
    """
    screen = Screen(terminal)
    while True:
        fill_as_wanted()
        push_waiting()
        now, sharing = progress(), open_sharing()
        screen.show(now)
        waits = any(one.waiting and sharing.sends(one.stream) for one in now.streams)
        if not (waits or now.is_filling):
            break
        time.sleep(LOOK_EVERY_S)
    screen.wipe()
    first_sync.tell_when_complete()


class Screen:
    """The table on a terminal while it changes; where nobody looks, nothing is written."""

    def __init__(self, terminal: OutputWrapper) -> None:
        self.terminal, self.lines = terminal, 0

    def show(self, now: Progress) -> None:
        if self.terminal.isatty():
            self.wipe()
            told = f"{table(now)}\n\n{now.sent:,} of {now.total:,}{_left(now.remaining)}\n"
            self.terminal.write(told, ending="")
            self.lines = told.count("\n")

    def wipe(self) -> None:
        """Take away what was shown, so that the next stands in its place."""
        if self.lines:
            # ECMA-48: to the beginning of a line so many above, and clear all below.
            self.terminal.write(f"\x1b[{self.lines}F\x1b[J", ending="")
        self.lines = 0


def described(now: Progress) -> dict[str, Any]:
    return {
        "sent": now.sent,
        "waiting": now.waiting,
        "needs_attention": now.failed,
        "is_filling": now.is_filling,
        "streams": {one.stream.value: _described(one) for one in now.streams},
    }


def table(now: Progress) -> str:
    lines = ["".join([f"{'':<18}", *(f"{name:>13}" for name in COLUMNS)]) + "  left"]
    for one in now.streams:
        numbers = (one.sent, one.waiting, one.held, one.failed, one.pace)
        told = "".join(f"{number:>13,}" for number in numbers)
        lines.append(f"{one.stream.value:<18}{told}  {_left(one.remaining)}".rstrip())
    return "\n".join(lines)


def refuse_failed(now: Progress) -> None:
    """End with exit status 1 where a person must look at something."""
    if now.failed:
        raise CommandError(f"{now.failed:,} records need attention: Admin center, Problems.")


def _described(one: StreamProgress) -> dict[str, Any]:
    return {
        "sent": one.sent,
        "waiting": one.waiting,
        "held": one.held,
        "needs_attention": one.failed,
        "last_minute": one.pace,
        "remaining_s": int(one.remaining.total_seconds()) if one.remaining else None,
        "paused_until": one.paused_until.isoformat() if one.paused_until else None,
    }


def _left(remaining: timedelta | None) -> str:
    return f" {timedelta(seconds=int(remaining.total_seconds()))} left" if remaining else ""
