"""What was done to several people of a pool, taken back as one."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from base.undoing import AlreadyUndone, ids_to_undo
from candidates.models import Candidate
from candidates.people.actions import MAX_CHOSEN
from candidates.people.undoing import undo_all
from talent_pools.loading import load_pool
from talent_pools.members.services import (
    AlreadyInPool,
    NotInPool,
    add_to_pool,
    put_back,
    remove_from_pool,
)
from talent_pools.models import TalentPool
from talent_pools.permissions import REMOVE_FROM_POOL

Undo = Callable[[TalentPool, Candidate, User], object]


@login_required
@require_POST
def additions(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Take those out again who were added."""
    return _undo(request, public_id, _take_out)


@login_required
@require_POST
def removals(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put those back who were removed."""
    return _undo(request, public_id, _return)


def _undo(request: AuthenticatedHttpRequest, public_id: str, undo: Undo) -> HttpResponse:
    pool = load_pool(request, public_id)
    REMOVE_FROM_POOL.require(request.user, pool)
    opened = Candidate.objects.visible_to(request.user)
    named = opened.filter(public_id__in=ids_to_undo(request, MAX_CHOSEN))
    people = [
        (str(one), partial(undo, pool, one, request.user))
        for one in named.defer("search_text").order_by("pk")
    ]
    return undo_all(request, people, reverse("pool-detail", args=[public_id]))


def _take_out(pool: TalentPool, candidate: Candidate, by: User) -> None:
    try:
        remove_from_pool(pool=pool, candidate=candidate, by=by)
    except NotInPool:
        raise AlreadyUndone from None


def _return(pool: TalentPool, candidate: Candidate, by: User) -> None:
    """Put back whom a pool of the system remembers as removed; any other has forgotten them."""
    back = put_back if pool.is_system else add_to_pool
    try:
        back(pool=pool, candidate=candidate, by=by)
    except (AlreadyInPool, NotInPool):
        raise AlreadyUndone from None
