"""A person says which LinkedIn member a candidate is not, or cannot tell, and takes it back.

Whoever was refused is never proposed or linked again unless a person does it.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from candidates.models import Candidate
from linkedin_rsc.models import ProfileLink, ProfileMatch
from linkedin_rsc.nudges import READ_MATCHES, nudge_on_commit
from linkedin_rsc.profile.linking import NoSuchMember, drop_link, open_match
from linkedin_rsc.profile.members import is_member
from linkedin_rsc.verbs import LinkedInVerb

State = ProfileMatch.State


class NothingRefused(DomainError):
    code = "nothing_refused"
    default_message = _("This LinkedIn profile is not refused.")


class NothingProposed(DomainError):
    code = "nothing_proposed"
    default_message = _("Somebody already decided on these LinkedIn profiles.")


@transaction.atomic
def refuse_member(*, candidate: Candidate, member: str, by: User) -> None:
    """Remember that the candidate is not this member, and unlink them where they were linked.

    LinkedIn is asked soon who else it could be. Locks the candidate. Raises NotAllowed,
    NoSuchMember.
    """
    match = open_match(candidate, by)
    if not is_member(member):
        raise NoSuchMember(field="member")
    application = match.application_urn
    was_linked = ProfileLink.objects.filter(
        candidate=candidate, person=member, application_urn=application
    ).exists()
    if was_linked:
        drop_link(candidate, application)
        match.state = State.NONE
    match.possible = [one for one in match.possible if one != member]
    match.refused = [*(one for one in match.refused if one != member), member]
    if match.state != State.LINKED and not match.possible:
        match.state = State.REFUSED
        match.look_again()
        nudge_on_commit(READ_MATCHES)
    match.save()
    if was_linked:
        record(LinkedInVerb.UNLINKED, by=by, subject=candidate, candidate=candidate.public_id)
    record(LinkedInVerb.MATCH_REFUSED, by=by, subject=candidate, candidate=candidate.public_id)


@transaction.atomic
def reopen_member(*, candidate: Candidate, member: str, by: User) -> None:
    """Take back that the candidate is not this member: it may be again. Locks the candidate.

    Raises NotAllowed, NothingRefused.
    """
    match = open_match(candidate, by)
    if member not in match.refused:
        raise NothingRefused
    match.refused = [one for one in match.refused if one != member]
    if match.state != State.LINKED:
        match.state, match.possible = State.POSSIBLE, [*match.possible, member]
    match.save()
    record(LinkedInVerb.MATCH_REOPENED, by=by, subject=candidate, candidate=candidate.public_id)


@transaction.atomic
def set_aside(*, candidate: Candidate, by: User) -> None:
    """Ask about none of the possible profiles until LinkedIn finds another one.

    Locks the candidate. Raises NotAllowed, NothingProposed.
    """
    _turn(candidate, by, State.POSSIBLE, State.NONE, LinkedInVerb.MATCH_SET_ASIDE)


@transaction.atomic
def ask_again(*, candidate: Candidate, by: User) -> None:
    """Ask again about the profiles that were set aside. Locks the candidate.

    Raises NotAllowed, NothingProposed.
    """
    _turn(candidate, by, State.NONE, State.POSSIBLE, LinkedInVerb.MATCH_ASKED_AGAIN)


def _turn(candidate: Candidate, by: User, before: State, after: State, verb: LinkedInVerb) -> None:
    match = open_match(candidate, by)
    if match.state != before or not match.possible:
        raise NothingProposed
    match.state = after
    match.save()
    record(verb, by=by, subject=candidate, candidate=candidate.public_id)
