"""`manage.py sweep_documents`: delete the files that no document has."""

from typing import Any

from django.core.management.base import CommandParser

from base.commands import TandemCommand
from base.sizes import say_size
from documents.sweeping import orphans, sweep


class Command(TandemCommand):
    help = (
        "Delete files of documents that no document has, such as after a crash or a restored "
        "backup of the database. Beat does so every night where they are few. None that is younger "
        "than an hour is touched: its document may still be on its way."
    )
    example = "manage.py sweep_documents --dry-run"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="name them, delete nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dry_run"]:
            self.stdout.write(f"Deleted: {sweep()}.")
            return
        found = list(orphans())
        for orphan in found:
            self.stdout.write(f"{orphan.path}  {say_size(orphan.size)}")
        self.stdout.write(f"To be deleted: {len(found)}. Nothing was deleted.")
