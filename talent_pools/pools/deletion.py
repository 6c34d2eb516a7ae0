"""Deleting a pool: at once out of sight, then slice by slice out of the tables.

    delete_pool -> `deleted_at` -> a worker: its rows, a slice a transaction -> the pool itself

A pool may hold very many people; no transaction touches more of them than a slice.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base import stopping
from base.waking import wake
from talent_pools.models import ImportRow, PoolImport, PoolMember, TalentPool
from talent_pools.permissions import DELETE_POOL
from talent_pools.pools.holding import hold
from talent_pools.verbs import PoolVerb
from talent_pools.waking import EMPTY_DELETED_POOLS

SLICE = 1_000


@transaction.atomic
def delete_pool(*, pool: TalentPool, by: User) -> None:
    """Delete the pool; its people stay candidates. Cannot be undone.

    Locks the pool; what it holds goes in the background. Raises NotAllowed, NoLongerHere.
    """
    DELETE_POOL.require(by, pool)
    hold(pool)
    record(PoolVerb.DELETED, by=by, subject=pool, pool=pool.name, count=pool.member_count)
    pool.deleted_at = timezone.now()
    pool.save(update_fields=["deleted_at"])
    wake(EMPTY_DELETED_POOLS)


def empty_deleted_pools() -> None:
    """Take deleted pools out of the tables until asked to stop; safe to run any number of times."""
    while not stopping.is_asked() and _take_slice():
        pass


@transaction.atomic
def _take_slice() -> bool:
    """Delete a slice of a deleted pool, at last itself; False where no other worker left one."""
    gone = TalentPool.every.filter(deleted_at__isnull=False).order_by("deleted_at", "pk")
    pool = gone.select_for_update(skip_locked=True).first()
    if pool is None:
        return False
    for rows in _held_by(pool):
        keys = list(rows.values_list("pk", flat=True)[:SLICE])
        if keys:
            rows.filter(pk__in=keys).delete()
            return True
    pool.delete()
    return True


def _held_by(pool: TalentPool) -> "tuple[QuerySet[ImportRow | PoolImport | PoolMember], ...]":
    """Return its rows, those that refer to others first."""
    return (
        ImportRow.objects.filter(sheet__pool=pool),
        PoolImport.objects.filter(pool=pool),
        PoolMember.objects.filter(pool=pool),
    )
