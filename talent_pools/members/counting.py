"""How many people a pool holds, as far as somebody may know of it.

The number of all is kept with the pool. Private people whom the reader may not open are taken off
it, so that it says no more than the list below it shows.
"""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, Subquery

from accounts.models import User
from accounts.policy import sees_everything
from candidates.models import Candidate
from talent_pools.models import PoolMember, TalentPool


def count_heads(pools: Iterable[TalentPool], user: User) -> None:
    """Set `head_count` of each; one query, none for those who see everybody."""
    pools = list(pools)
    hidden = {} if sees_everything(user) or not pools else _hidden(pools, user)
    for pool in pools:
        pool.head_count = max(pool.member_count - hidden.get(pool.pk, 0), 0)


def _hidden(pools: list[TalentPool], user: User) -> dict[int, int]:
    opened = Candidate.objects.visible_to(user).filter(pk=OuterRef("candidate"))
    members = (
        PoolMember.objects.current()
        .filter(pool__in=pools, candidate__is_private=True)
        .alias(opened=Subquery(opened.values("pk")[:1]))
        .filter(opened=None)
    )
    return dict(members.order_by().values_list("pool").annotate(Count("pk")))
