"""Admin settings > ATS: integrations, the two levels, callback health, export budgets."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from linkedin_sandbox.models import CallbackEndpoint, Contract
from linkedin_sandbox.pushes import challenges
from linkedin_sandbox.recruiter import levels
from linkedin_sandbox.recruiter.exporting import budget_of
from linkedin_sandbox.recruiter.levels import Level
from linkedin_sandbox.recruiter.seated import SeatedUser, choosable_seats, seated


@require_GET
@seated
def ats(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    if not user.seat.is_admin:
        return _refused(request, user)
    contracts = user.organization.contracts.order_by("number")
    seats = choosable_seats().filter(contract__organization=user.organization)
    page = {
        "user": user,
        "place": "settings",
        "levels": [
            levels.company_level(user.organization),
            *[levels.contract_level(contract) for contract in contracts],
        ],
        "callback": _callback(user),
        "ats_url": settings.ATS_URL,
        "budgets": [(seat, budget_of(SeatedUser(seat, user.organization))) for seat in seats],
    }
    return render(request, "recruiter/settings/ats.html", page)


@require_POST
@seated
def company_level(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    return _turned(request, user, levels.company_level(user.organization))


@require_POST
@seated
def contract_level(request: HttpRequest, user: SeatedUser, number: int) -> HttpResponse:
    contract = get_object_or_404(Contract, number=number, organization=user.organization)
    return _turned(request, user, levels.contract_level(contract))


@require_POST
@seated
def callback_validation(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    """Challenge the callback URL now, which unblocks it when it passes."""
    if not user.seat.is_admin:
        return _refused(request, user)
    endpoint = _callback(user)
    complaint = challenges.challenge(endpoint) if endpoint else "there is no callback URL"
    if complaint:
        messages.error(request, f"The callback was challenged and did not pass: {complaint}.")
    else:
        messages.success(request, "The callback was challenged and passed.")
    return redirect("ats-settings")


def _turned(request: HttpRequest, user: SeatedUser, level: Level) -> HttpResponse:
    """Turn a level to the posted status; the push tells the ATS."""
    if not user.seat.is_admin:
        return _refused(request, user)
    status = request.POST.get("status", "")
    if level.why_not or status not in {levels.ON, levels.OFF}:
        messages.error(request, f"{level.label} stays as it is. {level.why_not}".strip())
    else:
        levels.turn(level, status)
        word = "on" if status == levels.ON else "off"
        messages.success(request, f"{level.label} is {word}. Your ATS has been told.")
    return redirect("ats-settings")


def _refused(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    admins = choosable_seats().filter(contract__organization=user.organization, is_admin=True)
    page = {"user": user, "admins": admins, "place": "settings"}
    return render(request, "recruiter/settings/refused.html", page, status=403)


def _callback(user: SeatedUser) -> CallbackEndpoint | None:
    return (
        CallbackEndpoint.objects.filter(application=user.organization.owner)
        .select_related("application")
        .first()
    )
