"""The whole of Tandem on one machine, with the LinkedIn sandbox beside it."""

import os
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser

from accounts.sign_in.backend import DEMO_PASSWORD
from ats import demo
from ats.ports import is_taken, port_number
from ats.seeds.company import is_seeded
from ats.seeds.people import COLLEAGUES
from ats.steps import step
from base.commands import TandemCommand


class Command(TandemCommand):
    help = (
        "Migrate, seed invented data once, and run web, worker and the LinkedIn sandbox until "
        "Ctrl-C. A second run keeps the data."
    )
    example = "manage.py demo --port 8001 --sandbox-port 8101"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port_number, default=8000, help="Tandem's port (8000)")
        parser.add_argument(
            "--sandbox-port", type=port_number, default=8100, help="the sandbox's port (8100)"
        )

    def handle(self, **options: Any) -> None:
        port, sandbox_port = options["port"], options["sandbox_port"]
        check_ports(port, sandbox_port)
        self.prepare_data()
        told = welcome(port, sandbox_port, logs=settings.DATA_DIR / "logs")
        command = demo.command(
            port=port, sandbox_port=sandbox_port, data=settings.DATA_DIR, welcome=told
        )
        os.chdir(settings.BASE_DIR)
        # It takes this process's place, so that whoever started us can stop it.
        os.execve(command[0], command, {**os.environ, **demo_variables(port, sandbox_port)})  # noqa: S606  # Our own program.

    def prepare_data(self) -> None:
        with step("Preparing the database"):
            call_command("migrate", verbosity=0)
        if not is_seeded():
            with step("Inventing a company, its jobs and 300 people"):
                # What it says comes again in the welcome.
                call_command("seed_demo", stdout=StringIO())


def check_ports(port: int, sandbox_port: int) -> None:
    """Raise CommandError when a port cannot be used."""
    if port == sandbox_port:
        raise CommandError("Tandem and the LinkedIn sandbox need two different ports.")
    for option, number in (("--port", port), ("--sandbox-port", sandbox_port)):
        if is_taken(number):
            raise CommandError(
                f"Port {number} is taken by another program. Stop that one or choose another "
                f"port: make demo DEMO_OPTIONS='{option} {number + 1}'"
            )


def demo_variables(port: int, sandbox_port: int) -> dict[str, str]:
    """Return the environment that joins the two, whatever `.env` says about LinkedIn."""
    linkedin = f"http://localhost:{sandbox_port}"
    return {
        "PUBLIC_URL": f"http://localhost:{port}",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "LINKEDIN_API_URL": linkedin,
        "LINKEDIN_WWW_URL": linkedin,
        "LINKEDIN_PLATFORM_URL": linkedin,
        "LINKEDIN_PARTNER_CLIENT_ID": settings.LINKEDIN_PARTNER_CLIENT_ID or "tandem-parent",
        "LINKEDIN_PARTNER_CLIENT_SECRET": settings.LINKEDIN_PARTNER_CLIENT_SECRET
        or "tandem-parent-secret-for-the-sandbox",
        "LINKEDIN_CLOSED_ACCOUNTS": "true",
        "PYTHONUNBUFFERED": "1",
    }


def welcome(port: int, sandbox_port: int, *, logs: Path) -> str:
    people = "\n".join(f"    {person.email:<32} {person.duty}" for person in COLLEAGUES)
    return (
        "\nTandem is running, with invented people only.\n\n"
        f"  Tandem            http://localhost:{port}/\n"
        f"  LinkedIn sandbox  http://localhost:{sandbox_port}/\n\n"
        f"  Sign in to Tandem with the password {DEMO_PASSWORD} as\n{people}\n\n"
        f"  Logs in {logs}. Ctrl-C stops everything."
    )
