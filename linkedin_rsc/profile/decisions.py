"""What LinkedIn's matches mean for a candidate, given what people decided before.

    set by hand at LinkedIn          -> linked, whatever its own matching says
    one profile, nobody decided yet  -> linked
    several, or after a decision     -> possible: a person chooses
    none but refused ones            -> refused
    none                             -> no match

Nothing here reads a clock or a database (rsc-contract 7.2.3).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from linkedin_rsc.client.resources import MemberMatches
from linkedin_rsc.models import ProfileLink, ProfileMatch

State, How = ProfileMatch.State, ProfileLink.How


@dataclass(frozen=True)
class Finding:
    """How a match is to stand; `member` and `how` say whom to link where it is linked."""

    state: str
    possible: tuple[str, ...] = ()
    member: str = ""
    how: str = How.MATCH


def find(
    matches: MemberMatches,
    match: ProfileMatch,
    former: Sequence[ProfileMatch] = (),
    *,
    is_chosen: bool = False,
) -> Finding:
    """Read LinkedIn's answer about an unlinked candidate.

    `former` is what other applications of ours knew, and `is_chosen` says that a person chose the
    profile there. LinkedIn gives every application other names for the same members, so that what
    was refused there cannot be told from what was not: a person is asked.
    """
    known = (match, *former)
    refused = {member for each in known for member in each.refused}
    if matches.manual and matches.manual not in refused:
        return Finding(State.LINKED, member=matches.manual, how=How.RECRUITER)
    found = tuple(member for member in matches.matched if member not in refused)
    if not found:
        return _nobody(match)
    if match.state == State.NONE and match.possible and set(found) <= set(match.possible):
        return Finding(State.NONE, tuple(match.possible))
    if len(found) > 1 or is_chosen or any(each.is_decided for each in known):
        return Finding(State.POSSIBLE, found)
    return Finding(State.LINKED, member=found[0])


def _nobody(match: ProfileMatch) -> Finding:
    """What a person set aside stays within reach."""
    if match.state == State.NONE and match.possible:
        return Finding(State.NONE, tuple(match.possible))
    return Finding(State.REFUSED if match.refused else State.NONE)


def unless_taken(finding: Finding, taken: Collection[str]) -> Finding:
    """Ask a person where another candidate is linked with the member already."""
    if finding.member in taken:
        return Finding(State.POSSIBLE, (finding.member,))
    return finding
