"""The list of pools, and making, naming and deleting one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest, requires
from base.errors import InvalidInput
from base.words import gettext as _
from talent_pools.frame import show_pool
from talent_pools.loading import load_pool
from talent_pools.models import TalentPool
from talent_pools.permissions import CREATE_POOL, EDIT_POOL
from talent_pools.pools.deletion import delete_pool
from talent_pools.pools.forms import PoolForm
from talent_pools.pools.queries import WHOSE, PoolFilter, pools_page
from talent_pools.pools.services import create_pool, edit_pool

RESULTS = "pools"


@login_required
@require_safe
def pools(request: AuthenticatedHttpRequest) -> HttpResponse:
    """List the pools this user may open; htmx gets the results alone."""
    chosen = PoolFilter.from_query(request.GET)
    context = {
        "chosen": chosen,
        "page": pools_page(chosen, request.user, request.GET),
        "choices": WHOSE.items(),
        "may_create_pool": CREATE_POOL.allows(request.user),
    }
    is_inside = request.htmx and request.htmx.target == RESULTS
    template = "_results.html" if is_inside else "list.html"
    return render(request, f"talent_pools/pools/{template}", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@requires(CREATE_POOL)
def create(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = PoolForm(request.POST or None)
    if form.is_valid():
        try:
            pool = create_pool(by=request.user, **form.cleaned_data)
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Made %(name)s. Only you see it.") % {"name": pool})
            return redirect("pool-detail", pool.public_id)
    context = {"form": form}
    status = 422 if form.errors else 200
    return render(request, "talent_pools/pools/new.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Rename and describe a pool."""
    pool = load_pool(request, public_id)
    EDIT_POOL.require(request.user, pool)
    form = PoolForm(request.POST or None, initial=_typed(pool))
    if form.is_valid():
        try:
            edit_pool(pool=pool, by=request.user, **form.cleaned_data)
        except InvalidInput as refusal:
            form.refuse(refusal)
            pool = load_pool(request, public_id)
        else:
            messages.success(request, _("Saved %(name)s.") % {"name": pool})
            return redirect("pool-detail", public_id)
    return show_pool(request, pool, "edit", form=form, status=422 if form.errors else 200)


@login_required
@require_POST
def delete(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    pool = load_pool(request, public_id)
    delete_pool(pool=pool, by=request.user)
    messages.success(request, _("Deleted %(name)s. Its people stay.") % {"name": pool})
    return redirect("pool-list")


def _typed(pool: TalentPool) -> dict[str, Any]:
    return {"name": pool.name, "description": pool.description}
