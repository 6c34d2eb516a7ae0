"""/oauth/v2/authorization: who are you, and may this application know it (section 2.3)."""

import secrets
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_deny
from django.views.decorators.http import require_http_methods

from linkedin_sandbox.api import recorder
from linkedin_sandbox.models import AuthorizationCode, DeveloperApplication, Member, Seat
from linkedin_sandbox.recruiter import sign_in
from linkedin_sandbox.world import clock, scopes
from linkedin_sandbox.world.refusals import Refused

CODE_LIFETIME_S = 1_800
CANCELLED = {
    "error": "user_cancelled_authorize",
    "error_description": "The user cancelled the authorization",
}


class WrongRequest(Refused):
    """The application asks wrongly; nobody is sent anywhere."""


@xframe_options_deny
@require_http_methods(["GET", "POST"])
def authorization(request: HttpRequest) -> HttpResponse:
    recorder.current().resource = "authorization"
    try:
        application = _application(request)
    except WrongRequest as refusal:
        return render(request, "linkedin_sandbox/refusal.html", {"why": refusal}, status=400)
    refused = scopes.refused(request.GET["scope"])
    if refused:
        return _back(request, _not_authorized(refused[0]))
    if request.method == "POST":
        return _decided(request, application)
    return _asked(request, application)


def _not_authorized(scope: str) -> dict[str, str]:
    return {
        "error": "unauthorized_scope_error",
        "error_description": f'Scope "{scope}" is not authorized for your application',
    }


def _asked(
    request: HttpRequest, application: DeveloperApplication, problem: str = ""
) -> HttpResponse:
    page = {
        "application": application,
        "scope": request.GET.get("scope", ""),
        "problem": problem,
        "chosen": sign_in.signed_in_seat(request),
        "seats": _all_seats(),
        "members": Member.objects.filter(seats=None, closed_at=None).order_by(
            "first_name", "last_name"
        ),
    }
    status = 422 if problem else 200
    return render(request, "linkedin_sandbox/consent.html", page, status=status)


def _decided(request: HttpRequest, application: DeveloperApplication) -> HttpResponse:
    if request.POST.get("decision") != "allow":
        return _back(request, CANCELLED)
    kind, _, slug = request.POST.get("person", "").partition(":")
    member = Member.objects.filter(slug=slug).first() if kind == "member" else None
    if member is None:
        return _asked(request, application, "Choose who you are.")
    _remember_seat(request, member)
    return _back(request, {"code": _make_code(request, application, member)})


def _make_code(request: HttpRequest, application: DeveloperApplication, member: Member) -> str:
    made = AuthorizationCode.objects.create(
        application=application,
        member=member,
        code=f"AQT{secrets.token_urlsafe(60)}",
        redirect_uri=request.GET["redirect_uri"],
        scope=request.GET.get("scope", ""),
        expires_at=clock.after(CODE_LIFETIME_S),
    )
    return made.code


def _remember_seat(request: HttpRequest, member: Member) -> None:
    seat = member.seats.order_by("id").first()
    if seat:
        sign_in.sign_in(request, seat)


def _back(request: HttpRequest, answer: dict[str, str]) -> HttpResponseRedirect:
    """Send the browser home with the answer and the unchanged `state`."""
    if "state" in request.GET:
        answer = {**answer, "state": request.GET["state"]}
    parts = urlsplit(request.GET["redirect_uri"])
    query = f"{parts.query}&{urlencode(answer)}" if parts.query else urlencode(answer)
    return HttpResponseRedirect(urlunsplit(parts._replace(query=query)))


def _application(request: HttpRequest) -> DeveloperApplication:
    """Find the application, refusing unregistered redirect URLs."""
    application = DeveloperApplication.objects.filter(
        client_id=request.GET.get("client_id", ""), is_parent=False
    ).first()
    if application is None:
        raise WrongRequest("The passed in client_id is invalid.")
    if request.GET.get("redirect_uri", "") not in application.oauth2_callback_urls:
        raise WrongRequest("The redirect_uri does not match the registered value.")
    if request.GET.get("response_type") != "code":
        raise WrongRequest('The passed in response_type is not "code".')
    if not request.GET.get("scope"):
        raise WrongRequest("A scope is required.")
    if "state" not in request.GET:
        recorder.current().find("authorization without state")
    return application


def _all_seats() -> list[Seat]:
    return list(Seat.objects.select_related("member", "contract").order_by("number"))
