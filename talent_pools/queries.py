"""Loading pools and whom they are shared with."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.models import RoleGrant, User
from talent_pools.models import TalentPool
from talent_pools.models.pool import TalentPoolQuerySet
from talent_pools.permissions import WHO_KEEP_POOLS

CONTRIBUTORS = User.objects.order_by("first_name", "last_name", "pk")
MAX_OFFERED = 20


def pools_for(user: User) -> TalentPoolQuerySet:
    """Return the pools this person may open, with owner and contributors: two queries."""
    shared = Prefetch("contributors", CONTRIBUTORS)
    return TalentPool.objects.visible_to(user).select_related("owner").prefetch_related(shared)


def colleagues() -> QuerySet[User]:
    """Return who signs in, with their roles."""
    roles = Prefetch("role_grants", RoleGrant.objects.order_by("role"))
    return User.objects.filter(is_active=True).prefetch_related(roles)


def colleagues_to_share_with(pool: TalentPool, words: str = "") -> list[User]:
    """Return the first colleagues who match and do not see the pool as owner or contributor."""
    hires = RoleGrant.objects.filter(user=OuterRef("pk"), role__in=WHO_KEEP_POOLS)
    seeing = [pool.owner_id, *(user.pk for user in pool.contributors.all())]
    found = User.objects.matching(words).filter(Exists(hires), is_active=True)
    return list(
        found.exclude(pk__in=filter(None, seeing)).order_by("first_name", "last_name", "pk")[
            :MAX_OFFERED
        ]
    )
