"""Reads an exported profile, tolerant of LinkedIn's undocumented shapes.

Every known variant of a member's name is read (rsc-contract 6.1); nothing is trusted with its
length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from base.text import one_line
from candidates.contacts.checks import looks_like_email
from candidates.web_addresses import profile_address
from linkedin_rsc.profile.people import Education, ExportedPerson, Exporter, Position
from linkedin_rsc.untrusted import (
    first_present,
    identifier,
    items,
    objects,
    text,
    texts,
)

MAX_ID_CHARACTERS = 200

JOB_REFERENCE_NAMES = ("externalJobPostingId", "referenceEntityId")
EXPORTER_NAMES = ("recruiter", "exportedBy", "seat")
EMAIL_NAMES = ("emailAddresses", "emailAddress")
PHONE_NAMES = ("phoneNumbers", "phoneNumber")

# LinkedIn publishes no lengths; these are our own caps (rsc-contract 7.2.1, section 14).
MAX_NAME_CHARACTERS = 100
MAX_LINE_CHARACTERS = 200
MAX_ADDRESS_CHARACTERS = 2_000
MAX_URN_CHARACTERS = 100
MAX_NOTE_CHARACTERS = 8_000
MAX_ITEMS = 20


class MalformedExport(ValueError):
    """An exported element lacks what makes it a person: who, or for which company."""


def parse_exported_person(element: Any) -> ExportedPerson:
    """Parse one element of `exportedCandidates` (rsc-contract 6.1); raise `MalformedExport`."""
    profile = element.get("candidate") if isinstance(element, dict) else None
    if not isinstance(profile, dict):
        raise MalformedExport(_("LinkedIn's export holds no candidate."))
    return parse_profile(
        profile,
        organization=identifier(element.get("integrationContext"), MAX_LINE_CHARACTERS),
        job_reference=_job_reference(element),
        exporter=_exporter(element),
        note=text(first_present(element, ("notes", "note")), MAX_NOTE_CHARACTERS),
    )


def parse_profile(profile: Mapping[str, Any], **of_export: Any) -> ExportedPerson:
    """Parse a stub profile (rsc-contract 6.1, 9.3); raise `MalformedExport`."""
    person = ExportedPerson(
        member=identifier(profile.get("member"), MAX_URN_CHARACTERS),
        first_name=text(profile.get("firstName"), MAX_NAME_CHARACTERS),
        last_name=text(profile.get("lastName"), MAX_NAME_CHARACTERS),
        headline=text(profile.get("headline"), MAX_LINE_CHARACTERS),
        location=text(profile.get("location"), MAX_LINE_CHARACTERS),
        profile_url=_profile_url(profile),
        emails=_emails(profile),
        phones=_phones(profile),
        employers=_lines(profile.get("currentEmployerNames")),
        years_of_experience=text(profile.get("yearsOfExperience"), MAX_NAME_CHARACTERS),
        skills=_lines(profile.get("skills")),
        positions=_positions(profile.get("positions")),
        educations=_educations(profile.get("educations")),
        left_out=tuple(_left_out(profile)),
        **of_export,
    )
    _refuse_nobody(person)
    return person


def _refuse_nobody(person: ExportedPerson) -> None:
    if not person.organization:
        raise MalformedExport(_("LinkedIn's export does not say which company it is for."))
    if not person.member.startswith("urn:li:person:"):
        raise MalformedExport(_("LinkedIn's export does not say which member it is about."))
    if not (person.first_name or person.last_name):
        raise MalformedExport(_("LinkedIn's export holds no name."))


def _job_reference(element: Mapping[str, Any]) -> str | None:
    return identifier(first_present(element, JOB_REFERENCE_NAMES), MAX_ID_CHARACTERS) or None


def _exporter(element: Mapping[str, Any]) -> Exporter | None:
    """Read who exported, an object with a seat and names or the seat's URN alone."""
    found = first_present(element, EXPORTER_NAMES)
    about = found if isinstance(found, dict) else {"seat": found}
    exporter = Exporter(
        seat=identifier(about.get("seat"), MAX_LINE_CHARACTERS),
        email=_email(about.get("email")),
        first_name=text(about.get("firstName"), MAX_NAME_CHARACTERS),
        last_name=text(about.get("lastName"), MAX_NAME_CHARACTERS),
    )
    return None if exporter == Exporter("", "", "", "") else exporter


def _emails(profile: Mapping[str, Any]) -> tuple[str, ...]:
    """Read addresses from a list or a plain string, under either name, each once."""
    return tuple(dict.fromkeys(filter(None, map(_email, _given_emails(profile)))))[:MAX_ITEMS]


def _given_emails(profile: Mapping[str, Any]) -> list[Any]:
    given = [item for name in EMAIL_NAMES for item in items(profile.get(name))]
    return [item for item in given if item not in (None, "")]


def _email(value: Any) -> str:
    """Read what is typed for an address and kept as one; rsc-contract 7 asks for X@X.X."""
    address = one_line(text(value, MAX_ADDRESS_CHARACTERS))
    return address if looks_like_email(address) else ""


def _phones(profile: Mapping[str, Any]) -> tuple[str, ...]:
    given = [item for name in PHONE_NAMES for item in items(profile.get(name))]
    numbers = [item.get("number") if isinstance(item, dict) else item for item in given]
    found = (one_line(text(number, MAX_NAME_CHARACTERS)) for number in numbers)
    return tuple(dict.fromkeys(filter(None, found)))[:MAX_ITEMS]


def _profile_url(profile: Mapping[str, Any]) -> str:
    return profile_address(identifier(profile.get("profileUrl"), MAX_ADDRESS_CHARACTERS))


def _left_out(profile: Mapping[str, Any]) -> Iterator[str]:
    """Name our fields for which LinkedIn gave something that is no such thing."""
    if not all(map(_email, _given_emails(profile))):
        yield "emails"
    if profile.get("profileUrl") not in (None, "") and not _profile_url(profile):
        yield "linkedin_url"


def _lines(value: Any) -> tuple[str, ...]:
    return texts(value, MAX_LINE_CHARACTERS, at_most=MAX_ITEMS)


def _positions(value: Any) -> tuple[Position, ...]:
    found = [
        Position(
            title=text(entry.get("title"), MAX_LINE_CHARACTERS),
            company=text(entry.get("companyName"), MAX_LINE_CHARACTERS),
        )
        for entry in objects(value, at_most=MAX_ITEMS)
    ]
    return tuple(position for position in found if position != Position("", ""))


def _educations(value: Any) -> tuple[Education, ...]:
    found = [
        Education(
            school=text(entry.get("schoolName"), MAX_LINE_CHARACTERS),
            degree=text(entry.get("degreeName"), MAX_LINE_CHARACTERS),
        )
        for entry in objects(value, at_most=MAX_ITEMS)
    ]
    return tuple(education for education in found if education != Education("", ""))
