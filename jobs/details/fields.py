"""The fields of a job that people set, checked and cleaned."""

from typing import Any

from django.core.exceptions import ValidationError

from base.countries import checked_country_code
from base.errors import InvalidInput
from base.rich_text import MAX_CHARACTERS, TooLong, clean_rich_text
from base.text import folded, is_blank, one_line
from base.words import gettext_lazy as _
from jobs.models import Job

EDITABLE_FIELDS = [
    "title",
    "description",
    "city",
    "region",
    "country_code",
    "postal_code",
    "workplace_type",
    "employment_type",
    "is_confidential",
    "prospects_enabled",
    "linkedin_availability",
    "linkedin_notes",
    "linkedin_feedback",
    "linkedin_resumes",
    "linkedin_source",
    "linkedin_end_reason",
]
# Fields of applications that the job keeps from LinkedIn, or lets go.
LINKEDIN_FIELD_GROUPS = {"linkedin_source", "linkedin_end_reason"}
REQUIRED_FIELDS = {
    "title": _("Give the job a title."),
    "city": _("Name the city: LinkedIn needs it to place the job."),
    "country_code": _("Choose the country: LinkedIn needs it to place the job."),
}
_FIELDS = {field.name: field for field in Job._meta.fields}


def set_fields(job: Job, fields: dict[str, Any]) -> set[str]:
    """Set what is given and return the names that changed; a refusal sets nothing."""
    unknown = set(fields).difference(EDITABLE_FIELDS)
    if unknown:
        raise InvalidInput(_("This field cannot be set."), field=min(unknown))
    for name, message in REQUIRED_FIELDS.items():
        if is_blank(str(fields.get(name, getattr(job, name)) or "")):
            raise InvalidInput(message, field=name)
    values = {name: _cleaned(name, value) for name, value in fields.items()}
    changed = {name for name, value in values.items() if getattr(job, name) != value}
    for name in changed:
        setattr(job, name, values[name])
    job.search_text = search_text_of(job.title, job.public_id)
    return changed


def search_text_of(title: str, public_id: str) -> str:
    """Return the words by which a job is found, folded."""
    return folded(f"{title} {public_id}")


def _cleaned(name: str, value: Any) -> Any:
    """Return the value as it is kept. Raises InvalidInput for what the field cannot hold."""
    if name == "description":
        return _cleaned_description(value)
    if name == "country_code":
        return checked_country_code(str(value))
    if isinstance(value, str):
        value = one_line(value)
    try:
        return _FIELDS[name].clean(value, None)
    except ValidationError as error:
        raise InvalidInput(error.messages[0], field=name) from error


def _cleaned_description(value: Any) -> str:
    try:
        return clean_rich_text(str(value or ""))
    except TooLong as error:
        said = _("Shorten the description to %(count)s characters.")
        raise InvalidInput(said % {"count": f"{MAX_CHARACTERS:,}"}, field="description") from error
