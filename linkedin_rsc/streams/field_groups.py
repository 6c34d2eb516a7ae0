"""Which fields a company keeps back, and how LinkedIn loses them (decision 28).

Every update overwrites the whole record, and what is left out becomes null there (rsc-contract 7):
a record sent without a field is that field withdrawn.
"""

from collections.abc import Collection

from linkedin_rsc.models import FieldGroup, Stream
from linkedin_rsc.streams.stream import Fields

FIELDS: dict[str, frozenset[str]] = {
    FieldGroup.CONTACT: frozenset({"emailAddresses", "phoneNumbers", "candidateEmail"}),
    FieldGroup.ADDRESS: frozenset({"addresses"}),
    FieldGroup.EMPLOYMENT: frozenset({"currentCompanyName", "currentJobTitle"}),
    FieldGroup.SOURCE: frozenset({"source"}),
    FieldGroup.END_REASON: frozenset({"dispositionReason"}),
}
# Whose records have such fields, or go with those whom LinkedIn then could not recognise.
STREAMS = (Stream.CANDIDATES, Stream.APPLICATIONS, Stream.CANDIDATE_NOTES)


def without_withheld(fields: Fields, withheld: Collection[str]) -> Fields:
    """Leave out what is kept back; lists are told empty, for LinkedIn wants them (7.2.1)."""
    if not withheld:
        return fields
    names = frozenset().union(*(FIELDS[group] for group in withheld))
    kept = {name: [] if name in names else value for name, value in fields.items()}
    return {
        name: value
        for name, value in kept.items()
        if name not in names or isinstance(fields[name], list)
    }
