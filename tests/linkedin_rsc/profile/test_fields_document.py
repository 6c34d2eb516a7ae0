"""RSC-302: what comes from LinkedIn is written down, and what is written down is what is done."""

import re
from pathlib import Path
from typing import Any

import pytest

from candidates.background.entries import Kind
from candidates.verbs import FIELDS
from linkedin_rsc.profile.keeping import kept_of
from linkedin_rsc.profile.parsing import parse_exported_person, parse_profile
from linkedin_rsc.profile.people import ExportedPerson

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "linkedin-fields.md"
WORDS = {
    **{str(words): name for name, words in FIELDS.items()},
    "positions": Kind.POSITION, "education": Kind.EDUCATION, "skills": Kind.SKILL,
    "years of experience": Kind.YEARS, "the link with the LinkedIn member": "member",
}  # fmt: skip
LEAST = {"member": "urn:li:person:xY12", "firstName": "Ilse", "lastName": "Marbach"}
SAMPLES: dict[str, Any] = {
    "member": "urn:li:person:other",
    "firstName": "Mae",
    "lastName": "Chen",
    "headline": "Night shift planner",
    "location": "Bremen, Niedersachsen, Germany",
    "profileUrl": "https://www.linkedin.com/in/mae",
    "currentEmployerNames": ["Hafenwerk"],
    "emailAddresses": ["mae@example.org"],
    "emailAddress": "mae@example.org",
    "phoneNumbers": ["+49 421 555 0100"],
    "phoneNumber": "+49 421 555 0100",
    "positions": [{"title": "Dispatcher", "companyName": "Hafenwerk"}],
    "educations": [{"schoolName": "Hochschule Nordsee", "degreeName": "B.Sc."}],
    "skills": ["Route planning"],
    "yearsOfExperience": "7",
}
OF_EXPORT = {
    "externalJobPostingId": "job_reference", "referenceEntityId": "job_reference",
    "recruiter": "exporter", "exportedBy": "exporter", "seat": "exporter",
    "notes": "note", "note": "note", "integrationContext": "organization",
}  # fmt: skip


class Asked(dict):
    """JSON that remembers what it was asked for."""

    def __init__(self, given):
        super().__init__(given)
        self.names = set()

    def get(self, name, default=None):
        self.names.add(name)
        return super().get(name, default)


def rows(number: int) -> list[list[str]]:
    """Return the cells of a table of the document, without its head."""
    tables = re.findall(r"(?:^\|.*\n)+", DOCUMENT.read_text(), re.MULTILINE)
    return [
        [cell.strip() for cell in line.strip("|\n").split("|")]
        for line in tables[number].splitlines()[2:]
    ]


def documented(number: int) -> dict[str, str]:
    return {name: row[1] for row in rows(number) for name in re.findall(r"`(\w+)`", row[0])}


def kept(profile: dict[str, Any]) -> dict[str, Any]:
    """Return all that Tandem keeps of a profile, by its names here."""
    person = parse_profile(profile, organization="urn:li:organization:1")
    found = kept_of(person)
    return {
        **found.fields, "emails": found.emails, "phones": person.phones, "member": person.member,
        **{kind: [one for one in found.background if one.kind == kind] for kind in Kind},
    }  # fmt: skip


@pytest.mark.parametrize("field", SAMPLES)
def test_rsc_302_each_field_becomes_what_the_document_says(field):
    before, after = kept(LEAST), kept({**LEAST, field: SAMPLES[field]})

    changed = {name for name, value in after.items() if value != before.get(name)}

    said = documented(0)[field]
    words = [said] if said in WORDS else said.split(", ")
    assert changed == {WORDS[word] for word in words}


def test_rsc_302_every_field_that_is_read_of_a_person_is_in_the_document():
    profile = Asked(LEAST)
    parse_profile(profile, organization="urn:li:organization:1")

    assert profile.names == set(documented(0)) == set(SAMPLES)


def test_rsc_302_every_field_that_is_read_of_an_export_is_in_the_document():
    export = Asked({"integrationContext": "urn:li:organization:1", "candidate": LEAST})
    parse_exported_person(export)

    assert export.names - {"candidate"} == set(documented(1))


@pytest.mark.parametrize("field", OF_EXPORT)
def test_rsc_302_what_an_export_names_beside_the_person_is_read(field):
    given = {"integrationContext": "urn:li:organization:1", "candidate": LEAST, field: "x-1"}

    person: ExportedPerson = parse_exported_person(given)

    assert getattr(person, OF_EXPORT[field])
