"""What holds for texts that people type anywhere."""

from django.utils.translation import gettext as _

from base.errors import InvalidInput

# LinkedIn takes at most this much of a note or of feedback (rsc-contract section 14, point 15).
MAX_REMARK_CHARACTERS = 8_000


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: only spaces, some of them without width."""
    return not any(sign.isprintable() and not sign.isspace() for sign in text)


def checked_remark(text: str, field: str, message: str) -> str:
    """Return a note or feedback without space around it. Raises InvalidInput, with `message`."""
    text = text.strip()
    if not text:
        raise InvalidInput(message, field=field)
    if len(text) > MAX_REMARK_CHARACTERS:
        said = _("Shorten this to %(count)s characters.")
        raise InvalidInput(said % {"count": f"{MAX_REMARK_CHARACTERS:,}"}, field=field)
    return text
