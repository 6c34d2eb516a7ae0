"""Whether people are at LinkedIn as they are here, field by field, and recognised there."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from candidates.models import Candidate
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, calls, sandbox_records
from linkedin_rsc.certify.rule import Found, failed, needs_a_person, passed
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import candidates
from linkedin_rsc.streams.field_groups import without_withheld
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import Fields, fingerprint

SAMPLE = 20
READ_SOON = "A worker asks within minutes; run this again then."
SEE_PROBLEMS = (
    "Open the LinkedIn tab: it names each record and says why. Mend it and send it again."
)


def fields_agree(ground: Ground) -> Found:
    """RSC-204: the last people sent are at LinkedIn as they are here, field by field."""
    rows = LedgerRow.objects.found_by(stream=Stream.CANDIDATES, state=State.SENT)
    sent = dict(rows.order_by("-id").values_list("record", "payload_hash")[:SAMPLE])
    people = candidates.load(sent)
    if not people:
        return needs_a_person("Nobody was sent yet.", "Have somebody apply, then run this again.")
    withheld = Sharing.current().withheld
    told = {
        key: without_withheld(candidates.tell(person), withheld) for key, person in people.items()
    }
    there = sandbox_records(ground, Stream.CANDIDATES)
    other = [key for key, fields in told.items() if fingerprint(fields) != sent[key]]
    if ground.sandbox:
        other += [key for key, fields in told.items() if not _is_there(fields, there.get(key))]
    if other:
        return failed(f"{len(set(other))} of {len(told)} differ at LinkedIn.", SEE_PROBLEMS)
    if withheld:
        return needs_a_person("The company keeps some fields back.", "Share them to be certified.")
    if unread := _unread(there, told):
        return needs_a_person(f"LinkedIn's match of {unread} is not read yet.", READ_SOON)
    said = f"The last {len(told)} people LinkedIn took are there as they are here."
    return passed(said, *calls(ground, Stream.CANDIDATES, "PUT"))


def _unread(there: Mapping[str, Fields], told: Iterable[str]) -> int:
    """Count whom the sandbox recognises though we have not asked for that yet."""
    matched = [key for key in told if key in there and there[key]["matched"]]
    asked = Q(profile_link__isnull=False) | Q(profile_matches__looked_at__isnull=False)
    people = Candidate.objects.filter(asked, public_id__in=matched)
    return len(matched) - people.distinct().count()


def _is_there(fields: Fields, row: Fields | None) -> bool:
    return row is not None and all(
        row["fields"].get(name) == value for name, value in fields.items()
    )
