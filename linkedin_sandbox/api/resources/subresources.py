"""What hangs below one candidate or application: notes, feedback, stages (7.3, 7.5-7.7)."""

from dataclasses import dataclass
from typing import Any

from linkedin_sandbox.api import oddities, recorder, schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, not_found
from linkedin_sandbox.api.findings import demand, finding
from linkedin_sandbox.api.resources import applications, batch, candidates, contexts, overwriting
from linkedin_sandbox.api.rules import Schema
from linkedin_sandbox.models import (
    Application,
    ApplicationNote,
    Candidate,
    CandidateNote,
    InterviewFeedback,
    Stage,
)
from linkedin_sandbox.world import clock

Detail = CandidateNote | ApplicationNote | InterviewFeedback | Stage
NOT_A_STAGE = "Not Available"


@dataclass(frozen=True)
class Kind:
    """One sub-resource: its rows, its fields, and the parent its path names."""

    rows: type[Detail]
    schema: Schema
    parent: type[Candidate] | type[Application]

    @property
    def parent_key(self) -> set[str]:
        return candidates.KEY if self.parent is Candidate else applications.KEY

    @property
    def parent_id(self) -> str:
        return "atsCandidateId" if self.parent is Candidate else "atsJobApplicationId"

    @property
    def features(self) -> tuple[str, ...]:
        return contexts.CANDIDATES if self.parent is Candidate else contexts.APPLICATIONS


CANDIDATE_NOTES = Kind(CandidateNote, schema.NOTE, Candidate)
APPLICATION_NOTES = Kind(ApplicationNote, schema.NOTE, Application)
FEEDBACK = Kind(InterviewFeedback, schema.INTERVIEW_FEEDBACK, Application)
STAGES = Kind(Stage, schema.STAGE, Application)


def update(call: Call, kind: Kind) -> Answer:
    find_parent = _parent_finder(call, kind)

    def write(external_id: str, fields: Any) -> None:
        oddities.note_long_id("the id of a detail", external_id)
        parent = find_parent()
        demand(_problems(kind, fields))
        known = _rows(kind).filter(parent=parent, external_id=external_id).first()
        if known:
            _note_change(kind, known.fields, fields)
        _rows(kind).update_or_create(
            parent=parent,
            external_id=external_id,
            defaults={"fields": fields, "synced_at": clock.now()},
        )

    return batch.write_each(call, batch.entities_of(call, batch.simple_keys(call)), write)


def read(call: Call, kind: Kind) -> Answer:
    find_parent = _parent_finder(call, kind)
    return batch.read_each(
        call,
        batch.simple_keys(call),
        lambda external_id: dict(_find(kind, find_parent(), external_id).fields),
    )


def delete(call: Call, kind: Kind) -> Answer:
    find_parent = _parent_finder(call, kind)

    def remove(external_id: str) -> None:
        _find(kind, find_parent(), external_id).delete()

    return batch.delete_each(call, batch.simple_keys(call), remove)


def _rows(kind: Kind) -> Any:
    return kind.rows.objects


def _find(kind: Kind, parent: Candidate | Application, external_id: str) -> Any:
    found = _rows(kind).filter(parent=parent, external_id=external_id).first()
    if found is None:
        raise not_found(external_id)
    return found


def _parent_finder(call: Call, kind: Kind) -> Any:
    """Check the path's key now and look the parent up per record.

    An unknown parent is 404 on each key (rule 11); a wrong company is 403 for the call.
    """
    key = call.parent_key
    if key.names != kind.parent_key or key.get("dataProvider") != "ATS":
        raise ApiError(400, f"Invalid key {key}: expected {', '.join(sorted(kind.parent_key))}")
    organization = contexts.organization(call, key.get("integrationContext"), kind.features)
    rows: Any = kind.parent.objects
    parent = rows.filter(organization=organization, external_id=key.get(kind.parent_id)).first()

    def find_parent() -> Candidate | Application:
        if parent is None:
            raise not_found(f"{kind.parent.__name__} {key}")
        assert isinstance(parent, Candidate | Application)  # noqa: S101  # narrows Any
        return parent

    return find_parent


def _problems(kind: Kind, fields: Any) -> list[str]:
    found = validation.problems(kind.schema, fields)
    if not found and kind is STAGES and fields["stage"] == NOT_A_STAGE:
        found.append(finding("/stage", f'must not be "{NOT_A_STAGE}"'))
    return found


def _note_change(kind: Kind, before: dict[str, Any], after: dict[str, Any]) -> None:
    overwriting.note_lost_fields(before, after)
    if kind is STAGES and before != after:
        recorder.current().find("a stage id was used for another entry")
