"""Which LinkedIn member a candidate is, remembered as the export says it."""

from typing import Any

from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from candidates.models import Candidate
from linkedin_rsc.intake.keeping import Kept
from linkedin_rsc.intake.people import ExportedPerson
from linkedin_rsc.models import Connection, ProfileLink
from linkedin_rsc.verbs import LinkedInVerb


def link_profile(
    connection: Connection,
    candidate: Candidate,
    person: ExportedPerson,
    kept: Kept,
    exporter: User | None,
    *,
    is_new: bool,
) -> None:
    """Remember the member for LinkedIn. A link of the present application stays as it is, but for
    what was left out of the last export.

    `is_new` says that the candidate was made just now and has none.
    """
    found = None if is_new else ProfileLink.objects.filter(candidate=candidate).first()
    link = found or ProfileLink(candidate=candidate)
    link.left_out = sorted(kept.left_out)
    if link.pk and link.application_urn == connection.application_in_use:
        link.save(update_fields=["left_out"])
        return
    link.person, link.application_urn = person.member, connection.application_in_use
    link.profile_url = kept.fields.get("linkedin_url", "")
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
