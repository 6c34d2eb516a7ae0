"""`manage.py create_api_token`: a key for the REST API."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.api_tokens import create_api_token
from accounts.models import User
from base.commands import TandemCommand
from base.text import email_address


class Command(TandemCommand):
    help = (
        "Make a token for the REST API and print it alone, once: only its hash is kept. Tokens "
        "made before stay valid."
    )
    example = "TOKEN=$(manage.py create_api_token rita@nordwind.example)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="whose rights the token has")

    def handle(self, *args: Any, **options: Any) -> None:
        address = email_address(options["email"])
        user = User.objects.filter(email=address).first()
        if user is None:
            raise CommandError(f"There is no user {address}. Make one with create_user.")
        if not user.is_active:
            raise CommandError(f"{address} no longer signs in here; a token would be refused.")
        self.stdout.write(create_api_token(user=user))
