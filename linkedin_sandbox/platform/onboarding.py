"""The ATSIntegration widget: in.js and the frame it opens (section 4.1).

The frame works without cookies of its own, because browsers may not send them inside another
site's page: who is authorizing travels in the form, and a signed value guards it.
"""

import json

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from linkedin_sandbox.models import Contract, DeveloperApplication, Integration, Seat
from linkedin_sandbox.platform.framing import framed_by, refused
from linkedin_sandbox.recruiter import sign_in
from linkedin_sandbox.world import integrations
from linkedin_sandbox.world.companies import OwnedByAnother
from linkedin_sandbox.world.refusals import Refused

COMPANY_BUNDLE = "RECRUITER_SYSTEM_CONNECT_COMPANY"
CONTRACT_BUNDLE = "RECRUITER_SYSTEM_CONNECT_CONTRACT"
SALT = "linkedin_sandbox.onboarding"
FORM_LIFETIME_S = 3_600


@require_GET
def in_js(request: HttpRequest) -> HttpResponse:
    script = settings.PACKAGE / "static" / "linkedin_sandbox" / "in.js"
    return HttpResponse(script.read_bytes(), content_type="text/javascript; charset=utf-8")


@csrf_exempt
@require_http_methods(["GET", "POST"])
def frame(request: HttpRequest) -> HttpResponse:
    """Show the widget to a page whose origin the application registered."""
    application = DeveloperApplication.objects.filter(
        client_id=request.GET.get("api_key", ""), is_parent=False
    ).first()
    origin = request.GET.get("origin", "")
    if application is None or origin not in application.js_sdk_domains:
        return refused(request, origin)
    if request.method == "POST":
        return framed_by(origin, _authorized(request, application, origin))
    return framed_by(origin, _form(request, application))


def _form(
    request: HttpRequest, application: DeveloperApplication, problem: str = ""
) -> HttpResponse:
    seat = _acting_seat(request)
    company = seat.contract.organization if seat else None
    page = {
        "application": application,
        "problem": problem,
        "admins": _admins(),
        "seat": seat,
        "company": company,
        "contracts": company.contracts.order_by("number") if company else [],
        "offers_company": COMPANY_BUNDLE in _bundles(request),
        "offers_contract": CONTRACT_BUNDLE in _bundles(request),
        "proof": signing.dumps(application.client_id, salt=SALT),
        "hidden": request.GET.items(),
    }
    status = 422 if problem else 200
    return render(request, "linkedin_sandbox/onboarding.html", page, status=status)


def _authorized(
    request: HttpRequest, application: DeveloperApplication, origin: str
) -> HttpResponse:
    try:
        allowed = _authorize(request, application)
    except Refused as refusal:
        return _form(request, application, str(refusal))
    page = {
        "value": allowed,
        "json": json.dumps([_callback_value(integration) for integration in allowed]),
        "origin": origin,
        "frame": request.GET.get("frame", ""),
    }
    return render(request, "linkedin_sandbox/onboarding_done.html", page)


def _authorize(request: HttpRequest, application: DeveloperApplication) -> list[Integration]:
    _check_proof(request, application)
    seat = _acting_seat(request)
    if seat is None or seat.contract.organization is None:
        raise Refused("Only an admin of the Recruiter contract can authorize.")
    bundles = _bundles(request)
    try:
        return integrations.pre_authorize(
            application,
            organization=seat.contract.organization if COMPANY_BUNDLE in bundles else None,
            contract=_chosen_contract(request, seat) if CONTRACT_BUNDLE in bundles else None,
        )
    except OwnedByAnother as taken:
        raise Refused(f"{taken} Disable it there first.") from taken


def _check_proof(request: HttpRequest, application: DeveloperApplication) -> None:
    try:
        proven = signing.loads(request.POST.get("proof", ""), salt=SALT, max_age=FORM_LIFETIME_S)
    except signing.BadSignature:
        proven = None
    if proven != application.client_id:
        raise Refused("This form has expired. Read it again and authorize once more.")


def _chosen_contract(request: HttpRequest, seat: Seat) -> Contract:
    chosen = Contract.objects.filter(
        organization=seat.contract.organization, number=_number(request.POST.get("contract"))
    ).first()
    if chosen is None:
        raise Refused("Choose a contract.")
    return chosen


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _bundles(request: HttpRequest) -> list[str]:
    return request.GET.get("bundles", "").split(",")


def _acting_seat(request: HttpRequest) -> Seat | None:
    """Find the admin seat: chosen in the form, else signed in."""
    number = request.POST.get("seat") or request.GET.get("seat")
    if number:
        return _admins_by_number().get(number)
    seat = sign_in.signed_in_seat(request)
    return seat if seat and seat.is_admin else None


def _admins() -> list[Seat]:
    seats = Seat.objects.filter(is_admin=True, state=Seat.State.ACTIVE)
    return list(seats.select_related("member", "contract__organization").order_by("number"))


def _admins_by_number() -> dict[str, Seat]:
    return {str(seat.number): seat for seat in _admins()}


def _callback_value(integration: Integration) -> dict[str, str]:
    return {
        "integrationContext": integration.context_urn,
        "integrationType": integration.type,
        "tenantType": "RECRUITER",
        "dataProvider": "ATS",
    }
