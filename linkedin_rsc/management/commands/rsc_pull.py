"""`manage.py rsc_pull`: ask LinkedIn now for what it is asked periodically."""

import json
import time
from collections.abc import Collection
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db.models import QuerySet

from base.commands import TandemCommand
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, Pull
from linkedin_rsc.pull import plan, taking_in
from linkedin_rsc.pull.by_hand import ask_now
from linkedin_rsc.pull.closed import by_hand as closed_by_hand
from linkedin_rsc.pull.closed.asking import ask_if_due, current_pull, is_open
from linkedin_rsc.pull.puller import pull_due

# While another worker is asking, or LinkedIn wants a pause.
LOOK_EVERY_S = 1.0


CLOSED = "closed"
KINDS = [*Pull.Kind.values, CLOSED]


class Command(TandemCommand):
    help = (
        "Ask LinkedIn now for seats, InMails, notes and shared profiles, and who closed their "
        "account where LINKEDIN_CLOSED_ACCOUNTS is on, and store what is new. "
        "Nothing is stored twice. What LinkedIn refuses is named, and the exit status is 1."
    )
    example = "manage.py rsc_pull inmails notes"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "kinds", nargs="*", choices=[*KINDS, []], metavar="KIND", help=", ".join(KINDS)
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = list(options["kinds"]) or list(Pull.Kind.values)
        kinds, report = [kind for kind in wanted if kind != CLOSED], []
        if kinds:
            ask_now(by=None, kinds=kinds)
            self._ask_until_done(kinds)
            report = [_described(pull) for pull in _pulls(kinds)]
        if CLOSED in wanted or (not options["kinds"] and is_open(Connection.current())):
            report.append(_ask_who_closed())
        if options["json"]:
            self.stdout.write(json.dumps({"pulls": report}))
        else:
            self._print(report)
        if any(line["problem"] for line in report):
            raise CommandError("LinkedIn did not answer everything.")

    def _ask_until_done(self, kinds: Collection[str]) -> None:
        """Work until nothing of these is left to do; another worker may be at it as well."""
        while _is_left(kinds):
            pull_due(kinds=kinds)
            if self.stderr.isatty():
                self.stderr.write(f"\r{_stored(kinds)} new … ", ending="")
            if _is_left(kinds):
                time.sleep(LOOK_EVERY_S)

    def _print(self, report: Collection[dict[str, Any]]) -> None:
        for line in report:
            left = "" if line["is_complete"] else ", older ones follow"
            said = "{kind:<8} {of:<30} {new:>6} new{left}  {problem}"
            self.stdout.write(said.format(left=left, **line).rstrip())


def _pulls(kinds: Collection[str]) -> "QuerySet[Pull]":
    pulls = Pull.objects.filter(kind__in=kinds).select_related("seat", "contract")
    return pulls.order_by("kind", "id")


def _is_left(kinds: Collection[str]) -> bool:
    """Say whether any of these is due, or a shared profile is stored but not a candidate yet."""
    is_due = plan.due(Connection.current(), clock.now(), kinds).exists()
    return is_due or (Pull.Kind.STUBS in kinds and taking_in.is_waiting())


def _stored(kinds: Collection[str]) -> int:
    return sum(pull.run_count or pull.last_count for pull in _pulls(kinds))


def _ask_who_closed() -> dict[str, Any]:
    closed_by_hand.ask_now(by=None)
    ask_if_due()
    pull = current_pull(Connection.current())
    return {
        "kind": CLOSED, "of": "the company", "new": pull.found, "problem": pull.problem,
        "is_complete": True, "next_at": pull.next_at.isoformat(),
    }  # fmt: skip


def _described(pull: Pull) -> dict[str, Any]:
    return {
        "kind": pull.kind,
        "of": str(pull.seat or pull.contract),
        "new": pull.run_count or pull.last_count,
        # LinkedIn takes only so many calls a minute; the workers go on with older ones.
        "is_complete": pull.last_run_at is not None,
        "problem": pull.problem,
        "next_at": pull.next_at.isoformat(),
    }
