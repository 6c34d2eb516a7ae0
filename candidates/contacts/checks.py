"""Whether a text can be kept as an e-mail address or a phone number, and its one form."""

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from base.errors import InvalidInput
from base.text import email_address
from base.words import gettext as _
from candidates.phones import looks_like_phone, normalise_phone

MAX_EMAIL_CHARACTERS = 254
# Without exceptions such as root@localhost, which nobody outside can use; LinkedIn refuses them.
_check_email = EmailValidator(allowlist=[])


def looks_like_email(text: str) -> bool:
    address = email_address(text)
    try:
        _check_email(address)
    except ValidationError:
        return False
    return len(address) <= MAX_EMAIL_CHARACTERS


def checked_email(text: str, field: str = "email") -> str:
    """Return the address as it is kept. Raises InvalidInput."""
    if not looks_like_email(text):
        said = _("“%(email)s” is not an e-mail address.")
        raise InvalidInput(said % {"email": text}, field=field)
    return email_address(text)


def checked_phone(text: str, country_code: str, field: str = "phone") -> str:
    """Return the number as it is kept, read as dialled in that country. Raises InvalidInput."""
    number = normalise_phone(text, country_code)
    if not looks_like_phone(number):
        said = _("“%(phone)s” is not a phone number.")
        raise InvalidInput(said % {"phone": text}, field=field)
    return number
