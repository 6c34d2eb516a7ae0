"""Holding a pool: whoever changes it or its count is alone with it."""

from base.rereading import reread
from base.words import gettext_lazy as _
from talent_pools.models import TalentPool


def hold(pool: TalentPool) -> None:
    """Hold the pool until the transaction ends and read again what stands there.

    Raises NoLongerHere.
    """
    held = TalentPool.objects.select_for_update(no_key=True)
    reread(pool, _("Somebody deleted this pool meanwhile."), from_queryset=held)
