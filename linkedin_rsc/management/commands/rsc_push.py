"""`manage.py rsc_push`: send now what waits."""

import json
from typing import Any

from django.core.management.base import CommandParser

from base.commands import TandemCommand
from linkedin_rsc.ledger.progress import progress
from linkedin_rsc.management import sending
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit


class Command(TandemCommand):
    help = (
        "Have the workers send to LinkedIn what waits and is due, and say how far each stream is; "
        "with --wait it is sent here until nothing waits. LinkedIn's limits and pauses are kept. "
        "The exit status is 1 when nothing can be sent, or records need a person."
    )
    example = "manage.py rsc_push --wait"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--wait", action="store_true", help="go on until nothing waits")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        sending.open_sharing()
        self.begin(**options)
        if options["wait"]:
            sending.send_all(self.stderr)
        now = progress()
        said = json.dumps(sending.described(now)) if options["json"] else sending.table(now)
        self.stdout.write(said)
        sending.refuse_failed(now)

    def begin(self, **options: Any) -> None:
        """Wake the workers; whoever waits sends itself."""
        if not options["wait"]:
            nudge_on_commit(PUSH_WAITING)
