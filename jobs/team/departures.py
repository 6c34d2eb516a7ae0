"""What somebody no longer opens without a place on a team, said before they lose it."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User
from accounts.policy import sees_everything
from base import contributions
from base.words import gettext as _
from jobs.models import TeamMember


@dataclass(frozen=True)
class Departure:
    """What else a place opens: `words` returns a sentence about its holder, "" for nothing.

    It takes the place and how the sentence calls its holder.
    """

    words: Callable[[TeamMember, str], str]
    position: int = 0


def losses(member: TeamMember, reader: User) -> list[str]:
    """Return the sentences to read before this place is taken away."""
    name = _("You") if member.user == reader else str(member.user)
    told = [departure.words(member, name) for departure in contributions.of(Departure)]
    return [_of_job(member, name), *filter(None, told)]


def _of_job(member: TeamMember, name: str) -> str:
    others = member.job.team.filter(user=member.user).exclude(pk=member.pk)
    roles = ", ".join(other.get_role_display().lower() for other in others)
    said = _("%(name)s will no longer open this job.")
    if roles:
        said = _("%(name)s will open this job as %(roles)s alone.")
    elif sees_everything(member.user):
        said = _("%(name)s will still open this job, by another role.")
    return said % {"name": name, "roles": roles}
