"""The stand-in for LinkedIn alone."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from ats.ports import is_taken, port_number
from base.commands import TandemCommand


class Command(TandemCommand):
    help = "Run the LinkedIn sandbox alone, until Ctrl-C."
    example = "manage.py linkedin_sandbox --port 8100"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port_number, default=8100, help="the port (8100)")

    def handle(self, **options: Any) -> None:
        port = options["port"]
        if is_taken(port):
            raise CommandError(f"Port {port} is taken by another program; choose another --port.")
        database = settings.DATA_DIR / "linkedin_sandbox.sqlite3"
        # A project of its own: it must not start with our settings.
        os.chdir(settings.BASE_DIR)
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)
        arguments = ["-m", "linkedin_sandbox", "--port", str(port), "--database", str(database)]
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606  # Our own program.
