"""E-mails and phones: checked, in order, the first one primary."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from base.errors import InvalidInput
from candidates.models import Candidate, CandidateEmail, CandidatePhone
from candidates.phones import MAX_CHARACTERS, looks_like_phone, normalise_phone

MAX_PHONE_CHARACTERS = MAX_CHARACTERS
# Without exceptions such as root@localhost, which nobody outside can use; LinkedIn refuses them.
_check_email = EmailValidator(allowlist=[])


def set_emails(candidate: Candidate, emails: Iterable[str]) -> bool:
    wanted = list(dict.fromkeys(_checked_email(email) for email in emails if email.strip()))
    former = dict(
        candidate.emails.order_by("-is_primary", "id").values_list("email", "is_verified")
    )
    if wanted == list(former):
        return False
    candidate.emails.all().delete()
    CandidateEmail.objects.bulk_create(
        CandidateEmail(
            candidate=candidate,
            email=email,
            is_primary=not position,
            is_verified=former.get(email, False),
        )
        for position, email in enumerate(wanted)
    )
    return True


def _checked_email(email: str) -> str:
    address = email.strip().lower()
    try:
        _check_email(address)
    except ValidationError as error:
        raise InvalidInput(f"“{email}” is not an e-mail address.", field="emails") from error
    return address


def set_phones(candidate: Candidate, phones: Iterable[str]) -> bool:
    wanted = list(
        dict.fromkeys(
            _checked_phone(phone, candidate.country_code) for phone in phones if phone.strip()
        )
    )
    former = candidate.phones.order_by("-is_primary", "id").values_list("number", flat=True)
    if wanted == list(former):
        return False
    candidate.phones.all().delete()
    CandidatePhone.objects.bulk_create(
        CandidatePhone(candidate=candidate, number=number, is_primary=not position)
        for position, number in enumerate(wanted)
    )
    return True


def _checked_phone(phone: str, country_code: str) -> str:
    number = normalise_phone(phone, country_code)
    if not looks_like_phone(number):
        raise InvalidInput(f"“{phone}” is not a phone number.", field="phones")
    return number
