"""Who shared their profile becomes a candidate, or enriches the one they are (rsc-contract 9.3)."""

from django.db.models import Q

from accounts.activity import record
from base.errors import DomainError
from base.words import gettext as _
from candidates.contacts.services import ContactIsThere, add_phone
from candidates.contacts.verification import verify_email
from candidates.models import Candidate, CandidateEmail
from linkedin_rsc.connection.seats import colleague_of
from linkedin_rsc.models import Connection, ProfileLink, StubProfile
from linkedin_rsc.profile.identity import find_candidate, has_refused
from linkedin_rsc.profile.keeping import Kept, kept_of, remark_on
from linkedin_rsc.profile.parsing import parse_profile
from linkedin_rsc.profile.people import ExportedPerson, Exporter
from linkedin_rsc.profile.proposals import kinds_told, propose
from linkedin_rsc.profile.sources import source_of
from linkedin_rsc.profile.taking_in import take_in
from linkedin_rsc.pull.pools import keep_in_pool
from linkedin_rsc.pull.stubs import profile_of
from linkedin_rsc.verbs import LinkedInVerb

# Of whose company it is has been looked at when it was taken in.
NO_MATTER = "-"


def candidate_of(connection: Connection, stub: StubProfile) -> tuple[Candidate | None, str]:
    """Make or enrich the candidate and return them, with what could not be kept.

    Nobody for one of another application. Raises MalformedExport, DomainError.
    """
    if stub.application_urn != connection.application_in_use:
        return None, _("It came to another LinkedIn application, which names members its own way.")
    person = parse_profile(profile_of(stub.raw), organization=connection.organization)
    kept = kept_of(person)
    candidate = _taken_in(connection, stub, person, kept)
    remarks = [*_keep_contacts(candidate, person, kept), remark_on(kept.left_out)]
    told_since = _told_since(candidate, stub)
    propose(candidate, person, kept, stub.shared_at, told_since=told_since)
    if stub.seat.contract:
        keep_in_pool(stub.seat.contract, candidate)
    record(LinkedInVerb.PROFILE_SHARED, by=None, subject=candidate, candidate=candidate.public_id)
    return candidate, " ".join(filter(None, remarks))


def _taken_in(
    connection: Connection, stub: StubProfile, person: ExportedPerson, kept: Kept
) -> Candidate:
    seat = stub.seat
    colleague = colleague_of(seat, connection)
    exporter = Exporter(seat.urn, seat.email, seat.first_name, seat.last_name)
    known = find_candidate(connection, person) or _with_address(connection, person, kept)
    source = source_of(exporter, colleague)
    return take_in(connection, person, kept, known, source, colleague, how=ProfileLink.How.SHARED)


def _told_since(candidate: Candidate, stub: StubProfile) -> set[str]:
    """Return which contact data they shared again later, as far as that is taken in already.

    The newest time is asked about first, and who was refused comes late.
    """
    later = StubProfile.objects.filter(candidate=candidate, shared_at__gt=stub.shared_at)
    raws = later.values_list("raw", flat=True)
    people = (parse_profile(profile_of(raw), organization=NO_MATTER) for raw in raws)
    return {kind for person in people for kind in kinds_told(person)}


def _with_address(connection: Connection, person: ExportedPerson, kept: Kept) -> Candidate | None:
    """Return the one person with an address that the member says is theirs (attract.md 21.6).

    Whoever is linked to another member is somebody else, however alike, and so is whoever a person
    said is not this member.
    """
    linked = Q(candidate__profile_link__application_urn=connection.application_in_use)
    addresses = CandidateEmail.objects.filter(email__in=kept.emails)
    people = set(addresses.exclude(linked).values_list("candidate", flat=True)[:2])
    found = Candidate.objects.filter(pk__in=people).first() if len(people) == 1 else None
    return None if found and has_refused(found, person.member) else found


def _keep_contacts(candidate: Candidate, person: ExportedPerson, kept: Kept) -> list[str]:
    """Verify what they shared and add their numbers; return what could not be kept."""
    remarks = []
    shared = candidate.emails.filter(email__in=kept.emails, verified_at=None)
    for address in shared:
        try:
            verify_email(contact=address, proof=CandidateEmail.Proof.SHARED, by=None)
        except DomainError as refusal:
            remarks.append(refusal.message)
    for number in person.phones:
        try:
            add_phone(candidate=candidate, phone=number, by=None)
        except ContactIsThere:
            continue
        except DomainError as refusal:
            remarks.append(refusal.message)
    return remarks
