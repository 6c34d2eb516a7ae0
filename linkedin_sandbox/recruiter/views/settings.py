"""Admin settings > ATS: integrations by level, callback health, seats and their export budgets."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from linkedin_sandbox.models import CallbackEndpoint, Contract
from linkedin_sandbox.pushes import challenges
from linkedin_sandbox.recruiter import levels
from linkedin_sandbox.recruiter.administering import admin_only
from linkedin_sandbox.recruiter.exporting import budget_of
from linkedin_sandbox.recruiter.levels import Level
from linkedin_sandbox.recruiter.seated import SeatedUser, choosable_seats
from linkedin_sandbox.world import instances


@require_GET
@admin_only
def ats(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    seats = choosable_seats().filter(contract__organization=user.organization)
    page = {
        "user": user,
        "place": "settings",
        "levels": levels.levels_of(user.organization),
        "askers": levels.askers_for(user.organization),
        "contracts": user.organization.contracts.order_by("number"),
        "callback": _callback(user),
        "ats_url": settings.ATS_URL,
        "budgets": [(seat, budget_of(SeatedUser(seat, user.organization))) for seat in seats],
    }
    return render(request, "recruiter/settings/ats.html", page)


@require_POST
@admin_only
def company_level(
    request: HttpRequest, user: SeatedUser, number: int | None = None
) -> HttpResponse:
    """Turn the level of the company, or of the sister with this number."""
    group = {one.number: one for one in instances.group_of(user.organization)}
    organization = group.get(number or user.organization.number)
    if organization is None:
        raise Http404
    is_own = organization == user.organization
    level_of = levels.company_level if is_own else levels.sister_level
    return _turned(request, level_of(organization))


@require_POST
@admin_only
def contract_level(request: HttpRequest, user: SeatedUser, number: int) -> HttpResponse:
    contract = get_object_or_404(Contract, number=number, organization=user.organization)
    return _turned(request, levels.contract_level(contract))


@require_POST
@admin_only
def callback_validation(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    """Challenge the callback URL now, which unblocks it when it passes."""
    endpoint = _callback(user)
    complaint = challenges.challenge(endpoint) if endpoint else "there is no callback URL"
    if complaint:
        messages.error(request, f"The callback was challenged and did not pass: {complaint}.")
    else:
        messages.success(request, "The callback was challenged and passed.")
    return redirect("ats-settings")


def _turned(request: HttpRequest, level: Level) -> HttpResponse:
    """Turn a level to the posted status; the push tells the ATS."""
    status = request.POST.get("status", "")
    if level.why_not or status not in {levels.ON, levels.OFF}:
        messages.error(request, f"{level.label} stays as it is. {level.why_not}".strip())
    else:
        levels.turn(level, status)
        word = "on" if status == levels.ON else "off"
        messages.success(request, f"{level.label} is {word}. Your ATS has been told.")
    return redirect("ats-settings")


def _callback(user: SeatedUser) -> CallbackEndpoint | None:
    return (
        CallbackEndpoint.objects.filter(application=user.organization.owner)
        .select_related("application")
        .first()
    )
