"""May this be sent to LinkedIn? The one place that decides, for every outgoing stream.

The prospect rule (design.md section 3.1): nothing about a candidate or an application leaves until
an application of that candidate has moved past Prospect, unless an administrator shares prospects.
Private candidates and confidential jobs with all below them never leave.

Each function takes a loaded record and returns why it is held back, or None when it may go.
"""

from dataclasses import dataclass

from applications.models import Application
from candidates.models import Candidate, CandidateEmail, CandidatePhone
from jobs.models import Job
from linkedin_rsc.models import Connection, Hold, IntegrationType, Stream


@dataclass(frozen=True)
class Sharing:
    """What the connection lets out at the moment; read once per use case or batch."""

    organization: str
    application: str
    sends_jobs: bool
    sends_people: bool
    share_prospects: bool
    job_availability: str

    @classmethod
    def current(cls) -> "Sharing":
        return cls.of(Connection.current())

    @classmethod
    def of(cls, connection: Connection) -> "Sharing":
        is_open = connection.state == Connection.State.ENABLED
        enabled = _enabled_types(connection) if is_open else set()
        return cls(
            organization=connection.organization,
            application=connection.application_in_use,
            sends_jobs=IntegrationType.ONE_CLICK_EXPORT in enabled,
            sends_people=IntegrationType.IN_ATS_INDICATOR in enabled,
            share_prospects=connection.share_prospects,
            job_availability=connection.job_availability,
        )

    def sends(self, stream: str) -> bool:
        return self.sends_jobs if stream == Stream.JOBS else self.sends_people


class LoadedCandidate(Candidate):
    """A candidate as `payloads.load_candidates` gives it: with all that needs a query."""

    loaded_emails: list[CandidateEmail]
    loaded_phones: list[CandidatePhone]
    has_left_prospect: bool
    has_open_application: bool
    has_only_confidential: bool

    class Meta:
        abstract = True


def hold_of_job(job: Job, sharing: Sharing) -> Hold | None:
    if job.is_confidential:
        return Hold.CONFIDENTIAL_JOB
    if job.activated_at is None:
        return Hold.DRAFT_JOB
    return None if sharing.sends_jobs else Hold.NOT_CONNECTED


def hold_of_candidate(candidate: LoadedCandidate, sharing: Sharing) -> Hold | None:
    if candidate.is_private:
        return Hold.PRIVATE_CANDIDATE
    if candidate.has_only_confidential:
        return Hold.CONFIDENTIAL_JOB
    if not (sharing.share_prospects or candidate.has_open_application):
        return Hold.CONFIDENTIAL_JOB if candidate.has_left_prospect else Hold.PROSPECT
    if not (candidate.loaded_emails or person_of(candidate, sharing)):
        return Hold.NO_IDENTITY
    return None if sharing.sends_people else Hold.NOT_CONNECTED


def hold_of_member(candidate: LoadedCandidate, sharing: Sharing) -> Hold | None:
    hold = hold_of_candidate(candidate, sharing)
    if hold not in {None, Hold.NO_IDENTITY}:
        return hold
    return None if person_of(candidate, sharing) else Hold.NOT_LINKED


def hold_of_application(application: Application, sharing: Sharing) -> Hold | None:
    if application.candidate.is_private:
        return Hold.PRIVATE_CANDIDATE
    if application.job.is_confidential:
        return Hold.CONFIDENTIAL_JOB
    if not (sharing.share_prospects or application.left_prospect_at):
        return Hold.PROSPECT
    return None if sharing.sends_people else Hold.NOT_CONNECTED


def person_of(candidate: LoadedCandidate, sharing: Sharing) -> str:
    """Return the linked person URN, empty when there is none of our present application."""
    link = getattr(candidate, "profile_link", None)
    return link.person if link and link.application_urn == sharing.application else ""


def _enabled_types(connection: Connection) -> set[str]:
    return {row.type for row in connection.integrations.all() if row.is_enabled}
