"""atsPurgedExportedCandidates: members the ATS was given, whose accounts are closed since.

Path and daily limit are documented, parameters and answer are not (versioned-api section 6.3): it
is read as a finder whose name nobody asks for, and the member's field has the switch's name.
"""

from typing import Any

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.resources import contexts, finders
from linkedin_sandbox.models import Member
from linkedin_sandbox.world import accounts, persons, switches


def find(call: Call) -> Answer:
    """List the closed members, the longest closed first."""
    contexts.any_organization(call, contexts.EXPORTS)
    rows = accounts.closed_for(call.application).order_by("closed_at", "id")
    return finders.page(call, rows, lambda found: _shown(call, found))


def _shown(call: Call, members: list[Member]) -> list[dict[str, Any]]:
    urns = persons.urns_of({member.pk for member in members}, call.application)
    return [{switches.text("closed_member_name"): urns[member.pk]} for member in members]
