"""Asking an ATS for a level, and turning one integration of a level alone."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from linkedin_sandbox.models import Contract, DeveloperApplication, Integration
from linkedin_sandbox.recruiter.administering import admin_only
from linkedin_sandbox.recruiter.seated import SeatedUser
from linkedin_sandbox.world import instances, integrations
from linkedin_sandbox.world.companies import OwnedByAnother


@require_POST
@admin_only
def request_bundle(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    """Authorize an ATS for the company, or for one contract; it names the integrations next."""
    application = get_object_or_404(
        DeveloperApplication, client_id=request.POST.get("ats"), is_parent=False
    )
    contract = _contract(request, user)
    try:
        integrations.pre_authorize(
            application, organization=None if contract else user.organization, contract=contract
        )
    except OwnedByAnother as taken:
        messages.error(request, f"{taken} Disable it there first.")
        return redirect("ats-settings")
    level = f"Contract level – {contract.name}" if contract else "Company level"
    messages.success(request, f"{level} is requested. {application.name} prepares it now.")
    return redirect("ats-settings")


@require_POST
@admin_only
def one_integration(request: HttpRequest, user: SeatedUser, number: int) -> HttpResponse:
    """Turn a single integration on or off, the others of its level staying as they are."""
    theirs = Q(organization__in=instances.group_of(user.organization))
    theirs |= Q(contract__organization=user.organization)
    named = Integration.objects.exclude(status=Integration.Status.PRE_AUTHORIZED)
    one = get_object_or_404(named.select_related("application"), theirs, pk=number)
    turn = integrations.disable if one.is_enabled else integrations.enable
    turn([one])
    word = "on" if one.is_enabled else "off"
    messages.success(request, f"{one.get_type_display()} is {word}. Your ATS has been told.")
    return redirect("ats-settings")


def _contract(request: HttpRequest, user: SeatedUser) -> Contract | None:
    number = request.POST.get("contract", "")
    if not number:
        return None
    return get_object_or_404(Contract, number=number, organization=user.organization)
