"""What a member shared replaces nothing that a person typed until a colleague has agreed.

What is empty here is filled, and what LinkedIn gave itself is replaced, without asking.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.rereading import reread
from base.words import gettext_lazy as _
from candidates.contacts.checks import checked_phone
from candidates.contacts.services import add_email, add_phone, prefer_contact
from candidates.details.services import edit_candidate, lock
from candidates.models import Candidate, CandidateEmail
from candidates.permissions import EDIT_CANDIDATES
from linkedin_rsc.models import ContactProposal, ProfileLink
from linkedin_rsc.profile.keeping import Kept
from linkedin_rsc.profile.people import ExportedPerson
from linkedin_rsc.verbs import LinkedInVerb

Kind, State = ContactProposal.Kind, ContactProposal.State


class AlreadyDecided(DomainError):
    code = "already_decided"
    default_message = _("A colleague has decided on this already.")


def propose(
    candidate: Candidate,
    person: ExportedPerson,
    kept: Kept,
    shared_at: datetime,
    *,
    told_since: Collection[str] = (),
) -> int:
    """Ask about what they shared that differs from what stands; return how many questions are new.

    Needs the candidate's lock. What was decided once is not asked again; of several values of one
    kind the last stays in question. Kinds `told_since` they told again later: this is older.
    """
    found = 0
    differing = _differing(candidate, person, kept)
    for kind, value in ((kind, value) for kind, value in differing if kind not in told_since):
        if ContactProposal.objects.filter(candidate=candidate, kind=kind, value=value).exists():
            continue
        if _is_linkedins(candidate, kind):
            _use(candidate, kind, value, by=None)
            continue
        ContactProposal.objects.filter(candidate=candidate, kind=kind, state=State.OPEN).delete()
        ContactProposal.objects.create(
            candidate=candidate, kind=kind, value=value, shared_at=shared_at
        )
        found += 1
    return found


@transaction.atomic
def accept_proposal(*, proposal: ContactProposal, by: User) -> None:
    """Put what they shared in place of what stands. Locks the candidate.

    Raises NotAllowed, AlreadyDecided, and what changing the field raises.
    """
    candidate = _hold(proposal, by)
    _use(candidate, proposal.kind, proposal.value, by=by)
    _decide(proposal, State.ACCEPTED, by)


@transaction.atomic
def decline_proposal(*, proposal: ContactProposal, by: User) -> None:
    """Keep what stands; the same value is never proposed again. Locks the candidate.

    Raises NotAllowed, AlreadyDecided.
    """
    candidate = _hold(proposal, by)
    _decide(proposal, State.KEPT, by)
    record(
        LinkedInVerb.PROPOSAL_DECLINED,
        by=by, subject=candidate, candidate=candidate.public_id,
    )  # fmt: skip


def kinds_told(person: ExportedPerson) -> Iterator[str]:
    """Yield what of their contact data a person shared."""
    told = {Kind.ADDRESS: person.profile_url, Kind.EMAIL: person.emails, Kind.PHONE: person.phones}
    return (kind for kind, value in told.items() if value)


def _differing(
    candidate: Candidate, person: ExportedPerson, kept: Kept
) -> Iterator[tuple[str, str]]:
    """Yield each shared value whose field holds another one."""
    address = str(kept.fields.get("linkedin_url", ""))
    if address and candidate.linkedin_url and address != candidate.linkedin_url:
        yield Kind.ADDRESS, address
    email = candidate.emails.filter(is_primary=True).first()
    if kept.emails and email and email.email not in kept.emails:
        yield Kind.EMAIL, kept.emails[0]
    phone = candidate.phones.filter(is_primary=True).first()
    numbers = list(_numbers(candidate, person))
    if numbers and phone and phone.number not in numbers:
        yield Kind.PHONE, numbers[0]


def _numbers(candidate: Candidate, person: ExportedPerson) -> Iterator[str]:
    for number in person.phones:
        try:
            yield checked_phone(number, candidate.country_code)
        except InvalidInput:
            continue


def _is_linkedins(candidate: Candidate, kind: str) -> bool:
    """Whether what stands came from LinkedIn, so that no person typed it."""
    if kind == Kind.ADDRESS:
        links = ProfileLink.objects.filter(candidate=candidate)
        return links.filter(profile_url=candidate.linkedin_url).exists()
    if kind == Kind.EMAIL:
        shared = candidate.emails.filter(is_primary=True, proof=CandidateEmail.Proof.SHARED)
        return shared.filter(verified_by=None).exists()
    return False


def _use(candidate: Candidate, kind: str, value: str, *, by: User | None) -> None:
    if kind == Kind.ADDRESS:
        edit_candidate(candidate=candidate, by=by, linkedin_url=value)
    elif kind == Kind.EMAIL:
        email = candidate.emails.filter(email=value).first()
        if email is None:
            add_email(candidate=candidate, email=value, by=by, is_primary=True)
        elif not email.is_primary:
            prefer_contact(contact=email, by=by)
    else:
        phone = candidate.phones.filter(number=value).first()
        if phone is None:
            add_phone(candidate=candidate, phone=value, by=by, is_primary=True)
        elif not phone.is_primary:
            prefer_contact(contact=phone, by=by)


def _hold(proposal: ContactProposal, by: User) -> Candidate:
    candidate = proposal.candidate
    EDIT_CANDIDATES.require(by, candidate)
    lock(candidate)
    reread(proposal, fields=["state"])
    if proposal.state != State.OPEN:
        raise AlreadyDecided
    return candidate


def _decide(proposal: ContactProposal, state: str, by: User) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, timezone.now()
    proposal.save(update_fields=["state", "decided_by", "decided_at"])
