"""What people may do to a candidate they may open.

By a global role, or by leading one of the person's jobs: who lost the role keeps the place.
"""

from collections.abc import Set
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from accounts.permissions import Opening, Permission, Permissions, Persona, Reach, RolePermission
from accounts.policy import HIRERS, WHO_SEE_EVERYTHING, is_hirer
from base.words import StrOrPromise
from candidates.models import Candidate
from jobs.models import Job, TeamMember
from jobs.permissions import LEADERS, TEAM, roles_of


class AddPermission(RolePermission):
    """What these roles may do at any time, and whoever leads a job may do for it."""

    def allows(self, user: User, row: Job | None = None) -> bool:
        return super().allows(user) or (row is not None and bool(roles_of(user, row) & LEADERS))

    def reach(self, persona: Persona) -> Reach:
        return super().reach(persona) or _to_those_led(persona)


class PersonPermission(Permission[Any]):
    """What these global roles may do to any person, and to their people the leaders of jobs."""

    def __init__(self, roles: Set[Role], sentence: StrOrPromise) -> None:
        super().__init__(sentence)
        self.roles = roles

    def allows(self, user: User, row: Candidate | None = None) -> bool:
        """At most one query, none on a record that was opened; without a person, by role alone."""
        return bool(user.roles & self.roles) or (row is not None and leads_job_of(row, user))

    def among(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        if user.roles & self.roles:
            return rows
        return rows.filter(
            Exists(_led_by(user).filter(job__applications__candidate=OuterRef("pk")))
        )

    def reach(self, persona: Persona) -> Reach:
        return Reach.ALL if persona.roles & self.roles else _to_those_led(persona)


class AccessPermission(PersonPermission):
    """Besides these, whoever hires may do it to whom they added."""

    def allows(self, user: User, row: Candidate | None = None) -> bool:
        return super().allows(user, row) or (
            row is not None and row.created_by_id == user.pk and is_hirer(user)
        )

    def among(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        allowed = super().among(rows, user)
        return allowed | rows.filter(created_by=user) if is_hirer(user) else allowed

    def reach(self, persona: Persona) -> Reach:
        own = Reach.OWN if persona.roles & HIRERS else Reach.NONE
        return super().reach(persona) | own


def leads_job_of(candidate: Candidate, user: User) -> bool:
    """Whether this person is recruiter or hiring manager on a job of the candidate."""
    if hasattr(candidate, "places"):
        return bool(candidate.places.led)
    return _led_by(user).filter(job__applications__candidate=candidate).exists()


def _led_by(user: User) -> QuerySet[TeamMember]:
    return TeamMember.objects.leading().filter(user=user)


def _to_those_led(persona: Persona) -> Reach:
    return Reach.TEAM if persona.place in LEADERS else Reach.NONE


# Private people are opened by whoever added them and on the jobs of a team.
OPEN_CANDIDATE = Opening(HIRERS | WHO_SEE_EVERYTHING, TEAM)
ADD_CANDIDATES = AddPermission(
    {*HIRERS, Role.ADMINISTRATOR}, _("Your role does not add candidates.")
)
EDIT_CANDIDATES = PersonPermission(
    {*HIRERS, Role.ADMINISTRATOR}, _("Only recruiters and hiring managers edit candidates.")
)
# Who sees a person: marking them private, and putting a private one on a further job.
DECIDE_ACCESS = AccessPermission(
    {Role.ADMINISTRATOR},
    _(
        "Who sees this person is decided by whoever added them, the recruiters and hiring managers "
        "of their jobs, and administrators."
    ),
)
ERASE_CANDIDATES = RolePermission(
    {Role.ADMINISTRATOR}, _("Only administrators erase people for good.")
)
DECIDE_DUPLICATES = RolePermission(
    {*HIRERS, Role.ADMINISTRATOR}, _("Only recruiters and hiring managers decide on duplicates.")
)

PERMISSIONS = Permissions(
    _("People"),
    position=30,
    listed=(
        (_("Open a person; private ones whoever added them, and their jobs"), OPEN_CANDIDATE),
        (_("Add a person"), ADD_CANDIDATES),
        (_("Edit a person"), EDIT_CANDIDATES),
        (_("Decide who sees a private person"), DECIDE_ACCESS),
        (_("Decide whether two records are one person"), DECIDE_DUPLICATES),
        (_("Erase a person for good"), ERASE_CANDIDATES),
    ),
)
