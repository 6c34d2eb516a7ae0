"""Module 1: a customer is set up, and what LinkedIn has stored of that."""

from linkedin_rsc.certify.application import domain_is_set, own_application
from linkedin_rsc.certify.availability import is_as_chosen
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.rule import (
    SEE_PROBLEMS,
    Found,
    Rule,
    failed,
    needs_a_person,
    not_verifiable,
    passed,
)
from linkedin_rsc.certify.tokens import token_is_good
from linkedin_rsc.client.resources import IntegrationKey, read_configuration, read_integrations
from linkedin_rsc.connection.keys import all_keys
from linkedin_rsc.connection.viewers import VIEWERS, wanted_viewers
from linkedin_rsc.ledger.progress import progress
from linkedin_rsc.models import Connection, IntegrationType


def _is_enabled(ground: Ground) -> Found:
    """RSC-101: each integration is named and on, and its keys and URNs are stored here."""
    connection = ground.connection
    integrations = read_integrations(ground.transport, all_keys(connection))
    off = [f"{one.type} ({one.status or 'unknown'})" for one in integrations if not one.is_enabled]
    if off:
        todo = (
            "In Recruiter, Admin settings > ATS, switch Tandem on, then press Refresh in the tab."
        )
        return failed(f"Not on in Recruiter: {', '.join(off)}.", todo)
    if nameless := [one.type for one in integrations if not one.name]:
        return failed(f"Without a name: {', '.join(nameless)}.", "Press Request in the tab.")
    if not connection.contracts.exists():
        return failed("No Recruiter contract was chosen.", "Choose one in the tab.")
    return passed(f"{len(integrations)} integrations are named and on; keys and URNs are stored.")


def configuration_is_stored(ground: Ground) -> Found:
    """RSC-104: LinkedIn has our address, and who may see what, unless access lists say that."""
    wrong = [
        name for key, name, value in _wanted(ground.connection) if _read(ground, key, name) != value
    ]
    if wrong:
        return failed(
            f"LinkedIn holds another value of {', '.join(wrong)}.", "Press Notify partner."
        )
    kind = "no access lists" if not ground.connection.use_access_lists else "access lists"
    return passed(f"LinkedIn holds our callback address and the visibility of {kind}.")


def _wanted(connection: Connection) -> list[tuple[IntegrationKey, str, str | None]]:
    export = IntegrationKey(connection.organization, IntegrationType.ONE_CLICK_EXPORT)
    viewers = wanted_viewers(connection)
    return [(export, "CALLBACK_URL", connection.callback_url)] + [
        (IntegrationKey(connection.organization, type_), name, viewers) for type_, name in VIEWERS
    ]


def _read(ground: Ground, key: IntegrationKey, name: str) -> str | None:
    return read_configuration(ground.transport, key, name)


def _is_filled(ground: Ground) -> Found:
    """Test Case 1: whoever looks sees when the history is over, which it is once counts agree."""
    now = progress()
    if now.failed:
        return failed(f"LinkedIn refused {now.failed} records of the history.", SEE_PROBLEMS)
    if now.waiting or now.is_filling:
        return needs_a_person("The history is still going out.", "Wait, then run this again.")
    if not now.sent:
        return needs_a_person("Nothing was sent yet.", "Open a job, then run this again.")
    return passed("The history has gone out; the tab says so.")


MORE = "No public copy of LinkedIn's page goes as far as this."

RULES = (
    Rule("RSC-101", "A new customer is set up and switched on, and the settings show it.",
         _is_enabled, "linkedin-tab"),
    Rule("RSC-102", "The customer chooses whether jobs are public; unasked they are private.",
         is_as_chosen, "linkedin-tab"),
    Rule("RSC-103", "Each customer instance has one application of its own, for several contracts.",
         own_application),
    Rule("RSC-104", "LinkedIn has stored where to call and who may see jobs and applications.",
         configuration_is_stored, "linkedin-doctor"),
    Rule("RSC-105", "The domain of the ATS is set on the customer's application.", domain_is_set),
    Rule("RSC-106", "A token can be had and its validity is looked after (the rule's text is cut).",
         token_is_good, "linkedin-doctor"),
    Rule("RSC-107 and up", "Not known.", not_verifiable(MORE)),
    Rule("Test Case 1", "The customer can tell when the history is complete (former wording).",
         _is_filled, "linkedin-syncs"),
)  # fmt: skip
