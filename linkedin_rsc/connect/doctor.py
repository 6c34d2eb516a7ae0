"""Where the connection stands, step by step, and what to do next: for the tab and `rsc_status`."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from base.words import gettext as _
from base.words import ngettext
from linkedin_rsc.connect.facts import Facts
from linkedin_rsc.models import Connection, Contract

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


def steps(connection: Connection) -> list[Step]:
    """Judge the five steps (two queries)."""
    return judge(Facts.of(connection))


def judge(facts: Facts) -> list[Step]:
    """Judge each step: the first that is not done is to do now, or broken; the others wait."""
    judged = [
        (_("Company"), facts.has_company, _company(facts)),
        (_("Connect and choose contract"), facts.has_contracts, _connect(facts)),
        (_("Request"), facts.is_requested, _request(facts)),
        (_("Partner ready"), facts.is_partner_ready, _partner(facts)),
        (_("Enabled in Recruiter"), facts.is_whole, _enabled(facts)),
    ]
    first_open = next((name for name, is_done, _sentence in judged if not is_done), "")
    return [
        _step(facts, name, is_done, name == first_open, sentence)
        for name, is_done, sentence in judged
    ]


def _step(facts: Facts, name: str, is_done: bool, is_next: bool, sentence: str) -> Step:
    if is_done:
        return Step(name, StepState.DONE, sentence)
    if not is_next:
        return Step(name, StepState.WAITING, _("Comes after the steps before."))
    connection = facts.connection
    is_suspended = connection.state == State.SUSPENDED
    is_broken = bool(connection.problem or facts.outages) or is_suspended
    return Step(name, StepState.BROKEN if is_broken else StepState.NOW, sentence)


def _company(facts: Facts) -> str:
    if not facts.has_company:
        return _("Enter the company's name and its LinkedIn company ID.")
    return _("%(name)s, company ID %(id)s.") % {
        "name": facts.connection.company_name,
        "id": facts.connection.organization_id,
    }


def _connect(facts: Facts) -> str:
    if facts.connection.state == State.DISCONNECTED:
        return _("LinkedIn was disconnected. Press Connect to start again.")
    if not facts.connection.is_connected:
        return _("Press Connect and sign in to LinkedIn as a Recruiter administrator.")
    if not facts.contracts:
        return _("Choose the Recruiter contract whose seats should use Tandem.")
    said = ngettext("Contract %(names)s.", "Contracts %(names)s.", len(facts.contracts))
    return said % {"names": _names(facts.contracts)}


def _request(facts: Facts) -> str:
    if facts.connection.requested_at is None:
        return _("Press Request, so that LinkedIn offers the integration to your Recruiter admins.")
    if not facts.is_company_named:
        return _("Press Request for the company: exports and the In-ATS indicator belong to it.")
    if facts.unnamed_contracts:
        said = _("Press Request again, so that LinkedIn hears of contract %(names)s.")
        return said % {"names": _names(facts.unnamed_contracts)}
    return _("Recruiter System Connect was requested.")


def _partner(facts: Facts) -> str:
    if facts.is_partner_ready:
        return _("LinkedIn has Tandem's callback address and visibility rules.")
    return _("Press Notify partner, so that Tandem gives LinkedIn its callback address.")


def _enabled(facts: Facts) -> str:
    if facts.connection.state == State.SUSPENDED:
        return _(
            "LinkedIn refuses Tandem's application. Check in Recruiter that the integration is "
            "still on and that the application's keys are valid, then press Refresh."
        )
    if facts.outages:
        return _switched_off(facts)
    if not facts.is_enabled:
        return _(
            "In LinkedIn Recruiter, open Admin settings > ATS as an administrator and switch "
            "Tandem on, at company level and for each contract; then press Refresh."
        )
    if facts.silent_contracts:
        said = _(
            "Exports and the In-ATS indicator are on. InMails and notes stay away until contract "
            "level access is switched on in Recruiter for contract %(names)s."
        )
        return said % {"names": _names(facts.silent_contracts)}
    return _("Everything is switched on in Recruiter.")


def _switched_off(facts: Facts) -> str:
    """Name what does not work, then who mends it and what becomes of what waits."""
    lost = [outage.sentence() for outage in facts.outages]
    remedy = _(
        "A Recruiter administrator switches it on again in Admin settings > ATS. What changes "
        "meanwhile is kept and goes out then."
    )
    return " ".join([*lost, remedy])


def _names(contracts: Iterable[Contract]) -> str:
    return ", ".join(contract.contract_id for contract in contracts)
