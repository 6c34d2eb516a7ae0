"""Fill an empty Tandem with a believable company."""

import argparse
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from accounts.sign_in.backend import DEMO_PASSWORD
from ats.seeds.company import is_seeded, seed_company
from base.commands import TandemCommand


class Command(TandemCommand):
    help = (
        "Fill an empty Tandem with an invented company: people, jobs, candidates, histories. "
        "Where jobs or candidates exist already, nothing is changed."
    )
    example = "manage.py seed_demo --jobs 12 --candidates 300 --seed 7"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jobs", type=count, default=12, help="how many jobs (12)")
        parser.add_argument("--candidates", type=count, default=300, help="how many people (300)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same data (1)")

    def handle(self, **options: Any) -> None:
        if settings.IS_PUBLIC:
            raise CommandError(
                "Invented people sign in with a password that everybody knows. "
                f"{settings.PUBLIC_URL} is an address for real ones: nothing was changed."
            )
        if is_seeded():
            self.stdout.write("There are jobs or candidates already; nothing was changed.")
            return
        seed_company(
            jobs=options["jobs"], candidates=options["candidates"], seed=options["seed"],
            now=timezone.now(), progress=self.progress(options["candidates"]),
        )  # fmt: skip
        self.stdout.write(
            f"Seeded {options['jobs']} jobs and {options['candidates']} candidates. "
            f"Everybody signs in with the password {DEMO_PASSWORD}."
        )

    def progress(self, total: int) -> Callable[[int], None]:
        """Return what shows the count on a terminal, every thousand."""
        if not self.stderr.isatty():
            return lambda done: None

        def show(done: int) -> None:
            if done % 1_000 == 0:
                end = "\n" if done == total else ""
                self.stderr.write(f"\r{done:,} of {total:,} candidates", ending=end)
                self.stderr.flush()

        return show


def count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number
