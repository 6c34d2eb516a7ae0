"""What every stream says of itself. A stream is a module of this package, such as `jobs`."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from django.db.models import QuerySet

from linkedin_rsc.client.generations import Resource
from linkedin_rsc.client.restli import RecordAnswer
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.verdicts import Accepted, Refused, Retry, Verdict

Fields = dict[str, Any]
# LinkedIn's answer about one record, in the words of the stream's resource.
Answer = Any


@dataclass(frozen=True)
class Parent:
    """What must be at LinkedIn before: a row's `reference` names the record of that stream.

    `takes_along` tells that LinkedIn deletes the record with its parent; else it is to be deleted
    before its parent (rsc-contract 8).
    """

    stream: Stream
    reference: str
    hold: Hold
    takes_along: bool = False


@dataclass(frozen=True)
class Call:
    """One call of a stream; `parents` names what each record belongs to, where that matters.

    A stream that must make a second call of so many records tells `spend` before.
    """

    transport: Transport
    organization: str
    parents: Mapping[str, str] = field(default_factory=dict)
    spend: Callable[[int], None] = lambda records: None


@dataclass(frozen=True)
class Sent:
    """What one record looked like when it was sent."""

    record: Any
    fields: Fields
    sharing: Sharing
    now: datetime


class HeldBack(Exception):
    """What `word` finds cannot be said to LinkedIn, though `hold` let the record go."""

    def __init__(self, reason: Hold) -> None:
        super().__init__(reason)
        self.reason = reason


Withdrawal = Callable[[Call, Collection[str]], Mapping[str, RecordAnswer]]


class Reach(Enum):
    """Which rows of a stream, besides those it marks, a change may decide about."""

    OF_CANDIDATE = "those of the candidate that changed"
    OF_JOB = "those of the job that changed"
    OF_APPLICANTS = "those of whoever is on the job that changed"


class OutgoingStream(Protocol):
    """The records of one stream: where they come from, whether they may go, how they are told."""

    NAME: Stream
    # A child goes only after its parents have arrived (rsc-contract 12.5).
    PARENTS: tuple[Parent, ...]
    # What its records are at LinkedIn, in either generation of its API.
    RESOURCE: Resource
    # The reference of a row to what a record's key names besides, empty where it names nothing:
    # in v2 all records of one call share it.
    KEYED_BY: str
    # Where the public ids of a row stand, seen from the records that `everything` gives.
    IDS: dict[str, str]

    def marks(self, change: Change) -> Iterable[Mark]:
        """Say which records a change touched, from the top down."""

    def reach(self, change: Change) -> Reach | None:
        """Say which further rows the sender must decide on anew."""

    def load(self, records: Collection[str]) -> Mapping[str, Any]:
        """Load records by their public ids, with all that the other functions ask for."""

    def hold(self, record: Any, sharing: Sharing) -> Hold | None:
        """Return why the record may not go, None when it may."""

    def word(self, record: Any, row: Row, sharing: Sharing) -> Fields | None:
        """Say the record in LinkedIn's words; None when LinkedIn needs to be told nothing.

        Raises HeldBack when what LinkedIn holds asks for a step that cannot be worded, and
        StillUndoable.
        """

    def send(self, call: Call, entities: Mapping[str, Fields]) -> Mapping[str, Answer]:
        """Make one call; what comes back is keyed by our ids. Raises LinkedInError."""

    @property
    def withdraw(self) -> Withdrawal | None:
        """Take records off LinkedIn again, by one call.

        None where LinkedIn deletes nothing: then `word` says the operation that ends a record
        there, also of one that is None because it is gone here.
        """

    def judge(self, row: Row, answer: Answer, sent: Sent) -> Verdict:
        """Return what LinkedIn's answer means for the row."""

    def refused(self, status: int | None, message: str) -> Answer:
        """Word the answer about a record that LinkedIn refused with the whole call."""

    def spoils(self, record: Any) -> Stream | None:
        """Name the stream whose row of the same record must be sent anew after this one."""

    def everything(self, sharing: Sharing) -> "QuerySet[Any]":
        """Select the records of the first sync, what is private or confidential among them."""


def shared_by_call(stream: OutgoingStream, transport: Transport, method: str) -> str:
    """Name the reference that all records of one call must share; empty where none must."""
    if not stream.KEYED_BY:
        return ""
    return stream.KEYED_BY if transport.form_of(stream.RESOURCE, method).is_below else ""


def spoils_nothing(record: Any) -> None:
    """Sending the record undoes nothing else at LinkedIn."""


def nothing_of(records: "QuerySet[Any]") -> "QuerySet[Any]":
    """Select none of these, in a query that is still worded, unlike `none()`."""
    return records.filter(pk__lt=0)


def judge_at_once(row: Row, answer: RecordAnswer, sent: Sent) -> Verdict:
    """Judge an answer that says how it went, as all but those about jobs do."""
    if answer.is_accepted:
        return Accepted(fingerprint=fingerprint(sent.fields))
    return Retry(answer=answer) if answer.is_retryable else Refused(message=answer.message)


def fingerprint(fields: Any) -> str:
    """Return the SHA-256 of what would be sent, to tell a change from a repetition.

    Fields come in the order in which `word` says them, so they need no sorting.
    """
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()


def milliseconds(moment: datetime) -> int:
    """Return LinkedIn's time: epoch milliseconds, UTC."""
    return int(moment.timestamp() * 1000)
