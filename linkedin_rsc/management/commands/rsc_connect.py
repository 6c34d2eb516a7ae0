"""`manage.py rsc_connect`: set up Recruiter System Connect without a browser."""

import time
from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.management.base import CommandError, CommandParser

from base.commands import TandemCommand
from base.errors import InvalidInput
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Unauthorized
from linkedin_rsc.connect import doctor, services
from linkedin_rsc.connection.changes import words_of
from linkedin_rsc.models import Connection

Result = TypeVar("Result")

# A new application may need some minutes at LinkedIn (rsc-contract 3.1).
PATIENCE_S = 180.0
PAUSE_S = 5.0


class Command(TandemCommand):
    help = (
        "Set up the LinkedIn application of this company if it has none, name its integrations "
        "and write their configurations. Nobody signs in to LinkedIn. Safe to run again, for "
        "instance with a further contract."
    )
    example = (
        "manage.py rsc_connect --organization 9100321 --contract 550017 --contract 550018 "
        '--company-name "Nordwind Logistics"'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--organization",
            type=company_id,
            required=True,
            metavar="ID",
            help="the company's ID at LinkedIn",
        )
        parser.add_argument(
            "--contract",
            dest="contracts",
            action="append",
            type=contract_id,
            required=True,
            metavar="ID",
            help="a Recruiter contract; the option may be repeated",
        )
        parser.add_argument(
            "--company-name",
            metavar="N",
            help="part of the name LinkedIn shows in its consent page",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._connect(options["organization"], options["contracts"], options["company_name"])
        except LinkedInError as error:
            raise CommandError(words_of(error)) from error

    def _connect(self, organization: str, contracts: list[str], name: str | None) -> None:
        name = name or Connection.current().company_name or f"Company {organization}"
        company = services.save_company(company_name=name, organization_id=organization, by=None)
        self.stdout.write(f"Company: {company.company_name}, {company.organization_id}.")
        is_new = services.provision(by=None)
        self.stdout.write(_application_line(is_new))
        services.connect_unattended()
        chosen = self._patiently(
            lambda: services.choose_contracts(contract_ids=contracts, by=None), is_new
        )
        self.stdout.write(f"Contracts: {', '.join(one.contract_id for one in chosen)}.")
        connection = self._patiently(lambda: services.request(by=None), is_new)
        self.stdout.write("Integrations are named, configurations written.")
        self.stdout.write(f"Next: {_next_sentence(connection)}")

    def _patiently(self, step: Callable[[], Result], is_new: bool) -> Result:
        """Take a step; with a new application wait while LinkedIn does not know it yet."""
        gives_up_at = time.monotonic() + (PATIENCE_S if is_new else 0.0)
        while True:
            try:
                return step()
            except (Unauthorized, Forbidden) as error:
                if time.monotonic() + PAUSE_S > gives_up_at:
                    raise
                self.stdout.write(f"{words_of(error)} The application is new; waiting for it.")
            time.sleep(PAUSE_S)


def company_id(text: str) -> str:
    """Read an argument; a wrong one is a usage error before anything has begun."""
    try:
        return services.checked_company_id(text)
    except InvalidInput as error:
        raise ArgumentTypeError(error.message) from error


def contract_id(text: str) -> str:
    try:
        return services.checked_contract_ids([text]).pop()
    except InvalidInput as error:
        raise ArgumentTypeError(error.message) from error


def _application_line(is_new: bool) -> str:
    if gateway.own_application():
        return "Application: the one of LINKEDIN_CLIENT_ID."
    return f"Application: {'made by LinkedIn just now' if is_new else 'there already'}."


def _next_sentence(connection: Connection) -> str:
    steps = doctor.steps(connection)
    is_open = [step.next for step in steps if step.state is not doctor.StepState.DONE]
    return is_open[0] if is_open else steps[-1].next
