"""The pools that fill themselves: made by the system, with nobody's name on them."""

from django.db import transaction
from django.utils import timezone

from base.text import folded
from talent_pools.models import TalentPool
from talent_pools.pools.names import MAX_NAME, checked_name


@transaction.atomic
def make_system_pool(*, name: str) -> TalentPool:
    """Return the pool of the system of this name, made where there is none.

    Where somebody's own pool has the name, a number follows it.
    """
    number, wanted = 1, checked_name(name)
    while TalentPool.objects.filter(
        folded_name=folded(wanted), kind=TalentPool.Kind.MANUAL
    ).exists():
        number += 1
        wanted = f"{checked_name(name)[: MAX_NAME - 5]} ({number})"
    now = timezone.now()
    made = {"name": wanted, "created_at": now, "updated_at": now}
    return TalentPool.objects.get_or_create(
        folded_name=folded(wanted), kind=TalentPool.Kind.SYSTEM, defaults=made
    )[0]
