"""What hangs below one candidate, application or requisition: notes, feedback, stages.

That is rsc-contract 7.3 and 7.5 to 7.7, and versioned-api 5.1.2.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from linkedin_sandbox.api import oddities, recorder, schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, not_found
from linkedin_sandbox.api.findings import demand, finding
from linkedin_sandbox.api.resources import (
    applications,
    batch,
    candidates,
    contexts,
    media,
    overwriting,
    requisitions,
)
from linkedin_sandbox.api.restli import CompoundKey
from linkedin_sandbox.api.rules import Schema
from linkedin_sandbox.models import (
    Application,
    ApplicationNote,
    Attachment,
    Candidate,
    CandidateNote,
    InterviewFeedback,
    Job,
    RequisitionStage,
    Stage,
)
from linkedin_sandbox.world import clock, jobs

Parent = Candidate | Application | Job
FindParent = Callable[[CompoundKey], Parent]
Detail = CandidateNote | ApplicationNote | InterviewFeedback | Stage | Attachment | RequisitionStage
NOT_A_STAGE = "Not Available"


@dataclass(frozen=True)
class Kind:
    """One sub-resource: its rows, its fields, and the parent its path names."""

    rows: type[Detail]
    schema: Schema
    parent: type[Parent]
    parent_key: set[str]
    parent_id: str
    features: tuple[str, ...]


OF_CANDIDATE = (Candidate, candidates.KEY, "atsCandidateId", contexts.CANDIDATES)
OF_APPLICATION = (Application, applications.KEY, "atsJobApplicationId", contexts.APPLICATIONS)
OF_REQUISITION = (Job, requisitions.KEY, requisitions.ID, contexts.JOBS)

CANDIDATE_NOTES = Kind(CandidateNote, schema.NOTE, *OF_CANDIDATE)
APPLICATION_NOTES = Kind(ApplicationNote, schema.NOTE, *OF_APPLICATION)
FEEDBACK = Kind(InterviewFeedback, schema.INTERVIEW_FEEDBACK, *OF_APPLICATION)
STAGES = Kind(Stage, schema.STAGE, *OF_APPLICATION)
ATTACHMENTS = Kind(Attachment, schema.ATTACHMENT, *OF_APPLICATION)
REQUISITION_STAGES = Kind(RequisitionStage, schema.REQUISITION_STAGE, *OF_REQUISITION)


def update(call: Call, kind: Kind) -> Answer:
    places, find_parent = _places(call, kind)

    def write(key: batch.Key, fields: Any) -> None:
        external_id = places[key].id
        oddities.note_long_id("the id of a detail", external_id)
        parent = find_parent(places[key].parent)
        demand(_problems(kind, fields))
        if kind is ATTACHMENTS:
            media.check_uploaded(call, fields)
        known = _rows(kind).filter(parent=parent, external_id=external_id).first()
        if known:
            _note_change(kind, known.fields, fields)
        _rows(kind).update_or_create(
            parent=parent,
            external_id=external_id,
            defaults={"fields": fields, "synced_at": clock.now()},
        )

    return batch.write_each(call, batch.entities_of(call, list(places)), write)


def read(call: Call, kind: Kind) -> Answer:
    places, find_parent = _places(call, kind)

    def shown(key: batch.Key) -> dict[str, Any]:
        return dict(_find(kind, find_parent(places[key].parent), places[key].id).fields)

    return batch.read_each(call, list(places), shown)


def delete(call: Call, kind: Kind) -> Answer:
    places, find_parent = _places(call, kind)

    def remove(key: batch.Key) -> None:
        _find(kind, find_parent(places[key].parent), places[key].id).delete()

    return batch.delete_each(call, list(places), remove)


def _rows(kind: Kind) -> Any:
    return kind.rows.objects


def _find(kind: Kind, parent: Parent, external_id: str) -> Any:
    found = _rows(kind).filter(parent=parent, external_id=external_id).first()
    if found is None:
        raise not_found(external_id)
    return found


def _places(call: Call, kind: Kind) -> tuple[dict[batch.Key, batch.Below], FindParent]:
    """Check the keys now and look parents up per record.

    An unknown parent is 404 on each key (rule 11); a wrong company is 403 for the call.
    """
    places = batch.keys_below(call, kind.parent_key)
    for place in places.values():
        _check_parent(kind, place.parent)
    urns = [place.parent.get("integrationContext") for place in places.values()]
    companies = contexts.organizations(call, urns, kind.features)
    if kind.parent is Job:
        jobs.settle_due_tasks()

    @cache
    def find_parent(key: CompoundKey) -> Parent:
        rows: Any = kind.parent.objects
        organization = companies[key.get("integrationContext")]
        found = rows.filter(organization=organization, external_id=key.get(kind.parent_id)).first()
        if found is None:
            raise not_found(f"{kind.parent.__name__} {key}")
        assert isinstance(found, Parent)  # noqa: S101  # narrows Any
        return found

    return places, find_parent


def _check_parent(kind: Kind, key: CompoundKey) -> None:
    is_other_provider = "dataProvider" in key.names and key.get("dataProvider") != "ATS"
    if key.names != kind.parent_key or is_other_provider:
        raise ApiError(400, f"Invalid key {key}: expected {', '.join(sorted(kind.parent_key))}")


def _problems(kind: Kind, fields: Any) -> list[str]:
    found = validation.problems(kind.schema, fields)
    if not found and kind is STAGES and fields["stage"] == NOT_A_STAGE:
        found.append(finding("/stage", f'must not be "{NOT_A_STAGE}"'))
    return found


def _note_change(kind: Kind, before: dict[str, Any], after: dict[str, Any]) -> None:
    overwriting.note_lost_fields(before, after)
    if kind is STAGES and before != after:
        recorder.current().find("a stage id was used for another entry")
