"""What of an exported profile can be kept, by the rules for what people type.

A partner's odd field never costs the record: it is left out, and the tab of the person, the
notification and the notice say so.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from base.countries import country_code
from base.errors import InvalidInput
from base.text import email_address, one_line
from base.words import gettext as _
from base.words import gettext_lazy
from candidates.background.entries import Kind, Told
from candidates.contacts.checks import looks_like_email
from candidates.details.fields import MAX_LENGTHS, cleaned
from candidates.verbs import FIELDS
from linkedin_rsc.profile.people import ExportedPerson

# In Latin, Arabic, Chinese and Japanese.
_COMMAS = re.compile("[,،，、]")
# Codes of countries that are also states or provinces of the USA, Canada or Australia.
STATES = {
    "AL", "AR", "AZ", "CA", "CO", "DE", "GA", "ID", "IL", "IN", "KY", "LA", "MA", "MD", "ME", "MN",
    "MO", "MS", "MT", "NC", "NE", "NL", "NU", "PA", "PE", "SA", "SC", "SD", "SK", "TN", "VA",
}  # fmt: skip
NOTE = "note"
NAMED = {**FIELDS, NOTE: gettext_lazy("the note, whose author is not known here")}


@dataclass(frozen=True)
class Kept:
    """Fields of ours with usable values; `left_out` names those that LinkedIn gave in vain."""

    fields: Mapping[str, Any]
    emails: list[str]
    left_out: frozenset[str]
    background: tuple[Told, ...] = ()


def kept_of(person: ExportedPerson, *, has_author: bool = True) -> Kept:
    """Translate LinkedIn's profile into our fields; `has_author` lets its note be kept."""
    first_name, last_name = (name[: MAX_LENGTHS["first_name"]] for name in person.names)
    position = person.positions[0] if person.positions else None
    employer = person.employers[0] if person.employers else (position.company if position else "")
    given = {
        "first_name": first_name,
        "last_name": last_name,
        "headline": person.headline,
        "current_company": employer,
        "current_title": position.title if position else "",
        **_place(person.location),
        "linkedin_url": person.profile_url,
    }
    fields = {name: value for name, value in given.items() if _is_usable(name, value)}
    emails = [email for email in person.emails if looks_like_email(email)]
    left_out = {*person.left_out, *(given.keys() - fields.keys())}
    if len(emails) < len(person.emails):
        left_out.add("emails")
    if person.note and not has_author:
        left_out.add(NOTE)
    told = tuple(_background(person))
    return Kept(fields, list(map(email_address, emails)), frozenset(left_out), told)


def remark_on(left_out: Collection[str]) -> str:
    """Say what was left out, "" where nothing was."""
    if not left_out:
        return ""
    said = _("Left out of LinkedIn's export, for it cannot be kept: %(fields)s.")
    return said % {"fields": ", ".join(str(NAMED.get(name, name)) for name in sorted(left_out))}


def _background(person: ExportedPerson) -> Iterator[Told]:
    """Name what the enhanced fields tell, in one line each (rsc-contract 6.1)."""
    for position in person.positions:
        yield Told(Kind.POSITION, one_line(position.title), one_line(position.company))
    for education in person.educations:
        yield Told(Kind.EDUCATION, one_line(education.degree), one_line(education.school))
    for skill in person.skills:
        yield Told(Kind.SKILL, one_line(skill))
    if person.years_of_experience:
        yield Told(Kind.YEARS, one_line(person.years_of_experience))


def _is_usable(name: str, value: Any) -> bool:
    try:
        cleaned(name, value)
    except InvalidInput:
        return False
    return True


def _place(location: str) -> dict[str, str]:
    """Read LinkedIn's "City, Region, Country"; what is no known country stays where it stood.

    A name of a country may have a comma itself: "Seoul, Korea, Republic of".
    """
    parts = [part for part in map(one_line, _COMMAS.split(location)) if part]
    for place in range(max(len(parts) - 2, 0), len(parts)):
        code = _country(parts[place:], is_all=place == 0)
        if code:
            break
    else:
        place, code = len(parts), ""
    city, region = parts[:place][:1], parts[:place][1:]
    return {
        "city": "".join(city)[: MAX_LENGTHS["city"]],
        "region": ", ".join(region)[: MAX_LENGTHS["region"]],
        "country_code": code,
    }


def _country(parts: Sequence[str], *, is_all: bool) -> str:
    """Read a country's name. Two letters behind a city are a state as often: "Wilmington, DE"."""
    code = country_code(", ".join(parts))
    is_state = len(parts) == 1 and parts[0].upper() in STATES and not is_all
    return "" if is_state else code
