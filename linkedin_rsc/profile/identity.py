"""Who an exported person is among our candidates.

First the LinkedIn member, then a verified e-mail, then the profile address. A name never decides,
and nobody is taken for a member of whom a person said that they are not.
"""

from django.db.models import QuerySet

from candidates.models import Candidate
from candidates.web_addresses import profile_address
from linkedin_rsc.models import Connection, ProfileLink, ProfileMatch
from linkedin_rsc.profile.people import ExportedPerson


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
    return _only(by_email, person) or _only(_by_profile(unlinked, person), person)


def _by_profile(candidates: QuerySet[Candidate], person: ExportedPerson) -> QuerySet[Candidate]:
    address = profile_address(person.profile_url)
    return candidates.filter(linkedin_url=address) if address else candidates.none()


def _only(candidates: QuerySet[Candidate], person: ExportedPerson) -> Candidate | None:
    found = list(candidates[:2])
    return found[0] if len(found) == 1 and not has_refused(found[0], person.member) else None


def has_refused(candidate: Candidate, member: str | None) -> bool:
    """Whether a person said that the candidate is not this member; one query."""
    refused = ProfileMatch.objects.filter(candidate=candidate).values_list("refused", flat=True)
    return any(member in members for members in refused)
