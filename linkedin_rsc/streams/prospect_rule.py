"""The prospect rule: the one place that decides, for every stream below the jobs.

Nothing about a candidate or an application leaves until an application of that candidate has moved
past Prospect, unless an administrator shares prospects (decision 3). Private candidates
and confidential jobs with all below them never leave. What colleagues write leaves only where an
administrator shares its kind and the job does not close it, and a private note never.

Each function returns why something is held back, or None when the rule lets it go.
"""

from dataclasses import dataclass
from typing import Protocol

from applications.models import Application
from jobs.models import Job
from linkedin_rsc.models import FieldGroup, Hold, Stream
from linkedin_rsc.streams.sharing import Sharing
from notes.models import Note


class Identity(Protocol):
    """By what LinkedIn can know somebody: an e-mail address, or the linked person URN."""

    @property
    def is_reachable(self) -> bool: ...
    def person_urn(self, sharing: Sharing) -> str: ...


class PersonFacts(Identity, Protocol):
    """What the rule asks of a candidate. *Open* is what is not below a confidential job."""

    @property
    def is_private(self) -> bool: ...
    @property
    def has_left_prospect(self) -> bool: ...
    @property
    def has_open_application(self) -> bool:
        """Whether an open application has left Prospect."""

    @property
    def has_only_confidential(self) -> bool: ...


@dataclass(frozen=True)
class KindOfJob:
    """A kind of records that a job may close: by which of its fields, and the reason then."""

    field: str
    hold: Hold

    def is_closed_by(self, job: Job) -> bool:
        choice: str = getattr(job, self.field)
        return choice == Job.LinkedInSharing.CLOSED


BY_JOB: dict[str, KindOfJob] = {
    Stream.APPLICATION_NOTES: KindOfJob("linkedin_notes", Hold.JOB_NOTES_NOT_SHARED),
    Stream.FEEDBACK: KindOfJob("linkedin_feedback", Hold.JOB_FEEDBACK_NOT_SHARED),
    Stream.ATTACHMENTS: KindOfJob("linkedin_resumes", Hold.JOB_RESUMES_NOT_SHARED),
}


def hold_of_person(person: PersonFacts, sharing: Sharing) -> Hold | None:
    if person.is_private:
        return Hold.PRIVATE_CANDIDATE
    if person.has_only_confidential:
        return Hold.CONFIDENTIAL_JOB
    if sharing.share_prospects or person.has_open_application:
        return hold_of_contact(person, sharing)
    return Hold.CONFIDENTIAL_JOB if person.has_left_prospect else Hold.PROSPECT


def hold_of_contact(person: Identity, sharing: Sharing) -> Hold | None:
    """Hold back whom LinkedIn could know by an e-mail address alone that it is not to have."""
    is_withheld = FieldGroup.CONTACT in sharing.withheld and person.is_reachable
    return Hold.CONTACT_WITHHELD if is_withheld and not person.person_urn(sharing) else None


def hold_of_application(application: Application, sharing: Sharing) -> Hold | None:
    if application.candidate.is_private:
        return Hold.PRIVATE_CANDIDATE
    if application.job.is_confidential:
        return Hold.CONFIDENTIAL_JOB
    if not (sharing.share_prospects or application.left_prospect_at):
        return Hold.PROSPECT
    return None


def hold_of_note(note: Note, sharing: Sharing) -> Hold | None:
    """Decide by the note alone; what it is written on has a say of its own."""
    if note.is_private:
        return Hold.PRIVATE_NOTE
    return hold_of_notes(sharing, note.application.job if note.application else None)


def hold_of_notes(sharing: Sharing, job: Job | None = None) -> Hold | None:
    """Decide on all notes, or on those of a job; each has a say of its own."""
    if not sharing.share_notes:
        return Hold.NOTES_NOT_SHARED
    return closed_kind(job, Stream.APPLICATION_NOTES) if job else None


def hold_of_resumes(sharing: Sharing, job: Job | None = None) -> Hold | None:
    """Decide on all resumes, or on those of a job; the application has a say, too."""
    if not sharing.share_resumes:
        return Hold.RESUMES_NOT_SHARED
    return closed_kind(job, Stream.ATTACHMENTS) if job else None


def hold_of_feedback(sharing: Sharing, job: Job | None = None) -> Hold | None:
    """Decide on all feedback, or on that of a job; the application it is on has a say, too."""
    if not sharing.share_feedback:
        return Hold.FEEDBACK_NOT_SHARED
    return closed_kind(job, Stream.FEEDBACK) if job else None


def hold_below(job: Job, stream: str) -> Hold | None:
    """Decide by what a job itself closes: all below it, or one kind (decision 28)."""
    return Hold.CONFIDENTIAL_JOB if job.is_confidential else closed_kind(job, stream)


def closed_kind(job: Job, stream: str) -> Hold | None:
    """Return why nothing of a kind goes, where the job closes it."""
    kind = BY_JOB.get(stream)
    return kind.hold if kind and kind.is_closed_by(job) else None
