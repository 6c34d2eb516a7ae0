"""E-mails and phones: checked, in order, the first one primary."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db.models import F, Value
from django.utils.translation import gettext as _

from base.errors import InvalidInput
from base.text import email_address
from candidates.models import Candidate, CandidateEmail, CandidatePhone
from candidates.phones import MAX_CHARACTERS, looks_like_phone, normalise_phone

MAX_PHONE_CHARACTERS = MAX_CHARACTERS
MAX_EMAIL_CHARACTERS = 254
# Without exceptions such as root@localhost, which nobody outside can use; LinkedIn refuses them.
_check_email = EmailValidator(allowlist=[])


class Contacts:
    """All contacts of one candidate, primary first; set as whole lists, which replace the former.

    `emails` says of each address whether it is verified.
    """

    def __init__(self, candidate: Candidate) -> None:
        """Read what stands there: one query, none for a candidate that is not saved yet."""
        self.candidate = candidate
        rows = _rows(candidate) if candidate.pk else []
        self.emails = {text: verified for is_email, text, verified in rows if is_email}
        self.phones = [text for is_email, text, _verified in rows if not is_email]

    def set_emails(self, emails: Iterable[str]) -> bool:
        """Return whether that changes anything. Raises InvalidInput."""
        given = filter(None, map(email_address, emails))
        wanted = list(dict.fromkeys(map(_checked_email, given)))
        changes = wanted != list(self.emails)
        self.emails = {email: self.emails.get(email, False) for email in wanted}
        return changes

    def set_phones(self, phones: Iterable[str]) -> bool:
        """Return whether that changes anything. Raises InvalidInput."""
        given = (phone for phone in phones if phone.strip())
        country = self.candidate.country_code
        wanted = list(dict.fromkeys(_checked_phone(phone, country) for phone in given))
        changes, self.phones = wanted != self.phones, wanted
        return changes

    def save_emails(self) -> None:
        self.candidate.emails.all().delete()
        CandidateEmail.objects.bulk_create(
            CandidateEmail(
                candidate=self.candidate, email=email, is_primary=not place, is_verified=verified
            )
            for place, (email, verified) in enumerate(self.emails.items())
        )

    def save_phones(self) -> None:
        self.candidate.phones.all().delete()
        CandidatePhone.objects.bulk_create(
            CandidatePhone(candidate=self.candidate, number=number, is_primary=not place)
            for place, number in enumerate(self.phones)
        )


def _rows(candidate: Candidate) -> list[tuple[bool, str, bool]]:
    emails = CandidateEmail.objects.filter(candidate=candidate).values_list(
        Value(True), F("email"), F("is_verified"), F("is_primary"), F("pk")
    )
    phones = CandidatePhone.objects.filter(candidate=candidate).values_list(
        Value(False), F("number"), Value(False), F("is_primary"), F("pk")
    )
    found = sorted(emails.union(phones, all=True), key=lambda row: (not row[3], row[4]))
    return [(bool(row[0]), row[1], bool(row[2])) for row in found]


def looks_like_email(text: str) -> bool:
    address = email_address(text)
    try:
        _check_email(address)
    except ValidationError:
        return False
    return len(address) <= MAX_EMAIL_CHARACTERS


def _checked_email(address: str) -> str:
    if not looks_like_email(address):
        raise InvalidInput(
            _("“%(email)s” is not an e-mail address.") % {"email": address}, field="emails"
        )
    return address


def _checked_phone(phone: str, country_code: str) -> str:
    number = normalise_phone(phone, country_code)
    if not looks_like_phone(number):
        raise InvalidInput(
            _("“%(phone)s” is not a phone number.") % {"phone": phone}, field="phones"
        )
    return number
