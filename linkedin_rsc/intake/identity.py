"""Who an exported person is among our candidates.

First the LinkedIn member, then a verified e-mail, then the profile address. A name never decides.
"""

from django.db.models import QuerySet

from candidates.models import Candidate
from candidates.web_addresses import profile_address
from linkedin_rsc.intake.people import ExportedPerson
from linkedin_rsc.models import Connection, ProfileLink


def find_candidate(connection: Connection, person: ExportedPerson) -> Candidate | None:
    """Return the one candidate this is, or None when nobody or several could be meant."""
    link = ProfileLink.objects.filter(
        person=person.member, application_urn=connection.application_in_use
    ).select_related("candidate")
    linked = link.first()
    if linked:
        return linked.candidate
    # Whoever is linked to another member is somebody else, however alike.
    unlinked = Candidate.objects.exclude(
        profile_link__application_urn=connection.application_in_use
    )
    by_email = unlinked.with_verified_email(person.emails)
    return _only(by_email) or _only(_by_profile(unlinked, person))


def _by_profile(candidates: QuerySet[Candidate], person: ExportedPerson) -> QuerySet[Candidate]:
    address = profile_address(person.profile_url)
    return candidates.filter(linkedin_url=address) if address else candidates.none()


def _only(candidates: QuerySet[Candidate]) -> Candidate | None:
    found = list(candidates[:2])
    return found[0] if len(found) == 1 else None
