"""Linking and unlinking by hand, as a recruiter does in the profile widget (section 11)."""

from django.db import transaction

from linkedin_sandbox.models import Candidate, Member
from linkedin_sandbox.world import accounts
from linkedin_sandbox.world.candidates import matched_members


def link(candidate: Candidate, member: Member) -> None:
    accounts.check_open(member)
    candidate.manual_match = member
    candidate.save(update_fields=["manual_match"])


@transaction.atomic
def unlink(candidate: Candidate) -> Member | None:
    """Forget the link, and the match of a member who was found; return who it was."""
    member = match_of(candidate)
    candidate.manual_match = None
    candidate.save(update_fields=["manual_match"])
    if member:
        candidate.matches.remove(member)
    return member


def match_of(candidate: Candidate) -> Member | None:
    """Return the one member it is: linked by hand, else the only one found."""
    if candidate.manual_match:
        return candidate.manual_match
    found = matched_members(candidate)
    return found[0] if len(found) == 1 else None
