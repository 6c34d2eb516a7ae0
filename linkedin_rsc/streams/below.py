"""What the streams below an application share: its stages, notes and feedback.

LinkedIn deletes them with it; v2 takes them one application at a time (rsc-contract 7.5 to 8).
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from applications.models import Application
from applications.verbs import ApplicationVerb
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams import applications
from linkedin_rsc.streams.change import Change, Mark, mark_below
from linkedin_rsc.streams.listed import listed
from linkedin_rsc.streams.prospect_rule import BY_JOB
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.sparse import sparsely
from linkedin_rsc.streams.stream import Parent, Reach

Record = TypeVar("Record", bound=Model)
Judge = Callable[[Any, Sharing], Hold | None]

PARENTS: tuple[Parent, ...] = (
    Parent(Stream.APPLICATIONS, "application", Hold.WAITING_FOR_APPLICATION, takes_along=True),
)
KEYED_BY = "application"
# What decides about a record, besides what it says itself.
DECIDES = (
    "application__left_prospect_at",
    "application__candidate__is_private",
    "application__job__is_confidential",
    *(f"application__job__{kind.field}" for kind in BY_JOB.values()),
)
IDS = {
    "record": "public_id",
    "application": "application__public_id",
    "job": "application__job__public_id",
    "candidate": "application__candidate__public_id",
}


def mark_written(stream: Stream, record: Any, change: Change, hold: Judge) -> Mark:
    """Mark a note or feedback that was written on an application, as it stands by now.

    Its writer may have opened the application before a colleague moved it on, and a stale *still a
    prospect* would hold it back for good. One query.
    """
    now = Application.objects.select_related("candidate", "job")
    record.application = now.get(pk=record.application_id)
    return mark_below(record.application, stream, record.public_id, hold(record, change.sharing))


def marks_across_prospect(
    change: Change, stream: Stream, records: "QuerySet[Any]"
) -> Iterator[Mark]:
    """Mark what is below an application that may have crossed Prospect; one query if it has.

    Nothing is below a new one.
    """
    is_new = change.verb == ApplicationVerb.CREATED
    if change.application and change.crosses_prospect and not is_new:
        reason = applications.hold_of_all(change.application, change.sharing)
        below = records.filter(application=change.application).order_by("pk")
        for record in below.values_list("public_id", flat=True):
            yield mark_below(change.application, stream, record, reason, is_changed=False)


def reach(change: Change) -> Reach | None:
    if change.is_of_candidate and "is_private" in change.fields:
        return Reach.OF_CANDIDATE
    return Reach.OF_JOB if change.job and "is_confidential" in change.fields else None


def reach_of_kind(stream: Stream, change: Change) -> Reach | None:
    """Say it for a kind that a job may close."""
    is_switched = change.job and BY_JOB[stream].field in change.fields
    return Reach.OF_JOB if is_switched else reach(change)


def load(records: "QuerySet[Record]", ids: Collection[str], *told: str) -> Mapping[str, Record]:
    """Load records with what is `told` of them and what decides about them; one query."""
    found = sparsely(records.filter(public_id__in=listed(ids)), "public_id", *told, *DECIDES)
    return {record.public_id: record for record in found}  # type: ignore[attr-defined]  # Each has one.


def everything(records: "QuerySet[Record]", sharing: Sharing) -> "QuerySet[Record]":
    """Select those below applications that the first sync sends."""
    past = {} if sharing.share_prospects else {"application__left_prospect_at__isnull": False}
    return records.filter(**past)
