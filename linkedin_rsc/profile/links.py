"""Which LinkedIn member a candidate is, remembered as the export says it."""

from typing import Any

from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from candidates.models import Candidate
from linkedin_rsc.models import Connection, ProfileLink, ProfileMatch
from linkedin_rsc.profile.keeping import Kept
from linkedin_rsc.profile.people import ExportedPerson
from linkedin_rsc.verbs import LinkedInVerb


def link_profile(
    connection: Connection,
    candidate: Candidate,
    person: ExportedPerson,
    kept: Kept,
    exporter: User | None,
    *,
    is_new: bool,
    how: ProfileLink.How = ProfileLink.How.EXPORT,
) -> None:
    """Remember the member for LinkedIn. A link of the present application stays as it is, but for
    what was left out of the last export.

    `is_new` says that the candidate was made just now and has none.
    """
    found = None if is_new else ProfileLink.objects.filter(candidate=candidate).first()
    link = found or ProfileLink(candidate=candidate)
    link.left_out = sorted(kept.left_out)
    if link.pk and _stays(link, person, connection):
        link.save(update_fields=["left_out"])
        return
    link.person, link.application_urn = person.member, connection.application_in_use
    link.profile_url = kept.fields.get("linkedin_url", "")
    link.linked_at, link.snapshot = timezone.now(), _snapshot(person)
    link.how, link.linked_by = how, exporter
    link.save()
    if not is_new:
        match = ProfileMatch.objects.filter(
            candidate=candidate, application_urn=link.application_urn
        )
        match.update(state=ProfileMatch.State.LINKED, possible=[], due_at=None)
    record(LinkedInVerb.LINKED, by=exporter, subject=candidate, candidate=candidate.public_id)


def _stays(link: ProfileLink, person: ExportedPerson, connection: Connection) -> bool:
    """Whether the link was made for this application, and the export tells nothing surer of it."""
    is_surer = link.how == ProfileLink.How.MATCH and link.person == person.member
    return link.application_urn == connection.application_in_use and not is_surer


def _snapshot(person: ExportedPerson) -> dict[str, Any]:
    return {
        "name": person.full_name,
        "headline": person.headline,
        "location": person.location,
        "years_of_experience": person.years_of_experience,
        "skills": list(person.skills),
        "positions": [[position.title, position.company] for position in person.positions],
        "educations": [[education.school, education.degree] for education in person.educations],
    }
