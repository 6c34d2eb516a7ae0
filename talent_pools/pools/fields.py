"""Choosing a pool."""

from accounts.models import User
from base.forms import RowField
from base.words import gettext_lazy as _
from talent_pools.models import TalentPool
from talent_pools.permissions import ADD_TO_POOL


class PoolField(RowField):
    """One of the pools to which somebody may add people."""

    refusal = _("Choose one of the pools that you fill.")

    def offer_to(self, user: User, chosen: str) -> None:
        pools = ADD_TO_POOL.among(TalentPool.objects.order_by("folded_name"), user)
        self.offer(pools, chosen, _("Choose a pool"))
