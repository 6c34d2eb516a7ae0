"""`manage.py rsc_status`: the connection doctor, for people and for scripts."""

import json
from typing import Any

from django.core.management.base import CommandParser

from base.commands import TandemCommand
from base.errors import DomainError
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connect import checks, doctor
from linkedin_rsc.connect.services import NothingRequested, refresh_status
from linkedin_rsc.connection.changes import CompanyMissing, words_of
from linkedin_rsc.connection.outages import current_outages
from linkedin_rsc.models import Connection


class Command(TandemCommand):
    help = (
        "Read the state of every integration back from LinkedIn and say, step by step, what is "
        "done and what to do next, and what else could stand in the way. When LinkedIn cannot be "
        "asked, the last known state is shown and the reason goes to standard error."
    )
    example = "manage.py rsc_status --json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        problem = _refresh()
        checks.examine(by=None)
        if problem:
            self.stderr.write(f"The status could not be refreshed. {problem}")
        connection = Connection.current()
        if options["json"]:
            self.stdout.write(json.dumps(_report(connection)))
        else:
            self._print(connection)

    def _print(self, connection: Connection) -> None:
        self.stdout.write(f"LinkedIn: {connection.get_state_display()}")
        for step in _steps(connection):
            self.stdout.write("  {state:<8} {name}: {next}".format(**step))
        for integration in _integrations(connection):
            self.stdout.write("  {type} {context}: {status}".format(**integration))
        if connection.problem:
            self.stdout.write(f"Problem: {connection.problem}")


def _refresh() -> str:
    """Ask LinkedIn; return why that failed, or nothing when there is nothing to ask yet."""
    try:
        refresh_status()
    except (CompanyMissing, NothingRequested):
        return ""
    except DomainError as error:
        return error.message
    except LinkedInError as error:
        return words_of(error)
    return ""


def _report(connection: Connection) -> dict[str, Any]:
    return {
        "state": connection.state,
        "integrations": _integrations(connection),
        "steps": _steps(connection),
        "switched_off": [
            {"type": one.type, "since": one.since.isoformat(), "lost": one.sentence()}
            for one in current_outages()
        ],
    }


def _steps(connection: Connection) -> list[dict[str, str]]:
    """Name the five steps of the set-up, then whatever else could stand in the way."""
    steps = [
        {"name": step.name, "state": str(step.state), "next": step.next}
        for step in doctor.steps(connection)
    ]
    found = [*checks.kept_checks(), *checks.checks_here(connection)]
    return steps + [{"name": one.name, "state": str(one.state), "next": one.line} for one in found]


def _integrations(connection: Connection) -> list[dict[str, str]]:
    if not connection.pk:
        return []
    rows = connection.integrations.order_by("id")
    return [{"type": row.type, "context": row.context, "status": row.status} for row in rows]
