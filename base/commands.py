"""What every command of `manage.py` shares.

Exit status 2 with a usage line for wrong arguments and 1 for a failure come from Django; this adds
the example under `--help` and turns an expected refusal into its sentence.
"""

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError

from base.errors import DomainError


class TandemCommand(BaseCommand):
    """A command with an `example`; a DomainError ends it with its message and exit status 1."""

    example = ""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        if self.example:
            kwargs.setdefault("epilog", f"Example: {self.example}")
        return super().create_parser(prog_name, subcommand, **kwargs)

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            said = super().execute(*args, **options)
            self.stdout.flush()
            return said
        except BrokenPipeError as error:
            raise _end_of_pipe() from error
        except DomainError as error:
            raise CommandError(error.message) from error
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"The database cannot be used: {str(error).strip()}\n"
                "A new one needs `manage.py migrate` first."
            ) from error
        except KeyboardInterrupt as error:
            raise CommandError("Stopped.", returncode=130) from error


def _end_of_pipe() -> SystemExit:
    """End as other programs do whose reader, such as `head`, has read enough: without a word."""
    # Python would try to write out what it still holds, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return SystemExit(128 + signal.SIGPIPE)
