"""The prospect rule: the one place that decides, for every stream below the jobs.

Nothing about a candidate or an application leaves until an application of that candidate has moved
past Prospect, unless an administrator shares prospects (decision 3). Private candidates
and confidential jobs with all below them never leave. What colleagues write leaves only where an
administrator shares its kind, and a private note never.

Each function returns why something is held back, or None when the rule lets it go.
"""

from typing import Protocol

from applications.models import Application
from linkedin_rsc.models import Hold
from linkedin_rsc.streams.sharing import Sharing
from notes.models import Note


class PersonFacts(Protocol):
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


def hold_of_person(person: PersonFacts, sharing: Sharing) -> Hold | None:
    if person.is_private:
        return Hold.PRIVATE_CANDIDATE
    if person.has_only_confidential:
        return Hold.CONFIDENTIAL_JOB
    if sharing.share_prospects or person.has_open_application:
        return None
    return Hold.CONFIDENTIAL_JOB if person.has_left_prospect else Hold.PROSPECT


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
    return hold_of_notes(sharing)


def hold_of_notes(sharing: Sharing) -> Hold | None:
    """Decide on all notes; each has a say of its own."""
    return None if sharing.share_notes else Hold.NOTES_NOT_SHARED


def hold_of_feedback(sharing: Sharing) -> Hold | None:
    """Decide on all feedback; the application it is on has a say of its own."""
    return None if sharing.share_feedback else Hold.FEEDBACK_NOT_SHARED


def hold_of_resumes(sharing: Sharing) -> Hold | None:
    """Decide on all resumes; the application each came with has a say of its own."""
    return None if sharing.share_resumes else Hold.RESUMES_NOT_SHARED
