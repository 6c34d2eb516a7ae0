"""The page of one pool: a head with its facts and tabs, which every view of it fills."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import AuthenticatedHttpRequest
from talent_pools.members.counting import count_heads
from talent_pools.models import TalentPool
from talent_pools.permissions import (
    ADD_TO_POOL,
    DELETE_POOL,
    EDIT_POOL,
    REMOVE_FROM_POOL,
    SHARE_POOL,
)


def show_pool(
    request: AuthenticatedHttpRequest,
    pool: TalentPool,
    tab: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a tab of a pool that `load_pool` gave; its people are counted for this alone."""
    count_heads([pool], request.user)
    context |= {
        "pool": pool,
        "tab": tab,
        "may_add": ADD_TO_POOL.allows(request.user, pool),
        "may_remove": REMOVE_FROM_POOL.allows(request.user, pool),
        "may_edit": EDIT_POOL.allows(request.user, pool),
        "may_share": SHARE_POOL.allows(request.user, pool),
        "may_delete": DELETE_POOL.allows(request.user, pool),
    }
    return render(request, f"talent_pools/pool/{tab}.html", context, status=status)
