"""The fields of a candidate that people set, checked and cleaned."""

from typing import Any

from django.utils.translation import gettext as _

from base.countries import checked_country_code
from base.errors import InvalidInput
from base.text import is_blank, one_line
from candidates.models import Candidate
from candidates.web_addresses import profile_address

EDITABLE_FIELDS = [
    "first_name",
    "last_name",
    "headline",
    "current_company",
    "current_title",
    "city",
    "region",
    "country_code",
    "linkedin_url",
    "is_private",
    "do_not_contact",
]
# Longer texts from outside are cut there, typed ones refused here.
MAX_LENGTHS: dict[str, int] = {
    field.name: field.max_length
    for field in Candidate._meta.fields
    if field.name in EDITABLE_FIELDS and field.max_length
}


def set_fields(candidate: Candidate, fields: dict[str, Any]) -> set[str]:
    unknown = set(fields).difference(EDITABLE_FIELDS)
    if unknown:
        raise InvalidInput(_("This field cannot be set."), field=min(unknown))
    values = {name: cleaned(name, value) for name, value in fields.items()}
    changed = {name for name, value in values.items() if getattr(candidate, name) != value}
    for name in changed:
        setattr(candidate, name, values[name])
    if is_blank(candidate.full_name):
        raise InvalidInput(_("Enter a name: one is enough."), field="first_name")
    return changed


def cleaned(name: str, value: Any) -> Any:
    """Return a value as it is kept. Raises InvalidInput at its field."""
    if not isinstance(value, str):
        return value
    text = one_line(value)
    if name == "country_code" and text:
        return checked_country_code(text)
    if name == "linkedin_url" and text:
        text = _checked_address(text)
    limit = MAX_LENGTHS.get(name)
    if limit and len(text) > limit:
        raise InvalidInput(
            _("Shorten this to %(count)d characters.") % {"count": limit}, field=name
        )
    return text


def _checked_address(text: str) -> str:
    address = profile_address(text)
    if not address:
        raise InvalidInput(
            _("Enter a web address such as https://www.linkedin.com/in/name."),
            field="linkedin_url",
        )
    return address
