"""Where somebody stands on the teams of jobs, as the rules of who may open what ask for it."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from jobs.models import TeamMember
from jobs.permissions import LEADERS


@dataclass(frozen=True)
class Places:
    """The jobs on whose teams a person is, and those of them that they lead.

    As queries, so that each statement asks anew; what `known_places` returns holds keys.
    """

    jobs: Any
    led: Any

    @property
    def are_all_led(self) -> bool:
        """Whether these jobs are known to be all led; False where that would have to be asked."""
        return False


@dataclass(frozen=True)
class KnownPlaces(Places):
    """A person's places around what one page is about, asked once for all its statements."""

    roles: Mapping[int, Set[str]]

    @property
    def are_all_led(self) -> bool:
        return len(self.led) == len(self.jobs)

    def roles_on(self, job_id: int) -> Set[str]:
        return self.roles.get(job_id, frozenset())


def places_of(user: User) -> Places:
    """Return all places of a person; no query of its own."""
    own = TeamMember.objects.filter(user=user)
    return Places(own.values("job"), own.leading().values("job"))


def known_places(own: QuerySet[TeamMember]) -> KnownPlaces:
    """Return these places of one person; one query."""
    roles: defaultdict[int, set[str]] = defaultdict(set)
    for job_id, role in own.values_list("job", "role"):
        roles[job_id].add(role)
    led = [job_id for job_id, held in roles.items() if held & LEADERS]
    return KnownPlaces(jobs=list(roles), led=led, roles=dict(roles))
