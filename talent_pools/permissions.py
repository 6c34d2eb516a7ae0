"""Who may do what to a pool they may open: its owner, its contributors, and administrators.

The global role is asked for each time: whoever no longer hires does nothing to a pool they own.
Read-only people look (`TalentPool.visible_to`).
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from accounts.permissions import Permission, Permissions, Persona, Reach, RolePermission
from accounts.policy import HIRERS, WHO_SEE_EVERYTHING, is_administrator
from base.words import StrOrPromise
from talent_pools.models import TalentPool

WHO_KEEP_POOLS = HIRERS | {Role.ADMINISTRATOR}

SEE_POOLS = RolePermission(HIRERS | WHO_SEE_EVERYTHING, _("Talent pools are for those who hire."))
CREATE_POOL = RolePermission(
    WHO_KEEP_POOLS, _("Only recruiters, hiring managers and administrators make pools.")
)


class PoolPermission(Permission[Any]):
    """What a pool's owner may do, perhaps its contributors, and administrators.

    To a pool of the system whoever keeps pools may do it, where `of_system` says so.
    """

    def __init__(
        self, sentence: StrOrPromise, *, contributors: bool = False, of_system: bool = False
    ) -> None:
        super().__init__(sentence)
        self.contributors, self.of_system = contributors, of_system

    def allows(self, user: User, row: TalentPool) -> bool:
        """One query for contributors alone, none where they are prefetched."""
        if not CREATE_POOL.allows(user):
            return False
        if row.is_system:
            return self.of_system
        if is_administrator(user) or row.owner_id == user.pk:
            return True
        return self.contributors and user in row.contributors.all()

    def among(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        if not CREATE_POOL.allows(user):
            return rows.none()
        allowed = Q(kind=TalentPool.Kind.SYSTEM) if self.of_system else Q(pk__in=[])
        if is_administrator(user):
            return rows.filter(allowed | Q(kind=TalentPool.Kind.MANUAL))
        allowed |= Q(owner=user)
        if self.contributors:
            shares = TalentPool.contributors.through.objects.filter(user=user)
            allowed |= Q(pk__in=shares.values("talentpool"))
        return rows.filter(allowed)

    def reach(self, persona: Persona) -> Reach:
        if Role.ADMINISTRATOR in persona.roles:
            return Reach.ALL
        if not persona.roles & WHO_KEEP_POOLS:
            return Reach.NONE
        return Reach.OWN | (Reach.SHARED if self.contributors else Reach.NONE)


EDIT_POOL = PoolPermission(_("Only the pool’s owner names and describes it."))
SHARE_POOL = PoolPermission(_("Only the pool’s owner shares it."))
DELETE_POOL = PoolPermission(_("Only the pool’s owner deletes it."))
ADD_TO_POOL = PoolPermission(
    _("Only the pool’s owner and contributors add people to it."), contributors=True
)
REMOVE_FROM_POOL = PoolPermission(
    _("Only the pool’s owner and contributors remove people from it."),
    contributors=True,
    of_system=True,
)


def may_contribute(user: User) -> bool:
    """Whether a pool can be shared with this colleague."""
    return user.is_active and CREATE_POOL.allows(user)


PERMISSIONS = Permissions(
    _("Talent pools"),
    position=70,
    listed=(
        (_("Open talent pools"), SEE_POOLS),
        (_("Make a pool"), CREATE_POOL),
        (_("Name and describe it"), EDIT_POOL),
        (_("Share it"), SHARE_POOL),
        (_("Add people to it"), ADD_TO_POOL),
        (_("Remove people from it"), REMOVE_FROM_POOL),
        (_("Delete it"), DELETE_POOL),
    ),
)
