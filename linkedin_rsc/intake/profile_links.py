"""Which LinkedIn member a candidate is, remembered as the export says it."""

from typing import Any

from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from candidates.models import Candidate
from linkedin_rsc.intake.people import ExportedPerson
from linkedin_rsc.models import Connection, ProfileLink
from linkedin_rsc.verbs import LinkedInVerb


def link_profile(
    connection: Connection,
    candidate: Candidate,
    person: ExportedPerson,
    exporter: User | None,
    *,
    is_new: bool,
) -> None:
    """Remember the member for LinkedIn. A link of the present application stays as it is.

    `is_new` says that the candidate was made just now and has none.
    """
    found = None if is_new else ProfileLink.objects.filter(candidate=candidate).first()
    link = found or ProfileLink(candidate=candidate)
    if link.pk and link.application_urn == connection.application_in_use:
        return
    link.person, link.application_urn = person.member, connection.application_in_use
    link.profile_url = person.profile_url[:300]
    link.linked_at, link.snapshot = timezone.now(), _snapshot(person)
    link.save()
    record(LinkedInVerb.LINKED, by=exporter, subject=candidate, candidate=candidate.public_id)


def _snapshot(person: ExportedPerson) -> dict[str, Any]:
    return {
        "headline": person.headline,
        "location": person.location,
        "years_of_experience": person.years_of_experience,
        "skills": list(person.skills),
        "positions": [[position.title, position.company] for position in person.positions],
        "educations": [[education.school, education.degree] for education in person.educations],
    }
