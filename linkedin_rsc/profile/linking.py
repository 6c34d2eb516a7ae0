"""A person says which LinkedIn member a candidate is, and takes it back.

What they say stands: no push and no look at LinkedIn's matches changes it again.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.rereading import anew
from candidates.details.services import lock
from candidates.duplicates.services import note_same_profile
from candidates.models import Candidate
from linkedin_rsc.models import Connection, ProfileLink, ProfileMatch
from linkedin_rsc.permissions import DECIDE_MATCHES
from linkedin_rsc.profile.matches import matches_now
from linkedin_rsc.profile.members import is_member
from linkedin_rsc.verbs import LinkedInVerb

State, How = ProfileMatch.State, ProfileLink.How


class MemberTaken(DomainError):
    code = "profile_taken"
    default_message = _(
        "This LinkedIn profile is linked to another record here. Compare the two: they may be one "
        "person. Unlink it there before you link it here."
    )


class AlreadyLinked(DomainError):
    code = "already_linked"
    default_message = _("This LinkedIn profile is linked already.")


class NotLinked(DomainError):
    code = "not_linked"
    default_message = _("No LinkedIn profile is linked.")


class NoSuchMember(InvalidInput):
    code = "no_such_member"
    default_message = _("This names no LinkedIn profile. Choose one that LinkedIn proposed.")


def link_member(
    *, candidate: Candidate, member: str, by: User, how: ProfileLink.How = How.PERSON
) -> ProfileLink:
    """Link the candidate with a member, whoever refused that member before. Locks the candidate.

    Raises NotAllowed, NoSuchMember, AlreadyLinked, MemberTaken; a taken member leaves the two
    records noted as possible duplicates.
    """
    DECIDE_MATCHES.require(by, candidate)
    if not is_member(member):
        raise NoSuchMember(field="member")
    try:
        return _link(candidate, member, by, how)
    except IntegrityError as conflict:
        _note_twin(candidate, member)
        raise MemberTaken(field="member") from conflict


def only_proposal(candidate: Candidate) -> str:
    """Return the one member LinkedIn proposes for the candidate; raise NoSuchMember without one."""
    match = matches_now().filter(candidate=candidate).first()
    if match is None or len(match.possible) != 1:
        raise NoSuchMember(field="member")
    return str(match.possible[0])


@transaction.atomic
def unlink_member(*, candidate: Candidate, by: User) -> None:
    """Take the link back, at LinkedIn as well. Locks the candidate.

    The member stays within reach to be linked again. Raises NotAllowed, NotLinked.
    """
    match = open_match(candidate, by)
    member = drop_link(candidate, match.application_urn)
    match.state, match.possible, match.due_at = State.NONE, [member], None
    match.save()
    record(LinkedInVerb.UNLINKED, by=by, subject=candidate, candidate=candidate.public_id)


def open_match(candidate: Candidate, by: User) -> ProfileMatch:
    """Lock the candidate and its match, for somebody who may decide on it.

    The match is that of our present application: what a former one knew is nothing to decide on.
    """
    DECIDE_MATCHES.require(by, candidate)
    lock(candidate)
    application = Connection.current().application_in_use
    match, _is_new = ProfileMatch.objects.get_or_create(
        candidate=candidate, application_urn=application
    )
    return anew(match, ProfileMatch.objects.select_for_update())


def drop_link(candidate: Candidate, application: str) -> str:
    """Delete the candidate's link and return whose it was; raise NotLinked without one."""
    link = ProfileLink.objects.filter(candidate=candidate, application_urn=application).first()
    if link is None:
        raise NotLinked
    link.delete()
    return link.person


@transaction.atomic
def _link(candidate: Candidate, member: str, by: User, how: ProfileLink.How) -> ProfileLink:
    match = open_match(candidate, by)
    application = match.application_urn
    known = ProfileLink.objects.filter(candidate=candidate).first()
    link = known or ProfileLink(candidate=candidate)
    if known and (known.person, known.application_urn) == (member, application):
        raise AlreadyLinked
    link.person, link.application_urn, link.how = member, application, how
    link.linked_by, link.linked_at = by, timezone.now()
    # What an export told was of whoever was linked before.
    link.profile_url, link.snapshot, link.left_out = "", {}, []
    link.save()
    match.state, match.possible, match.due_at = State.LINKED, [], None
    match.refused = [one for one in match.refused if one != member]
    match.save()
    record(LinkedInVerb.LINKED, by=by, subject=candidate, candidate=candidate.public_id)
    return link


def _note_twin(candidate: Candidate, member: str) -> None:
    application = Connection.current().application_in_use
    holder = ProfileLink.objects.filter(person=member, application_urn=application).first()
    if holder:
        note_same_profile([(candidate.pk, holder.candidate_id)])
