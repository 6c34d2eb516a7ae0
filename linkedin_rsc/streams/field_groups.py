"""Which fields a company or a job keeps back, and how LinkedIn loses them (decision 28).

Every update overwrites the whole record, and what is left out becomes null there (rsc-contract 7):
a record sent without a field is that field withdrawn.
"""

from collections.abc import Collection

from jobs.models import Job
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
# What a job may keep back of its applications, by which of its fields.
BY_JOB = {FieldGroup.SOURCE: "linkedin_source", FieldGroup.END_REASON: "linkedin_end_reason"}


def withheld_by(job: Job) -> frozenset[str]:
    """Return the groups that a job keeps back, whatever the company does."""
    closed = Job.LinkedInSharing.CLOSED
    return frozenset(group for group, field in BY_JOB.items() if getattr(job, field) == closed)


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
