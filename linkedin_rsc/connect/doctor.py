"""Where the connection stands, step by step, and what to do next: for the tab and `rsc_status`."""

from dataclasses import dataclass
from enum import StrEnum

from linkedin_rsc.models import Connection, Contract, Integration, IntegrationType

State = Connection.State


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    WAITING = "waiting"
    BROKEN = "broken"


@dataclass(frozen=True)
class Step:
    """One step of the set-up; `next` says in one sentence what to do, or what was reached."""

    name: str
    state: StepState
    next: str


@dataclass(frozen=True)
class Facts:
    """What the steps are judged by."""

    connection: Connection
    contracts: list[Contract]
    integrations: list[Integration]

    @classmethod
    def of(cls, connection: Connection) -> "Facts":
        """Load them (two queries; none for a connection that was never saved)."""
        if connection.pk is None:
            return cls(connection, [], [])
        contracts, integrations = connection.contracts, connection.integrations
        return cls(connection, list(contracts.order_by("id")), list(integrations.order_by("id")))

    @property
    def enabled(self) -> set[tuple[str, str]]:
        return {(row.type, row.context) for row in self.integrations if row.is_enabled}

    @property
    def unnamed_contracts(self) -> list[Contract]:
        """Contracts chosen since the last request: LinkedIn does not know them yet."""
        named = {row.context for row in self.integrations}
        return [contract for contract in self.contracts if contract.urn not in named]

    @property
    def has_company(self) -> bool:
        return bool(self.connection.organization_id)

    @property
    def has_contracts(self) -> bool:
        return self.connection.is_connected and bool(self.contracts)

    @property
    def is_requested(self) -> bool:
        return self.connection.requested_at is not None and not self.unnamed_contracts

    @property
    def is_partner_ready(self) -> bool:
        return self.connection.partner_ready_at is not None

    @property
    def is_enabled(self) -> bool:
        return self.connection.state == State.ENABLED


def steps(connection: Connection) -> list[Step]:
    """Judge the five steps (two queries)."""
    return judge(Facts.of(connection))


def judge(facts: Facts) -> list[Step]:
    """Judge each step: the first that is not done is to do now, or broken; the others wait."""
    judged = [
        ("Company", facts.has_company, _company(facts)),
        ("Connect and choose contract", facts.has_contracts, _connect(facts)),
        ("Request", facts.is_requested, _request(facts)),
        ("Partner ready", facts.is_partner_ready, _partner(facts)),
        ("Enabled in Recruiter", facts.is_enabled, _enabled(facts)),
    ]
    first_open = next((name for name, is_done, _ in judged if not is_done), "")
    return [
        _step(facts.connection, name, is_done, name == first_open, sentence)
        for name, is_done, sentence in judged
    ]


def _step(connection: Connection, name: str, is_done: bool, is_next: bool, sentence: str) -> Step:
    if is_done:
        return Step(name, StepState.DONE, sentence)
    if not is_next:
        return Step(name, StepState.WAITING, "Comes after the steps before.")
    is_broken = bool(connection.problem) or connection.state == State.SUSPENDED
    return Step(name, StepState.BROKEN if is_broken else StepState.NOW, sentence)


def _company(facts: Facts) -> str:
    if not facts.has_company:
        return "Enter the company's name and its LinkedIn company ID."
    return f"{facts.connection.company_name}, company ID {facts.connection.organization_id}."


def _connect(facts: Facts) -> str:
    if facts.connection.state == State.DISCONNECTED:
        return "LinkedIn was disconnected. Press Connect to start again."
    if not facts.connection.is_connected:
        return "Press Connect and sign in to LinkedIn as a Recruiter administrator."
    if not facts.contracts:
        return "Choose the Recruiter contract whose seats should use Tandem."
    names = ", ".join(contract.contract_id for contract in facts.contracts)
    return f"Contract {names}." if len(facts.contracts) == 1 else f"Contracts {names}."


def _request(facts: Facts) -> str:
    if facts.connection.requested_at is None:
        return "Press Request, so that LinkedIn offers the integration to your Recruiter admins."
    if facts.unnamed_contracts:
        names = ", ".join(contract.contract_id for contract in facts.unnamed_contracts)
        return f"Press Request again, so that LinkedIn hears of contract {names}."
    return "Recruiter System Connect was requested."


def _partner(facts: Facts) -> str:
    if facts.is_partner_ready:
        return "LinkedIn has Tandem's callback address and visibility rules."
    return "Press Notify partner, so that Tandem gives LinkedIn its callback address."


def _enabled(facts: Facts) -> str:
    if facts.connection.state == State.SUSPENDED:
        return (
            "LinkedIn refuses Tandem's application. Check in Recruiter that the integration is "
            "still on and that the application's keys are valid, then press Refresh."
        )
    if not facts.is_enabled:
        return (
            "In LinkedIn Recruiter, open Admin settings > ATS as an administrator and switch "
            "Tandem on, at company level and for each contract; then press Refresh."
        )
    silent = [
        one for one in facts.contracts if (IntegrationType.CSA_API, one.urn) not in facts.enabled
    ]
    if silent:
        names = ", ".join(contract.contract_id for contract in silent)
        return (
            "Exports and the In-ATS indicator are on. InMails and notes stay away until contract "
            f"level access is switched on in Recruiter for contract {names}."
        )
    return "Everything is switched on in Recruiter."
