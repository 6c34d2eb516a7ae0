"""The two levels of Recruiter System Connect, each with its own request and state.

Company level is one bundle, contract level one of each contract (rsc-contract 4.1): LinkedIn's
administrators switch them on apart, so they are requested and shown apart.
"""

from dataclasses import dataclass

from base.words import gettext as _
from linkedin_rsc.connect.facts import Facts
from linkedin_rsc.models import Integration


@dataclass(frozen=True)
class Level:
    """`context` is the URN the request names; `word` and `tone` say how far it is."""

    name: str
    what: str
    context: str
    is_requested: bool
    word: str
    tone: str


def levels_of(facts: Facts) -> list[Level]:
    """Describe the company's level and each contract's, none before there is a company."""
    if not (facts.has_company and facts.connection.is_connected):
        return []
    company = _level(
        _("Company level"),
        _("Exports, the In-ATS indicator and the profile widget, for every contract."),
        facts.connection.organization,
        facts,
    )
    return [company] + [
        _level(
            _("Contract %(contract)s") % {"contract": contract.contract_id},
            _("InMails, notes, seats and shared profiles of this contract."),
            contract.urn,
            facts,
        )
        for contract in facts.contracts
    ]


def _level(name: str, what: str, context: str, facts: Facts) -> Level:
    rows = [row for row in facts.integrations if row.context == context]
    word, tone = _standing(rows)
    return Level(name, what, context, bool(rows), word, tone)


def _standing(rows: list[Integration]) -> tuple[str, str]:
    on = sum(row.is_enabled for row in rows)
    if not rows:
        return _("Not requested"), "caution"
    if on == len(rows):
        return _("Enabled"), "positive"
    if on:
        return _("%(on)d of %(all)d enabled") % {"on": on, "all": len(rows)}, "caution"
    if any(row.switched_off_at for row in rows):
        return _("Switched off"), "negative"
    return _("Requested"), "none"
