"""All that the house keeps about one candidate: told, and erased.

Knows no table by name: each app contributes its own. What LinkedIn holds is withdrawn by the
ledger, not here.
"""

from typing import Any

from django.db import transaction

from base import contributions
from base.personal_data import PersonalData
from candidates.models import Candidate


def export_person(candidate: Candidate) -> dict[str, list[dict[str, Any]]]:
    """Return what each table keeps about the candidate, by its name; tables without rows too."""
    return {
        data.model._meta.label: data.export(candidate) for data in contributions.of(PersonalData)
    }


@transaction.atomic
def erase_person(candidate: Candidate) -> None:
    """Erase the candidate from every table, from the upper floors down. Cannot be undone."""
    for data in reversed(contributions.of(PersonalData)):
        data.erase(candidate)
