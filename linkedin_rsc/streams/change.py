"""What happened, as the streams look at it to say which of their records it touched."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from accounts.models import Activity
from applications.models import Application
from applications.verbs import ApplicationVerb
from candidates.models import Candidate
from candidates.verbs import CONTACT_VERBS, CandidateVerb
from jobs.models import Job
from jobs.verbs import JobVerb
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams.people import Facts, facts_of
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.verbs import LinkedInVerb

JOB_VERBS = {
    JobVerb.CREATED,
    JobVerb.EDITED,
    JobVerb.ACTIVATED,
    JobVerb.CLOSED,
    JobVerb.RESTORED,
    # The team decides who is the poster.
    JobVerb.TEAM_JOINED,
    JobVerb.TEAM_LEFT,
}
CANDIDATE_VERBS = {
    CandidateVerb.CREATED,
    CandidateVerb.EDITED,
    LinkedInVerb.LINKED,
    *CONTACT_VERBS,
}
APPLICATION_VERBS = set(ApplicationVerb)
VERBS: frozenset[str] = frozenset().union(JOB_VERBS, CANDIDATE_VERBS, APPLICATION_VERBS)


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
    def is_of_candidate(self) -> bool:
        return self.verb in CANDIDATE_VERBS

    @cached_property
    def facts(self) -> Facts:
        """What decides about the candidate; one that is new has no application yet."""
        if self.verb == CandidateVerb.CREATED and not self.sharing.share_prospects:
            return Facts(is_private=self.subject.is_private)
        return facts_of(self.subject if self.is_of_candidate else self.subject.candidate)

    @cached_property
    def new_steps(self) -> list[str]:
        """The steps of the application that LinkedIn must learn of.

        That is the newest one, and with the step that leaves Prospect all before it.
        """
        application = self.subject
        has_left_now = application.left_prospect_at == application.stage_entered_at
        if not has_left_now or self.verb == ApplicationVerb.CREATED:
            return [self.step]
        steps = application.stage_changes.order_by("id")
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
