"""Who is on which list: a colleague alone on their own (rsc-contract 10, decision 23).

So nobody is ever on more than one of the ten lists LinkedIn allows a user. The person stands in the
record's name, because it must be taken off the list also when nothing here knows them any more.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils import timezone

from accounts.verbs import UserVerb
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import Assignee, delete_assignees, put_assignees
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import ConnectedAccount, Hold, Stream
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    judge_at_once,
    nothing_of,
    spoils_nothing,
)

NAME = Stream.ASSIGNEES
PARENTS: tuple[Parent, ...] = ()
RESOURCE = table.ASSIGNEES
KEYED_BY = ""
IDS = {"record": "assigned"}

URN = "urn:li:person:"
BETWEEN = "."
# What a ledger row can name beside a public id of ours. LinkedIn's ids have ten characters.
MAX_PERSON_CHARACTERS = 23


def record_of(list_id: str, person: str) -> str:
    return f"{list_id}{BETWEEN}{person.removeprefix(URN)}"


def is_nameable(person: str) -> bool:
    return len(person) <= len(URN) + MAX_PERSON_CHARACTERS


def marks(change: Change) -> Iterator[Mark]:
    """Mark whom a colleague is at LinkedIn, or was; whether that may go the sender decides."""
    if not (change.colleague and change.sharing.keeps_lists):
        return
    for person in _people_touched(change):
        if is_nameable(person):
            yield Mark(NAME, record_of(change.colleague.public_id, person), None)


def _people_touched(change: Change) -> set[str]:
    """At most one query."""
    if change.verb in {UserVerb.DEACTIVATED, UserVerb.REACTIVATED}:
        accounts = ConnectedAccount.objects.filter(user=change.colleague)
        return set(accounts.values_list("person", flat=True))
    return {change.data[name] for name in ("person", "former") if change.data.get(name)}


def reach(change: Change) -> None:
    """A colleague on a list decides about no other."""


def load(records: Collection[str]) -> Mapping[str, ConnectedAccount]:
    """Load the accounts that are still whom they were; one query."""
    wanted = {_assignee(record).list_id for record in records}
    accounts = ConnectedAccount.objects.filter(user__public_id__in=wanted).select_related("user")
    there = {record_of(one.user.public_id, one.person): one for one in accounts}
    return {record: there[record] for record in records if record in there}


def hold(account: ConnectedAccount, sharing: Sharing) -> Hold | None:
    if not sharing.keeps_lists:
        return Hold.LISTS_NOT_USED
    is_over = account.expires_at is not None and account.expires_at <= timezone.now()
    if is_over or account.application_urn != sharing.application:
        return Hold.NO_ACCOUNT
    return sharing.shut(NAME) if account.user.is_active else Hold.COLLEAGUE_LEFT


def word(account: ConnectedAccount, row: Row, sharing: Sharing) -> Fields:
    return {"list": account.user.public_id, "person": account.person}


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_assignees(call.transport, call.organization, _assignees(entities))


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_assignees(call.transport, call.organization, _assignees(records))


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[ConnectedAccount]":
    person = Substr("person", len(URN) + 1)
    accounts = ConnectedAccount.objects.filter(user__is_active=True).annotate(
        characters=Length("person"), assigned=Concat("user__public_id", Value(BETWEEN), person)
    )
    accounts = accounts.filter(characters__lte=len(URN) + MAX_PERSON_CHARACTERS)
    return accounts if sharing.keeps_lists else nothing_of(accounts)


def _assignees(records: Iterable[str]) -> dict[str, Assignee]:
    return {record: _assignee(record) for record in records}


def _assignee(record: str) -> Assignee:
    list_id, _between, person = record.partition(BETWEEN)
    return Assignee(list_id=list_id, person=f"{URN}{person}")
