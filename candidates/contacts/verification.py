"""That an address is truly theirs: only then does it say who somebody is (`linkedin_rsc.intake`).

It goes with the address: another one has to be verified anew.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.words import gettext_lazy as _
from candidates.contacts.services import hold
from candidates.models import Candidate, CandidateEmail
from candidates.verbs import CandidateVerb

Proof = CandidateEmail.Proof
# What a colleague can know; whoever applies is seen by Tandem itself.
OF_COLLEAGUES = (Proof.ANSWERED, Proof.TOLD)


class VerifiedElsewhere(DomainError):
    """Nothing in the sentence tells of a person whom the colleague may not know."""

    code = "email_not_verifiable"
    default_message = _("This address cannot be verified here. An administrator can say why.")


@transaction.atomic
def verify_email(*, contact: CandidateEmail, proof: str, by: User | None) -> None:
    """Take the address for theirs; `doubt_email` undoes it. Locks the candidate.

    `by` is None where Tandem saw the proof itself. Raises NotAllowed, InvalidInput, ContactIsGone,
    VerifiedElsewhere, and DomainError where it is verified.
    """
    hold(contact, by)
    if proof not in (OF_COLLEAGUES if by else Proof):
        raise InvalidInput(_("Say how you know that the address is theirs."), field="proof")
    contact.refresh_from_db(fields=["verified_at"])
    if contact.is_verified:
        raise DomainError(_("This address is verified already."))
    contact.proof, contact.verified_by, contact.verified_at = proof, by, timezone.now()
    try:
        with transaction.atomic():
            _save(contact)
    except IntegrityError:
        raise _refusal(contact, by) from None
    _record(CandidateVerb.EMAIL_VERIFIED, contact, by, proof=proof)


@transaction.atomic
def doubt_email(*, contact: CandidateEmail, by: User | None) -> None:
    """No longer take the address for theirs. Locks the candidate.

    Raises NotAllowed, ContactIsGone, and DomainError where it is not verified.
    """
    hold(contact, by)
    contact.refresh_from_db(fields=["verified_at"])
    if not contact.is_verified:
        raise DomainError(_("This address is not verified."))
    contact.proof, contact.verified_by, contact.verified_at = "", None, None
    _save(contact)
    _record(CandidateVerb.EMAIL_DOUBTED, contact, by)


def _save(contact: CandidateEmail) -> None:
    contact.save(update_fields=["proof", "verified_by", "verified_at"])


def _record(verb: CandidateVerb, contact: CandidateEmail, by: User | None, **data: str) -> None:
    candidate = contact.candidate
    record(
        verb, by=by, subject=candidate, candidate=candidate.public_id, email=contact.email, **data
    )


def _refusal(contact: CandidateEmail, by: User | None) -> VerifiedElsewhere:
    holders = Candidate.objects.with_verified_email([contact.email])
    holder = holders.visible_to(by).first() if by else None
    if not holder:
        return VerifiedElsewhere()
    said = _("This is the verified address of %(name)s. Decide first whether they are two people.")
    return VerifiedElsewhere(said % {"name": holder.full_name})
