"""`manage.py rsc_reconcile`: compare the ledger with Tandem's own records now."""

import json
import time
from typing import Any

from django.core.management.base import CommandError, CommandParser

from base.commands import TandemCommand
from linkedin_rsc.ledger import reconcile
from linkedin_rsc.ledger.fill import fill_as_wanted
from linkedin_rsc.models import Difference, LedgerCount, LedgerRow, Reconciliation, Stream

State = Reconciliation.State
NAMES = ["looked_at", *Difference.values]
# While another worker is at it.
LOOK_EVERY_S = 1.0


class Command(TandemCommand):
    help = (
        "Compare Tandem's records with what LinkedIn was last sent, and queue what differs because "
        "of bulk changes, a restored backup or manual database work. The workers do it and send "
        "what is queued; with --wait it is done here and the report printed. The exit status is 1 "
        "when LinkedIn is not connected, or something was not looked at for being switched off."
    )
    example = "manage.py rsc_reconcile --wait --json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--wait", action="store_true", help="go on until all is compared")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        run = _begun()
        if options["wait"]:
            self._compare(run)
        report = _described(run)
        if options["json"]:
            self.stdout.write(json.dumps(report))
        elif run.state == State.RUNNING:
            self.stdout.write("The workers compare everything; see Admin center, LinkedIn, Syncs.")
        else:
            self.stdout.write(_table(report))
        if report["not_looked_at"]:
            off = ", ".join(report["not_looked_at"])
            raise CommandError(f"Not looked at, because LinkedIn had it switched off: {off}.")

    def _compare(self, run: Reconciliation) -> None:
        """Work until it is done; another worker may be at it as well."""
        while run.state == State.RUNNING:
            if fill_as_wanted() is None:
                time.sleep(LOOK_EVERY_S)
            run.refresh_from_db()
            if self.stderr.isatty():
                self.stderr.write(f"\r{run.looked_at:,} of {_rows():,} … ", ending="")


def _begun() -> Reconciliation:
    """Begin, or follow the comparison that is going on."""
    try:
        return reconcile.begin(by=None)
    except reconcile.AlreadyRunning:
        running = Reconciliation.objects.running()
        if running is None:
            raise
        return running


def _rows() -> int:
    return sum(LedgerCount.objects.by_place(LedgerRow.State.values).values())


def _described(run: Reconciliation) -> dict[str, Any]:
    return {
        "state": run.state,
        "looked_at": run.looked_at,
        "repaired": run.repaired,
        "streams": {
            stream: {name: counts.get(name, 0) for name in NAMES}
            for stream in Stream.values
            if (counts := run.counts.get(stream))
        },
        "not_looked_at": run.passed_over,
    }


def _table(report: dict[str, Any]) -> str:
    lines = [f"{'':<18}" + "".join(f"{name:>11}" for name in NAMES)]
    for stream, counts in report["streams"].items():
        lines.append(f"{stream:<18}" + "".join(f"{number:>11,}" for number in counts.values()))
    return "\n".join(lines)
