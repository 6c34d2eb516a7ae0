"""What the In-ATS pane of Recruiter shows about a member (section 4.4)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linkedin_sandbox.models import (
    Application,
    Candidate,
    Integration,
    Job,
    Member,
    Organization,
    Seat,
    Stage,
)
from linkedin_sandbox.world import candidates, clock, integrations, visibility


@dataclass(frozen=True)
class StageEntry:
    name: str
    entered_at: datetime | None


@dataclass(frozen=True)
class NoteShown:
    text: str
    author: str
    written_at: datetime | None


@dataclass(frozen=True)
class AttachmentShown:
    name: str
    type: str
    attached_at: datetime | None


@dataclass(frozen=True)
class ApplicationShown:
    """One application with everything Recruiter may show about it; stages oldest first."""

    application: Application
    candidate: Candidate
    job: Job | None
    job_name: str
    stages: list[StageEntry]
    notes: list[NoteShown]
    feedback: list[dict[str, Any]]
    attachments: list[AttachmentShown]

    @property
    def current_stage(self) -> str:
        return self.stages[-1].name if self.stages else ""


def is_enabled(organization: Organization) -> bool:
    return integrations.is_enabled(organization, Integration.Type.IN_ATS_INDICATOR)


def candidates_of(member: Member, organization: Organization) -> list[Candidate]:
    """List the ATS's records of a member; empty while not enabled."""
    if not is_enabled(organization):
        return []
    return list(candidates.candidates_of(member, organization))


def applications_of(
    member: Member, organization: Organization, seat: Seat | None = None
) -> list[ApplicationShown]:
    """List a member's applications that this seat may see; without one, that everybody may."""
    return [
        _shown(application, candidate)
        for candidate in candidates_of(member, organization)
        for application in visibility.visible_applications(
            organization,
            list(
                organization.applications.filter(
                    external_candidate_id=candidate.external_id
                ).order_by("id")
            ),
            seat,
        )
    ]


def notes_of(member: Member, organization: Organization) -> list[NoteShown]:
    """List the candidate-level notes of a member, newest first."""
    notes = [
        _note(note.fields)
        for candidate in candidates_of(member, organization)
        for note in candidate.notes.order_by("id")
    ]
    return sorted(notes, key=lambda note: str(note.written_at), reverse=True)


def _shown(application: Application, candidate: Candidate) -> ApplicationShown:
    jobs = application.organization.jobs.filter(external_id=application.external_job_id)
    return ApplicationShown(
        application=application,
        candidate=candidate,
        job=jobs.first(),
        job_name=application.field("atsJobPostingName") or application.external_job_id,
        stages=_stages(application),
        notes=[_note(note.fields) for note in application.notes.order_by("id")],
        feedback=[feedback.fields for feedback in application.feedback.order_by("id")],
        attachments=[_attachment(one.fields) for one in application.attachments.order_by("id")],
    )


def _stages(application: Application) -> list[StageEntry]:
    entries = sorted(application.stages.all(), key=_entered_ms)
    return [StageEntry(str(entry.field("stage")), _moment(entry.fields)) for entry in entries]


def _entered_ms(stage: Stage) -> int:
    return int(stage.field("atsCreatedAt") or 0)


def _attachment(fields: dict[str, Any]) -> AttachmentShown:
    name, kind = str(fields.get("fileName") or ""), str(fields.get("fileType") or "")
    return AttachmentShown(name, kind, _moment(fields))


def _note(fields: dict[str, Any]) -> NoteShown:
    author = fields.get("author") or {}
    name = f"{author.get('firstName', '')} {author.get('lastName', '')}".strip()
    return NoteShown(str(fields.get("note") or ""), name, _moment(fields))


def _moment(fields: dict[str, Any]) -> datetime | None:
    created = fields.get("atsCreatedAt")
    return clock.from_ms(created) if created else None
