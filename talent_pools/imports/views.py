"""Giving a pool a sheet of people, and what became of it."""

import csv

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from base.errors import DomainError
from base.paging import cut
from base.sizes import say_size
from talent_pools.frame import show_pool
from talent_pools.imports.columns import SPELLINGS
from talent_pools.imports.forms import SheetForm
from talent_pools.imports.limits import MAX_BYTES, MAX_ROWS
from talent_pools.imports.services import import_sheet
from talent_pools.loading import load_pool
from talent_pools.models import PoolImport, TalentPool
from talent_pools.permissions import ADD_TO_POOL

PAGE_SIZE = 20
EXAMPLE = ("Ilse", "Marbach", "ilse.marbach@example.org")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show which sheets this person gave; POST takes the sheet `file`."""
    pool = load_pool(request, public_id)
    ADD_TO_POOL.require(request.user, pool)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_valid():
        try:
            sheet = import_sheet(
                pool=pool, content=form.cleaned_data["file"].read(), by=request.user
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("pool-import", public_id, sheet.public_id)
    page = cut(_sheets(pool, request.user), request.GET, PAGE_SIZE)
    return show_pool(
        request, pool, "imports", form=form, page=page, max_rows=MAX_ROWS,
        max_size=say_size(MAX_BYTES), status=422 if form.errors else 200,
    )  # fmt: skip


@login_required
@require_safe
def result(request: AuthenticatedHttpRequest, public_id: str, import_id: str) -> HttpResponse:
    """Show how far a sheet is taken in, or what is wrong with it; htmx gets that alone."""
    pool = load_pool(request, public_id)
    ADD_TO_POOL.require(request.user, pool)
    sheet = get_object_or_404(_sheets(pool, request.user), public_id=import_id)
    if request.htmx and request.htmx.target == "import":
        context = {"pool": pool, "sheet": sheet}
        return render(request, "talent_pools/pool/_import.html", context)
    imports_at = reverse("pool-imports", args=[public_id])
    return show_pool(request, pool, "import", sheet=sheet, imports_at=imports_at)


def _sheets(pool: TalentPool, user: User) -> QuerySet[PoolImport]:
    sheets = PoolImport.objects.filter(pool=pool).visible_to(user)
    return sheets.select_related("created_by")


@login_required
@require_safe
def template(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Give the sheet to fill in: its columns and one example."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="talent-pool.csv"'
    # With its mark, spreadsheets read UTF-8.
    response.write("\ufeff")
    csv.writer(response).writerows([list(SPELLINGS), EXAMPLE])
    return response
