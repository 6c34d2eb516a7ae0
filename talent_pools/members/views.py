"""The people of a pool: listed, found, added, removed and put back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from accounts.reading import note_reading
from applications.queries import jobs_open_to
from base.errors import DomainError, NoLongerHere
from base.words import gettext as _
from candidates.models import Candidate
from candidates.people.actions import actions_for
from candidates.record.answers import is_local
from talent_pools.frame import show_pool
from talent_pools.loading import load_pool
from talent_pools.members.queries import members_page, people_to_add
from talent_pools.members.services import add_to_pool, put_back, remove_from_pool
from talent_pools.models import TalentPool
from talent_pools.permissions import ADD_TO_POOL, REMOVE_FROM_POOL

MAX_WORDS_CHARACTERS = 100


@login_required
@require_safe
def members(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """List the people of a pool, narrowed by `q`; of one that fills itself also the removed."""
    pool = load_pool(request, public_id)
    words = request.GET.get("q", "").strip()[:MAX_WORDS_CHARACTERS]
    removed = pool.is_system and request.GET.get("removed") == "show"
    page = members_page(pool, request.user, request.GET, words, removed=removed)
    note_reading(request, by=request.user, count=len(page.rows))
    return show_pool(
        request, pool, "people", page=page, words=words, removed=removed,
        **_deeds(request.user, pool, removed=removed),
    )  # fmt: skip


def _deeds(user: User, pool: TalentPool, *, removed: bool) -> dict[str, Any]:
    """Say what may be done to several of them at once."""
    actions, leads = actions_for(user), jobs_open_to(user).exists()
    may_remove = REMOVE_FROM_POOL.allows(user, pool)
    return {
        "people_actions": actions,
        "may_put_on_job": leads,
        "may_choose": not removed and bool(actions or leads or may_remove),
    }


@login_required
@require_GET
def people(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Offer people whose name, work or address contains the words of `q`."""
    pool = load_pool(request, public_id)
    ADD_TO_POOL.require(request.user, pool)
    words = request.GET.get("q", "").strip()[:MAX_WORDS_CHARACTERS]
    context = {
        "words": words, "found": people_to_add(pool, request.user, words),
        "here": _("In this pool"), "add_at": reverse("pool-members", args=[pool.public_id]),
    }  # fmt: skip
    return render(request, "applications/pipeline/_people.html", context)


@login_required
@require_POST
def add(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put the person `candidate` into the pool."""
    wanted = request.POST.get("candidate", "")
    return _act(request, public_id, wanted, ADD_TO_POOL, add_to_pool, _("Added %(name)s."))


@login_required
@require_POST
def remove(request: AuthenticatedHttpRequest, public_id: str, candidate_id: str) -> HttpResponse:
    said = _("Removed %(name)s from %(pool)s.")
    return _act(request, public_id, candidate_id, REMOVE_FROM_POOL, remove_from_pool, said)


@login_required
@require_POST
def take_back(request: AuthenticatedHttpRequest, public_id: str, candidate_id: str) -> HttpResponse:
    """Put back somebody who was removed from a pool that fills itself."""
    said = _("%(name)s is in %(pool)s again.")
    return _act(request, public_id, candidate_id, REMOVE_FROM_POOL, put_back, said)


def _act(
    request: AuthenticatedHttpRequest,
    public_id: str,
    candidate_id: str,
    permission: Any,
    service: Callable[..., Any],
    said: str,
) -> HttpResponse:
    pool = load_pool(request, public_id)
    permission.require(request.user, pool)
    opened = Candidate.objects.visible_to(request.user)
    candidate = get_object_or_404(opened, public_id=candidate_id)
    try:
        service(pool=pool, candidate=candidate, by=request.user)
    except NoLongerHere:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said % {"name": candidate, "pool": pool})
    wanted = request.POST.get("next", "")
    return redirect(wanted) if is_local(wanted, request) else redirect("pool-detail", public_id)
