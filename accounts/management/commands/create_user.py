"""`manage.py create_user`: make or update a person who signs in."""

import sys
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.models import Role, User
from accounts.users.fields import checked_email
from accounts.users.losses import Standing, losses
from accounts.users.services import save_user
from base.commands import TandemCommand
from base.errors import InvalidInput


class Command(TandemCommand):
    help = (
        "Make the person with this e-mail address, or update them: what is not given stays as it "
        "is, and --role replaces the roles held before."
    )
    example = (
        "manage.py create_user rita@nordwind.example --first-name Rita "
        "--last-name Lindqvist --role recruiter administrator --password-stdin < password.txt"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", type=_email)
        parser.add_argument(
            "--role",
            dest="roles",
            action="extend",
            nargs="+",
            choices=Role.values,
            help="a role held; several may follow, and the option may be repeated",
        )
        parser.add_argument(
            "--yes",
            action="store_true",
            help="take roles away although something is lost with them, which is told without it",
        )
        parser.add_argument("--first-name")
        parser.add_argument("--last-name")
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help="read the password from standard input, where no list of processes shows it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        person = {name: options[name] for name in ("email", "first_name", "last_name")}
        if options["roles"] is not None and not options["yes"]:
            _refuse_losses(options["email"], frozenset(options["roles"]))
        password = _read_password() if options["password_stdin"] else None
        user, is_new = save_user(**person, roles=options["roles"], password=password)
        roles = ", ".join(sorted(user.roles)) or "no role"
        self.stdout.write(f"{'Created' if is_new else 'Updated'} {user.email} ({roles}).")


def _email(text: str) -> str:
    try:
        return checked_email(text)
    except InvalidInput as error:
        raise ArgumentTypeError(error.message) from error


def _refuse_losses(email: str, kept: frozenset[str]) -> None:
    """Raise CommandError where somebody who signs in would lose something with their roles."""
    user = User.objects.filter(email=email, is_active=True).first()
    lost = losses(Standing(user, kept), None) if user and user.roles - kept else []
    if lost:
        raise CommandError("\n".join(["Nothing was changed. Add --yes if you mean it:", *lost]))


def _read_password() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise CommandError("No password came in on standard input. Nothing was changed.")
    return password
