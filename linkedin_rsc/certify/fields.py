"""Whether people are at LinkedIn as they are here, field by field, and recognised there."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Min, Q

from accounts.models import Activity
from candidates.models import Candidate
from candidates.verbs import CandidateVerb
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, calls, sandbox_records
from linkedin_rsc.certify.rule import SEE_PROBLEMS, Found, failed, needs_a_person, passed
from linkedin_rsc.certify.sample import compare, newest
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams.sharing import Sharing

# What can be left out of a person, each wanted once to show that it arrives.
OPTIONAL = ("emailAddresses", "phoneNumbers", "addresses", "currentCompanyName", "currentJobTitle")
READ_SOON = "A worker asks within minutes; run this again then."


def fields_agree(ground: Ground) -> Found:
    """RSC-204: the last people sent are there as they are here, one of them with every field."""
    sample = compare(ground, Stream.CANDIDATES)
    if sample.other:
        return failed(sample.words, SEE_PROBLEMS)
    if not sample.records:
        return needs_a_person("Nobody was sent yet.", "Have somebody apply, then run this again.")
    if Sharing.current().withheld:
        return needs_a_person("The company keeps some fields back.", "Share them to be certified.")
    if not any(all(told.get(name) for name in OPTIONAL) for told in sample.records.values()):
        todo = "Add somebody with a value in every field, have them apply, then run this again."
        return needs_a_person("Nobody of those sent last has a value in every field.", todo)
    if unread := _unread(sandbox_records(ground, Stream.CANDIDATES), sample.records):
        return needs_a_person(f"LinkedIn's match of {unread} is not read yet.", READ_SOON)
    said = f"The last {len(sample.records)} people LinkedIn took are there as they are here."
    return passed(said, *calls(ground, Stream.CANDIDATES, "PUT"))


def change_arrives(ground: Ground) -> Found:
    """Test Case 4: what was changed of somebody LinkedIn had already is there by now."""
    sample = compare(ground, Stream.CANDIDATES)
    if sample.other:
        return failed(sample.words, SEE_PROBLEMS)
    sent = {row.record: row.sent_at for row in newest(Stream.CANDIDATES) if row.sent_at}
    number = len(_changed_since(sent))
    if not number:
        todo = "Change a field of somebody LinkedIn has, wait a minute, then run this again."
        return needs_a_person("Nobody was changed since LinkedIn first took them.", todo)
    said = f"{number} changed after LinkedIn first took them; it has taken each again, whole."
    return passed(said, *calls(ground, Stream.CANDIDATES, "PUT"))


def _changed_since(sent: Mapping[str, datetime]) -> set[str]:
    """Return who was edited after they were there, and sent after that.

    A stage never changes and goes only once its person is there, so it tells since when they are.
    """
    stages = LedgerRow.objects.filter(candidate__in=sent, stream=Stream.STAGES, state=State.SENT)
    there = dict(stages.values_list("candidate").annotate(since=Min("sent_at")).order_by())
    edits = Activity.objects.filter(candidate__in=there, verb=CandidateVerb.EDITED)
    return {
        person
        for person, at in edits.values_list("candidate", "occurred_at")
        if there[person] < at <= sent[person]
    }


def _unread(there: Mapping[str, Any], told: Iterable[str]) -> int:
    """Count whom the sandbox recognises though we have not asked for that yet."""
    matched = [key for key in told if key in there and there[key]["matched"]]
    asked = Q(profile_link__isnull=False) | Q(profile_matches__looked_at__isnull=False)
    people = Candidate.objects.filter(asked, public_id__in=matched)
    return len(matched) - people.distinct().count()
