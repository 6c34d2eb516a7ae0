"""Candidates: atsCandidates at LinkedIn (rsc-contract 7.2.1).

Every update overwrites the whole record, so what is said is always all that is known.
"""

from collections.abc import Collection, Iterator, Mapping

from django.conf import settings
from django.db.models import QuerySet

from candidates.models import Candidate
from candidates.phones import EXTENSION
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import delete_candidates, put_candidates
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.crossing import refuse_undoable
from linkedin_rsc.streams.field_groups import without_withheld
from linkedin_rsc.streams.people import (
    Facts,
    Person,
    everybody,
    load_people,
    names_at_linkedin,
)
from linkedin_rsc.streams.prospect_rule import hold_of_person
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    Reach,
    judge_at_once,
    milliseconds,
)

NAME = Stream.CANDIDATES
RESOURCE = table.CANDIDATES
PARENTS: tuple[Parent, ...] = ()
KEYED_BY = ""
IDS = {"record": "public_id", "candidate": "public_id"}


def marks(change: Change) -> Iterator[Mark]:
    """A change of an application may release the candidate, but is none of it."""
    if change.candidate:
        record = change.candidate.public_id
        yield Mark(
            NAME,
            record,
            hold(change.facts, change.sharing),
            candidate=record,
            is_changed=change.is_of_candidate,
        )


def reach(change: Change) -> Reach | None:
    """A job that becomes confidential, or no longer is, decides about its applicants, too."""
    return Reach.OF_APPLICANTS if change.job and "is_confidential" in change.fields else None


def load(records: Collection[str]) -> Mapping[str, Person]:
    return load_people(records)


def hold(person: Person | Facts, sharing: Sharing) -> Hold | None:
    reason = hold_of_person(person, sharing)
    if reason:
        return reason
    if not (person.is_reachable or person.person_urn(sharing)):
        return Hold.NO_IDENTITY
    return sharing.shut(NAME)


def word(person: Person, row: Row, sharing: Sharing) -> Fields:
    if not row.held_at_linkedin:
        refuse_undoable(person, sharing)
    return without_withheld(tell(person), sharing.withheld)


def tell(person: Person) -> Fields:
    fields: Fields = {
        **names_at_linkedin(person.first_name, person.last_name),
        "emailAddresses": person.emails,
        "phoneNumbers": [_phone(number) for number in person.phones],
        "addresses": _addresses(person),
        "externalProfileUrl": f"{settings.PUBLIC_URL}/candidates/{person.public_id}/",
        "doNotContact": person.do_not_contact,
        "atsCreatedAt": milliseconds(person.created_at),
        "atsLastModifiedAt": milliseconds(max(person.created_at, person.updated_at)),
    }
    optional = {
        "currentCompanyName": person.current_company,
        "currentJobTitle": person.current_title,
        "linkedInProfileUrl": person.linkedin_url,
    }
    fields.update((name, value) for name, value in optional.items() if value)
    return fields


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_candidates(call.transport, call.organization, entities)


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_candidates(call.transport, call.organization, records)


judge = judge_at_once
refused = RecordAnswer


def spoils(person: Person) -> Stream | None:
    """Whether an overwrite clears the attached member is not known (7.2.4), so attach it anew."""
    return Stream.MEMBERS if person.member else None


def everything(sharing: Sharing) -> "QuerySet[Candidate]":
    return everybody(sharing)


def _phone(text: str) -> Fields:
    number, _, extension = text.partition(EXTENSION)
    return {"number": number, "extension": extension}


def _addresses(person: Person) -> list[Fields]:
    """Return the place as LinkedIn's one address; none when nothing is known (never invented)."""
    if not (person.city or person.country_code):
        return []
    address: Fields = {"city": person.city}
    if person.region:
        address |= {"geographicArea": person.region, "geographicAreaType": "STATE"}
    if person.country_code:
        address["country"] = person.country_code.lower()
    return [address]
