"""What people may do on a job, decided at request time.

Administrators may do everything, read-only people nothing. Everyone else acts by the role held on
the job's team, whatever global role they hold by now.
"""

from collections.abc import Set
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role as GlobalRole
from accounts.models import User
from accounts.permissions import Opening, Permission, Permissions, Persona, Reach, RolePermission
from accounts.policy import HIRERS, WHO_SEE_EVERYTHING
from base.words import StrOrPromise
from jobs.models import Job, TeamMember

Role = TeamMember.Role
RECRUITERS = frozenset({Role.RECRUITER})
LEADERS = RECRUITERS | {Role.HIRING_MANAGER}
TEAM = LEADERS | {Role.INTERVIEWER}


class TeamPermission(Permission[Any]):
    """What these roles of a job's team may do: to the job, or to a row that has a `job`.

    Holders of the `outsiders` roles may, too, without a place on the team.
    """

    def __init__(
        self,
        roles: Set[str],
        sentence: StrOrPromise,
        *,
        outsiders: Set[GlobalRole] = frozenset({GlobalRole.ADMINISTRATOR}),
    ) -> None:
        super().__init__(sentence)
        self.roles, self.outsiders = roles, outsiders

    def allows(self, user: User, row: Any) -> bool:
        """One query, none where the job's team is prefetched."""
        return self.allows_as(roles_of(user, row if isinstance(row, Job) else row.job), user)

    def allows_as(self, held: Set[str], user: User) -> bool:
        """Answer for the roles that this person holds on the team; no query."""
        return bool(held & self.roles) or self._is_outsider(user)

    def among(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        if self._is_outsider(user):
            return rows
        job = OuterRef("pk" if rows.model is Job else "job")
        places = TeamMember.objects.filter(user=user, role__in=self.roles, job=job)
        return rows.filter(Exists(places))

    def _is_outsider(self, user: User) -> bool:
        """Ask for the roles of the person only where some of them would do."""
        return bool(self.outsiders and user.roles & self.outsiders)

    def reach(self, persona: Persona) -> Reach:
        if persona.roles & self.outsiders:
            return Reach.ALL
        return Reach.TEAM if persona.place in self.roles else Reach.NONE


def roles_of(user: User, job: Job) -> frozenset[str]:
    """Return this person's roles on the job's team."""
    return frozenset(member.role for member in job.team.all() if member.user_id == user.pk)


OPEN_JOB = Opening(WHO_SEE_EVERYTHING, TEAM)
# Administrators alone may not: a job is created in one of the two team roles.
CREATE_JOB = RolePermission(HIRERS, _("Only recruiters and hiring managers create jobs."))
EDIT_JOB = TeamPermission(LEADERS, _("Only the job's recruiters and hiring managers edit it."))
ACTIVATE_JOB = TeamPermission(
    LEADERS, _("Only the job's recruiters and hiring managers activate it.")
)
CHANGE_TEAM = TeamPermission(
    LEADERS, _("Only the job's recruiters and hiring managers change its team.")
)
SHAPE_PROCESS = TeamPermission(
    LEADERS, _("Only the job's recruiters and hiring managers shape it.")
)
CLOSE_JOB = TeamPermission(RECRUITERS, _("Only the job's recruiters close it."))
RESTORE_JOB = TeamPermission(RECRUITERS, _("Only the job's recruiters reopen it."))
# Interviewers have no access to what other channels are given of a job.
SEE_CHANNELS = TeamPermission(
    LEADERS,
    _("Only the job's recruiters and hiring managers see what LinkedIn holds."),
    outsiders=WHO_SEE_EVERYTHING,
)

PERMISSIONS = Permissions(
    _("Jobs"),
    position=10,
    listed=(
        (_("Create a job"), CREATE_JOB),
        (_("Open a job"), OPEN_JOB),
        (_("Edit its details"), EDIT_JOB),
        (_("Change its hiring team"), CHANGE_TEAM),
        (_("Shape its process"), SHAPE_PROCESS),
        (_("Activate it"), ACTIVATE_JOB),
        (_("See what LinkedIn holds of it"), SEE_CHANNELS),
        (_("Close it"), CLOSE_JOB),
        (_("Reopen it"), RESTORE_JOB),
    ),
)
