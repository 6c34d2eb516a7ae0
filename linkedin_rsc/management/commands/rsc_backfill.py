"""`manage.py rsc_backfill`: look through everything that may go to LinkedIn, and send it."""

import argparse
from typing import Any

from django.core.management.base import CommandParser

from linkedin_rsc.connection.changes import want_filled_ledger
from linkedin_rsc.management.commands import rsc_push

# LinkedIn's certification wants history of at least so many years.
LEAST_YEARS = 2


class Command(rsc_push.Command):
    help = (
        "Begin the first sync anew: everything that may go to LinkedIn, closed jobs included, is "
        "looked through and queued, and nothing is sent twice that LinkedIn has already. With "
        "--wait it goes on until LinkedIn holds all of it, and after being stopped where it was. "
        "The exit status is 1 when nothing can be sent, or records need a person."
    )
    example = "manage.py rsc_backfill --wait"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--years",
            type=_years,
            default=LEAST_YEARS,
            help="how far back at the least; all there is goes, so that any number is met",
        )

    def begin(self, **options: Any) -> None:
        want_filled_ledger()


def _years(text: str) -> int:
    if not text.isdecimal() or int(text) < LEAST_YEARS:
        raise argparse.ArgumentTypeError(f"LinkedIn wants at least {LEAST_YEARS} years.")
    return int(text)
