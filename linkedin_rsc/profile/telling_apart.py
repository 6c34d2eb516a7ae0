"""What there is to tell proposed members apart by: LinkedIn names none (rsc-contract 7.2.3).

Whom we have linked one of them with already is known here; the rest is said by LinkedIn's widget.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from accounts.models import User
from candidates.models import Candidate
from linkedin_rsc.profile.matches import links_now


@dataclass(frozen=True)
class Proposed:
    """A member who may be somebody; `holder` is who is linked with them here."""

    member: str
    holder: Candidate | None


def holders_of(members: Collection[str], user: User) -> Mapping[str, Candidate]:
    """Return who is linked with these members, as far as this user may open them.

    One query, none without members.
    """
    if not members:
        return {}
    links = links_now().filter(person__in=members)
    seen = links.filter(candidate__in=Candidate.objects.visible_to(user).values("pk"))
    return {link.person: link.candidate for link in seen.select_related("candidate")}


def tell_apart(members: Iterable[str], holders: Mapping[str, Candidate]) -> list[Proposed]:
    return [Proposed(member, holders.get(member)) for member in members]
