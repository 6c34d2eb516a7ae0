"""The In-ATS pane: what the ATS has sent about one member, as Recruiter users may see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linkedin_sandbox.models import Candidate, Job, Member
from linkedin_sandbox.recruiter.seated import SeatedUser
from linkedin_sandbox.world import clock, indicator
from linkedin_sandbox.world.indicator import (
    ApplicationShown,
    AttachmentShown,
    NoteShown,
    StageEntry,
)


@dataclass(frozen=True)
class ApplicationRow:
    current_stage: str
    stages: list[StageEntry]
    source: str
    disposition: str
    created_at: datetime | None
    changed_at: datetime | None
    attachments: list[AttachmentShown]


@dataclass(frozen=True)
class JobGroup:
    """The applications for one job; a job that is open to applicants is active."""

    name: str
    external_id: str
    is_active: bool
    applications: list[ApplicationRow]


@dataclass(frozen=True)
class FeedbackRow:
    job_name: str
    kind: str
    interviewer: str
    text: str
    evaluations: list[dict[str, Any]]
    given_at: datetime | None


@dataclass(frozen=True)
class NoteRow:
    about: str
    note: NoteShown


@dataclass(frozen=True)
class Pane:
    is_enabled: bool
    candidates: list[Candidate]
    jobs: list[JobGroup]
    feedback: list[FeedbackRow]
    notes: list[NoteRow]

    @property
    def groups(self) -> list[tuple[str, list[JobGroup]]]:
        """Give the jobs under *Active* and *Closed*, without a heading that has none."""
        halves = (
            ("Active", [job for job in self.jobs if job.is_active]),
            ("Closed", [job for job in self.jobs if not job.is_active]),
        )
        return [half for half in halves if half[1]]


def pane_of(member: Member, user: SeatedUser) -> Pane:
    """Gather the pane; all of it is empty while the indicator is off."""
    shown = indicator.applications_of(member, user.organization, user.seat)
    return Pane(
        is_enabled=indicator.is_enabled(user.organization),
        candidates=indicator.candidates_of(member, user.organization),
        jobs=_by_job(shown),
        feedback=[_feedback(one, fields) for one in shown for fields in one.feedback],
        notes=_notes(member, user, shown),
    )


def _notes(member: Member, user: SeatedUser, shown: list[ApplicationShown]) -> list[NoteRow]:
    on_person = [NoteRow("", note) for note in indicator.notes_of(member, user.organization)]
    return on_person + [NoteRow(one.job_name, note) for one in shown for note in one.notes]


def _by_job(shown: list[ApplicationShown]) -> list[JobGroup]:
    groups: dict[str, JobGroup] = {}
    for one in shown:
        job_id = one.application.external_job_id
        group = groups.setdefault(job_id, JobGroup(one.job_name, job_id, _is_active(one), []))
        group.applications.append(_application(one))
    return list(groups.values())


def _is_active(one: ApplicationShown) -> bool:
    job = one.job
    return job is not None and job.state == Job.State.LISTED and job.expires_at > clock.now()


def _application(one: ApplicationShown) -> ApplicationRow:
    fields = one.application.fields
    return ApplicationRow(
        current_stage=one.current_stage,
        stages=one.stages[::-1],
        source=fields.get("source") or "",
        disposition=fields.get("dispositionReason") or "",
        created_at=_moment(fields.get("atsCreatedAt")),
        changed_at=_moment(fields.get("atsLastModifiedAt")),
        attachments=one.attachments,
    )


def _feedback(one: ApplicationShown, fields: dict[str, Any]) -> FeedbackRow:
    interviewer = fields.get("interviewer") or {}
    kinds = {"PHONE_SCREEN": "Phone screen", "ONSITE": "On site"}
    return FeedbackRow(
        job_name=one.job_name,
        kind=kinds.get(fields.get("interviewType") or "", "Interview"),
        interviewer=" ".join(filter(None, map(interviewer.get, ("firstName", "lastName")))),
        text=fields.get("feedback") or "",
        evaluations=fields.get("evaluations") or [],
        given_at=_moment(fields.get("atsCreatedAt")),
    )


def _moment(ms: int | None) -> datetime | None:
    return clock.from_ms(ms) if ms else None
