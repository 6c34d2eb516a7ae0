"""Admin center, tab Company: what holds for everybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.permissions import CHANGE_COMPANY
from accounts.time_zones.forms import TimeZoneForm
from accounts.time_zones.services import set_company_time_zone
from base.errors import InvalidInput
from base.time_zones import zone_names


@login_required
@requires(CHANGE_COMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def company(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = TimeZoneForm(request.POST or None, initial={"time_zone": request.user.company_zone})
    if request.method == "POST" and form.is_valid():
        try:
            set_company_time_zone(by=request.user, **form.cleaned_data)
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Time zone saved."))
            return redirect("company")
    context = {"form": form, "zones": zone_names()}
    return render(request, "accounts/company.html", context, status=422 if form.errors else 200)
