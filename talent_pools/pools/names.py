"""What a pool is called and is for, checked as its owner typed it."""

from base.errors import InvalidInput
from base.text import is_blank, lines, one_line
from base.words import gettext as _

MAX_NAME, MAX_DESCRIPTION = 100, 500


def checked_name(text: str) -> str:
    """Return the name on one line. Raises InvalidInput."""
    name = one_line(text)
    if is_blank(name):
        raise InvalidInput(_("Name the pool."), field="name")
    return _checked_length(name, MAX_NAME, "name")


def checked_description(text: str) -> str:
    """Return the description, which may be empty. Raises InvalidInput."""
    return _checked_length(lines(text), MAX_DESCRIPTION, "description")


def _checked_length(text: str, limit: int, field: str) -> str:
    if len(text) > limit:
        said = _("Shorten this to %(count)d characters.")
        raise InvalidInput(said % {"count": limit}, field=field)
    return text
