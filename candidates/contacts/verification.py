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
        _refuse_if_known(contact, by)
        contact.is_contested = True
        _save(contact)
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
    contact.is_contested = False
    _save(contact)
    _record(CandidateVerb.EMAIL_DOUBTED, contact, by)


def _save(contact: CandidateEmail) -> None:
    contact.save(update_fields=["proof", "verified_by", "verified_at", "is_contested"])


def _record(verb: CandidateVerb, contact: CandidateEmail, by: User | None, **data: str) -> None:
    candidate = contact.candidate
    record(
        verb, by=by, subject=candidate, candidate=candidate.public_id, email=contact.email, **data
    )


def _refuse_if_known(contact: CandidateEmail, by: User | None) -> None:
    """Raise VerifiedElsewhere, unless that would tell a colleague of a record they may not open.

    To them all is as if nobody held the address; it goes on saying who the other one is.
    """
    if by is None:
        raise VerifiedElsewhere
    holders = Candidate.objects.with_verified_email([contact.email])
    holder = holders.visible_to(by).first()
    if holder:
        said = _(
            "This is the verified address of %(name)s. Decide first whether they are two people."
        )
        raise VerifiedElsewhere(said % {"name": holder.full_name})
