"""How far somebody has come on the page *Learn RSC in ten minutes*: what has happened here."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from linkedin_sandbox.models import (
    Application,
    Candidate,
    Export,
    InMail,
    Integration,
    Member,
    Organization,
    RecordedRequest,
    RecruiterNote,
    StubProfile,
)
from linkedin_sandbox.world import seed


@dataclass(frozen=True)
class Progress:
    """One answer a step, in the order of the page."""

    company_on: bool
    contract_on: bool
    exported: bool
    fetched: bool
    in_ats: bool
    applied: bool
    linked: bool
    written: bool
    answered: bool
    shared: bool
    noted: bool
    pulled: bool

    @property
    def done(self) -> int:
        return sum(vars(self).values())

    @property
    def steps(self) -> int:
        return len(vars(self))


def progress_of(organization: Organization) -> Progress:
    """Look at what the company, its recruiters and its ATS have done so far."""
    exports = Export.objects.filter(organization=organization)
    exported = Member.objects.filter(exports__organization=organization)
    return Progress(
        company_on=_enabled(organization).filter(organization=organization).count() >= 3,
        contract_on=_enabled(organization).filter(contract__organization=organization).exists(),
        exported=exports.exists(),
        fetched=exports.exclude(fetched_at=None).exists(),
        in_ats=_candidates_of(organization, exported).exists(),
        applied=_applications_of(organization, exported).exists(),
        linked=_linked_by_hand(organization, exported).exists(),
        written=InMail.objects.filter(is_answer=False).exists(),
        answered=InMail.objects.filter(is_answer=True).exists(),
        shared=StubProfile.objects.exists(),
        noted=RecruiterNote.objects.filter(is_shared=True).exists(),
        pulled=_is_all_collected(),
    )


def taught_organization() -> Organization:
    """Give the company of the seeds, which the page is about."""
    return Organization.objects.get(number=seed.ORGANIZATION[0])


def _enabled(organization: Organization) -> QuerySet[Integration]:
    return Integration.objects.filter(
        application=organization.owner, status=Integration.Status.ENABLED
    )


def _candidates_of(organization: Organization, members: QuerySet[Member]) -> QuerySet[Candidate]:
    """List the candidates who are these members; the ATS has many more, whom nobody knows here."""
    are_theirs = Q(manual_match__in=members) | Q(matches__in=members)
    return organization.candidates.filter(are_theirs)


def _applications_of(
    organization: Organization, members: QuerySet[Member]
) -> QuerySet[Application]:
    theirs = _candidates_of(organization, members).filter(
        external_id=OuterRef("external_candidate_id")
    )
    return organization.applications.filter(Exists(theirs))


def _linked_by_hand(organization: Organization, exported: QuerySet[Member]) -> QuerySet[Candidate]:
    """List who was linked; an ATS that was given somebody by an export links them by itself."""
    linked = organization.candidates.exclude(manual_match=None)
    return linked.exclude(manual_match__in=exported)


def _is_all_collected() -> bool:
    """Whether the ATS was given InMails, stubs and notes, the last of each included."""
    last = (
        ("conversationEvents", InMail.objects.aggregate(at=Max("at"))),
        ("mailStubs", StubProfile.objects.aggregate(at=Max("created_at"))),
        (
            "prospectNotes",
            RecruiterNote.objects.filter(is_shared=True).aggregate(at=Max("modified_at")),
        ),
    )
    return all(one["at"] and _was_given(resource, one["at"]) for resource, one in last)


def _was_given(resource: str, since: datetime) -> bool:
    """Whether a list that was not empty was fetched since; most lists an ATS asks for are."""
    fetched = RecordedRequest.objects.filter(resource=resource, status=200, records__gt=0)
    return fetched.filter(at__gte=since).exists()
