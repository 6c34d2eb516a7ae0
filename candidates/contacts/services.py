"""Adding, removing and preferring one e-mail or phone; each holds the candidate's lock.

Two colleagues at the same list lose nothing of each other's, since nobody writes it whole.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from candidates.contacts.checks import checked_email, checked_phone
from candidates.contacts.lists import MAX_LISTED, Contact, Contacts
from candidates.details.services import lock, save_person
from candidates.models import Candidate, CandidateEmail, CandidatePhone
from candidates.permissions import EDIT_CANDIDATES
from candidates.verbs import CandidateVerb

ADDED = {"email": CandidateVerb.EMAIL_ADDED, "phone": CandidateVerb.PHONE_ADDED}
REMOVED = {"email": CandidateVerb.EMAIL_REMOVED, "phone": CandidateVerb.PHONE_REMOVED}
PREFERRED = {"email": CandidateVerb.EMAIL_PREFERRED, "phone": CandidateVerb.PHONE_PREFERRED}


class ContactIsThere(DomainError):
    code = "contact_there"
    default_message = _("This is on the record already.")


class ContactIsGone(DomainError):
    code = "contact_gone"
    default_message = _("A colleague removed this meanwhile.")


def add_email(
    *, candidate: Candidate, email: str, by: User | None, is_primary: bool = False
) -> CandidateEmail:
    """Add an address; the first one becomes primary anyway.

    Raises NotAllowed, InvalidInput, ContactIsThere.
    """
    email = checked_email(email)
    return _add(CandidateEmail(candidate=candidate, email=email, is_primary=is_primary), by)


def add_phone(
    *, candidate: Candidate, phone: str, by: User | None, is_primary: bool = False
) -> CandidatePhone:
    """Add a number; the first one becomes primary anyway.

    Raises NotAllowed, InvalidInput, ContactIsThere.
    """
    number = checked_phone(phone, candidate.country_code)
    return _add(CandidatePhone(candidate=candidate, number=number, is_primary=is_primary), by)


@transaction.atomic
def remove_contact(*, contact: Contact, by: User | None) -> None:
    """Take it off the record; adding it again undoes that. The next one becomes primary.

    Raises NotAllowed, ContactIsGone.
    """
    contacts = hold(contact, by)
    contacts.of(type(contact)).texts.remove(contact.text)
    _save(contacts, contact, REMOVED, by)


@transaction.atomic
def prefer_contact(*, contact: Contact, by: User | None) -> None:
    """Make it the primary one. Raises NotAllowed, ContactIsGone, and DomainError where it is."""
    contacts = hold(contact, by)
    texts = contacts.of(type(contact)).texts
    if texts[0] == contact.text:
        raise DomainError(_("This is the main one already."))
    texts.sort(key=lambda text: text != contact.text)
    _save(contacts, contact, PREFERRED, by)


def hold(contact: Contact, by: User | None) -> Contacts:
    """Lock the candidate and return what stands there. Raises NotAllowed, ContactIsGone."""
    EDIT_CANDIDATES.require(by, contact.candidate)
    lock(contact.candidate)
    contacts = Contacts(contact.candidate)
    if contact.text not in contacts.of(type(contact)).texts:
        raise ContactIsGone
    return contacts


@transaction.atomic
def _add(contact: Contact, by: User | None) -> Contact:
    candidate, model = contact.candidate, type(contact)
    EDIT_CANDIDATES.require(by, candidate)
    lock(candidate)
    contacts = Contacts(candidate)
    texts = contacts.of(model).texts
    if contact.text in texts:
        raise ContactIsThere(field=contact.KIND)
    if len(texts) >= MAX_LISTED:
        said = _("Keep it to %(count)d at most.") % {"count": MAX_LISTED}
        raise InvalidInput(said, field=contact.KIND)
    texts.insert(0 if contact.is_primary else len(texts), contact.text)
    _save(contacts, contact, ADDED, by)
    return model.objects.get(candidate=candidate, **{model.TEXT: contact.text})


def _save(
    contacts: Contacts,
    contact: Contact,
    verbs: Mapping[str, CandidateVerb],
    by: User | None,
) -> None:
    candidate, kind = contacts.candidate, contact.KIND
    candidate.updated_at = timezone.now()
    save_person(candidate, contacts, {f"{kind}s"})
    record(
        verbs[kind], by=by, subject=candidate, candidate=candidate.public_id,
        **{kind: contact.text},
    )  # fmt: skip
