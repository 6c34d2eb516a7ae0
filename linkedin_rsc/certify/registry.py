"""Every rule, in the order of LinkedIn's modules."""

from linkedin_rsc.certify import (
    access_lists,
    deletion,
    history,
    inbound,
    onboarding,
    posting,
    tokens,
)
from linkedin_rsc.certify.rule import Module, Rule

MODULES: tuple[Module, ...] = (
    Module("Module 1: customer onboarding", onboarding.RULES),
    Module("Authentication, as the sister programme CRM Connect asks it", tokens.RULES),
    Module("Module 2: ATS to LinkedIn", history.RULES),
    Module("Module 3: LinkedIn to ATS", inbound.RULES),
    Module("Module 4: access lists", access_lists.RULES),
    Module("Module 5: deletion", deletion.RULES),
    Module("Job Posting and Apply, as far as they concern this integration", posting.RULES),
)

RULES: tuple[Rule, ...] = tuple(rule for module in MODULES for rule in module.rules)
