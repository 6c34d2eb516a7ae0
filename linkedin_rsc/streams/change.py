"""What happened, as the streams look at it to say which of their records it touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from accounts.models import Activity, User
from accounts.verbs import UserVerb
from applications.models import Application
from applications.verbs import ApplicationVerb
from candidates.models import Candidate
from candidates.verbs import CONTACT_VERBS, CandidateVerb
from documents.models import Document
from documents.verbs import DocumentVerb
from interviews.models import InterviewFeedback
from interviews.verbs import InterviewVerb
from jobs.models import Job
from jobs.verbs import JobVerb
from linkedin_rsc.models import FieldGroup, Hold, Stream
from linkedin_rsc.streams.people import Facts, facts_of
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.verbs import LinkedInVerb
from notes.models import Note
from notes.verbs import NoteVerb

JOB_VERBS = {
    JobVerb.CREATED,
    JobVerb.EDITED,
    JobVerb.ACTIVATED,
    JobVerb.CLOSED,
    JobVerb.RESTORED,
    JobVerb.PROCESS_CHANGED,
    # The team decides who is the poster.
    JobVerb.TEAM_JOINED,
    JobVerb.DELEGATE_NAMED,
    JobVerb.TEAM_LEFT,
}
CANDIDATE_VERBS = {
    CandidateVerb.CREATED,
    CandidateVerb.EDITED,
    LinkedInVerb.LINKED,
    LinkedInVerb.UNLINKED,
    *CONTACT_VERBS,
}
# Who a colleague is at LinkedIn, and whether they still sign in.
COLLEAGUE_VERBS = {
    UserVerb.DEACTIVATED,
    UserVerb.REACTIVATED,
    LinkedInVerb.ACCOUNT_CONNECTED,
    LinkedInVerb.ACCOUNT_DISCONNECTED,
    LinkedInVerb.ACCOUNT_EXPIRED,
}
# One that is deleted has nothing more to tell; the listener withdraws it.
APPLICATION_VERBS = set(ApplicationVerb) - {ApplicationVerb.DELETED}
NOTE_VERBS = set(NoteVerb)
FEEDBACK_VERBS = set(InterviewVerb)
DOCUMENT_VERBS = {DocumentVerb.ADDED, DocumentVerb.REMOVED}
# What was there is gone here.
DELETED_VERBS = {NoteVerb.DELETED, InterviewVerb.FEEDBACK_DELETED, DocumentVerb.REMOVED}
VERBS: frozenset[str] = frozenset().union(
    JOB_VERBS,
    CANDIDATE_VERBS,
    APPLICATION_VERBS,
    NOTE_VERBS,
    FEEDBACK_VERBS,
    DOCUMENT_VERBS,
    COLLEAGUE_VERBS,
)


@dataclass(frozen=True)
class Mark:
    """One record that changed, and why it is held back if it is.

    `is_changed` is False for what only has to be under way: what was sent or waits stays as it is.
    """

    stream: Stream
    record: str
    hold: Hold | None
    job: str = ""
    candidate: str = ""
    application: str = ""
    is_changed: bool = True


class Change:
    """An Activity with what the streams ask about it, each read at most once."""

    def __init__(self, activity: Activity, subject: Any) -> None:
        self.verb = activity.verb
        self.subject = subject
        self.data: Mapping[str, Any] = activity.data
        self.fields = set(activity.data.get("fields", []))
        self.step = activity.data.get("step", "")

    @cached_property
    def sharing(self) -> Sharing:
        return Sharing.current()

    @property
    def job(self) -> Job | None:
        """The job that changed, if one did."""
        return self.subject if self.verb in JOB_VERBS else None

    @property
    def colleague(self) -> User | None:
        """The colleague whose account changed, here or at LinkedIn, if one did."""
        return self.subject if self.verb in COLLEAGUE_VERBS else None

    @property
    def application(self) -> Application | None:
        """The application that changed, if one did."""
        return self.subject if self.verb in APPLICATION_VERBS else None

    @property
    def candidate(self) -> Candidate | None:
        """The candidate it is about, whether itself or one of its applications changed."""
        if self.application:
            return self.application.candidate
        candidate: Candidate | None = self.subject if self.is_of_candidate else None
        return candidate

    @property
    def note(self) -> Note | None:
        """The note that was written or changed, if one was."""
        return self.subject if self.verb in NOTE_VERBS - DELETED_VERBS else None

    @property
    def feedback(self) -> InterviewFeedback | None:
        """The feedback that was given, if some was."""
        return self.subject if self.verb in FEEDBACK_VERBS - DELETED_VERBS else None

    @property
    def document(self) -> Document | None:
        """The document that was added, if one was."""
        return self.subject if self.verb in DOCUMENT_VERBS - DELETED_VERBS else None

    @property
    def forbids(self) -> Hold | None:
        """Why LinkedIn must hold nothing more of the very record that changed."""
        if self.verb in DELETED_VERBS:
            return Hold.GONE_HERE
        return Hold.PRIVATE_NOTE if self.note and self.note.is_private else None

    @property
    def tells_who(self) -> bool:
        """Whether it decides by what else than an e-mail address LinkedIn may know somebody."""
        is_link = self.verb in {LinkedInVerb.LINKED, LinkedInVerb.UNLINKED}
        return is_link and FieldGroup.CONTACT in self.sharing.withheld

    @property
    def is_of_candidate(self) -> bool:
        return self.verb in CANDIDATE_VERBS

    @cached_property
    def facts(self) -> Facts:
        """What decides about the candidate; one that is new has no application yet."""
        if self.verb == CandidateVerb.CREATED and not self.sharing.share_prospects:
            return Facts(is_private=self.subject.is_private)
        return facts_of(self.subject if self.is_of_candidate else self.subject.candidate)

    @property
    def crosses_prospect(self) -> bool:
        """Whether an application now stands on the other side of Prospect, or may."""
        if not self.application:
            return False
        left_at = self.application.left_prospect_at
        return left_at is None or left_at == self.application.stage_entered_at

    @cached_property
    def new_steps(self) -> list[str]:
        """The steps of the application that LinkedIn must learn of, or may know no longer.

        That is the newest one, and with a step out of Prospect or back all before it.
        """
        if self.verb == ApplicationVerb.CREATED or not self.crosses_prospect:
            return [self.step]
        steps = self.subject.stage_changes.order_by("id")
        return list(steps.values_list("public_id", flat=True))


def mark_below(
    application: Application,
    stream: Stream,
    record: str,
    hold: Hold | None,
    *,
    is_changed: bool = True,
) -> Mark:
    """Mark a record that belongs to an application."""
    return Mark(
        stream,
        record,
        hold,
        job=application.job.public_id,
        candidate=application.candidate.public_id,
        application=application.public_id,
        is_changed=is_changed,
    )
