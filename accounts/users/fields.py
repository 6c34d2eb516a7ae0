"""What a person's address and name may be."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from base.errors import InvalidInput
from base.text import email_address, one_line
from base.words import gettext as _

MAX_NAME_CHARACTERS = 100
MAX_EMAIL_CHARACTERS = 254


def checked_email(email: str) -> str:
    """Return an address as it is kept. Raises InvalidInput."""
    address = email_address(email)
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvalidInput(
            _("%(email)r is not an e-mail address.") % {"email": email}, field="email"
        ) from error
    if len(address) > MAX_EMAIL_CHARACTERS:
        raise InvalidInput(
            _("An e-mail address has at most %(count)d characters.")
            % {"count": MAX_EMAIL_CHARACTERS},
            field="email",
        )
    return address


def checked_name(text: str, field: str) -> str:
    name = one_line(text)
    if len(name) > MAX_NAME_CHARACTERS:
        raise InvalidInput(
            _("A name has at most %(count)d characters.") % {"count": MAX_NAME_CHARACTERS},
            field=field,
        )
    if not name.isprintable():
        raise InvalidInput(_("This name holds a character that cannot be shown."), field=field)
    return name
