"""The one way a view gets a pool: only those its person may open, everything else is a 404."""

from django.shortcuts import get_object_or_404

from accounts.http import AuthenticatedHttpRequest
from talent_pools.models import TalentPool
from talent_pools.queries import pools_for


def load_pool(request: AuthenticatedHttpRequest, public_id: str) -> TalentPool:
    """Return the pool with owner and contributors; `show_pool` counts its people."""
    return get_object_or_404(pools_for(request.user), public_id=public_id)
