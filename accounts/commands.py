"""What every command of `manage.py` shares.

Exit status 2 with a usage line for wrong arguments and 1 for a failure come from Django; this adds
the example under `--help` and turns an expected refusal into its sentence.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError

from accounts.errors import DomainError


class TandemCommand(BaseCommand):
    """A command with an `example`; a DomainError ends it with its message and exit status 1."""

    example = ""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        if self.example:
            kwargs.setdefault("epilog", f"Example: {self.example}")
        return super().create_parser(prog_name, subcommand, **kwargs)

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except DomainError as error:
            raise CommandError(error.message) from error
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"The database cannot be used: {str(error).strip()}\n"
                "A new one needs `manage.py migrate` first."
            ) from error
        except KeyboardInterrupt as error:
            raise CommandError("Stopped.", returncode=130) from error
