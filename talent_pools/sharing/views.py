"""Sharing a pool with colleagues, and closing it to them again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from base.errors import InvalidInput
from base.words import gettext as _
from talent_pools.frame import show_pool
from talent_pools.loading import load_pool
from talent_pools.permissions import SHARE_POOL
from talent_pools.queries import colleagues_to_share_with
from talent_pools.sharing.forms import ContributorForm
from talent_pools.sharing.services import share_pool, unshare_pool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show who sees the pool; POST shares it with the colleague of the address `contributors`."""
    pool = load_pool(request, public_id)
    form = ContributorForm(request.POST or None)
    if request.method == "POST":
        SHARE_POOL.require(request.user, pool)
    if form.is_valid():
        user = form.cleaned_data["contributors"]
        try:
            share_pool(pool=pool, user=user, by=request.user)
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            said = _("%(name)s now sees %(pool)s, and adds and removes people.")
            messages.success(request, said % {"name": user, "pool": pool})
            return redirect("pool-sharing", public_id)
    offered = colleagues_to_share_with(pool) if SHARE_POOL.allows(request.user, pool) else []
    status = 422 if form.errors else 200
    return show_pool(request, pool, "sharing", form=form, people=offered, status=status)


@login_required
@require_POST
def unshare(request: AuthenticatedHttpRequest, public_id: str, user_id: str) -> HttpResponse:
    pool = load_pool(request, public_id)
    SHARE_POOL.require(request.user, pool)
    user = get_object_or_404(User, public_id=user_id)
    unshare_pool(pool=pool, user=user, by=request.user)
    messages.success(request, _("%(name)s no longer sees %(pool)s.") % {"name": user, "pool": pool})
    return redirect("pool-sharing", public_id)


@login_required
@require_GET
def offer(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Offer colleagues whose name or address contains the words of `contributors`."""
    pool = load_pool(request, public_id)
    SHARE_POOL.require(request.user, pool)
    found = colleagues_to_share_with(pool, request.GET.get("contributors", "")[:100])
    return render(request, "jobs/_people_options.html", {"people": found})
