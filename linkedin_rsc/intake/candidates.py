"""The candidate an export is about: made when new, enriched where empty, tagged and linked."""

from typing import Any

from accounts.models import User
from base.countries import country_code
from candidates.details.services import create_candidate, edit_candidate, lock
from candidates.models import Candidate, Source
from candidates.tags.services import add_tag
from candidates.web_addresses import profile_address
from linkedin_rsc.intake.people import ExportedPerson
from linkedin_rsc.intake.profile_links import link_profile
from linkedin_rsc.models import Connection

TAG = "Imported: LinkedIn Recruiter"


def take_in(
    connection: Connection,
    person: ExportedPerson,
    known: Candidate | None,
    source: Source,
    exporter: User | None,
) -> Candidate:
    """Enrich the candidate known to be this person, else make one; tag and link either."""
    candidate = known or _create(person, source, exporter)
    if known:
        lock(known)
        _enrich(known, person)
    # Part of the export, which the place on the job's team allows: no edit of the exporter's.
    add_tag(candidate=candidate, name=TAG, by=None)
    link_profile(connection, candidate, person, exporter, is_new=known is None)
    return candidate


def _create(person: ExportedPerson, source: Source, exporter: User | None) -> Candidate:
    return create_candidate(
        by=None,
        emails=person.emails,
        source=source,
        source_contact=exporter,
        **_fields_of(person),
    )


def _fields_of(person: ExportedPerson) -> dict[str, Any]:
    """Translate LinkedIn's profile into our fields; the location is text there, parts here."""
    position = person.positions[0] if person.positions else None
    employer = person.employers[0] if person.employers else (position.company if position else "")
    return {
        "first_name": person.first_name or person.last_name,
        "last_name": person.last_name or person.first_name,
        "headline": person.headline,
        "current_company": employer,
        "current_title": position.title if position else "",
        **_place_of(person.location),
        "linkedin_url": profile_address(person.profile_url)[:300],
    }


def _place_of(location: str) -> dict[str, str]:
    """Read LinkedIn's "City, Region, Country": what is no known country stays with the region."""
    city, *others = [part.strip()[:100] for part in location.split(",")]
    code = country_code(others[-1]) if others else ""
    region = ", ".join(others[:-1] if code else others)[:100]
    return {"city": city, "region": region, "country_code": code}


def _enrich(candidate: Candidate, person: ExportedPerson) -> None:
    """Fill what is empty; what a colleague wrote is never overwritten."""
    given = _fields_of(person)
    if candidate.city or candidate.region or candidate.country_code:
        given |= {"city": "", "region": "", "country_code": ""}
    fields = {
        name: value for name, value in given.items() if value and not getattr(candidate, name)
    }
    known = list(candidate.emails.order_by("-is_primary", "id").values_list("email", flat=True))
    new = [email for email in person.emails if email.lower() not in known]
    if fields or new:
        edit_candidate(
            candidate=candidate, by=None, emails=[*known, *new] if new else None, **fields
        )
