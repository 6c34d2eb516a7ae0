"""/oauth/v2/accessToken and introspectToken (section 2)."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from linkedin_sandbox.api import arranged, recorder, tokens
from linkedin_sandbox.api.errors import OAuthError, arranged_error, missing_parameter, wrong_client
from linkedin_sandbox.models import AccessToken, AuthorizationCode, DeveloperApplication
from linkedin_sandbox.world import clock, switches


@csrf_exempt
@require_POST
def access_token(request: HttpRequest) -> HttpResponse:
    recorder.current().resource = "accessToken"
    failure = arranged.next_for_call("accessToken", "POST")
    if failure:
        return failure.response(request, arranged_error(failure.status, failure.message).body)
    try:
        return JsonResponse(_grant(request))
    except OAuthError as error:
        return JsonResponse(error.body, status=error.status)


@csrf_exempt
@require_POST
def introspect_token(request: HttpRequest) -> JsonResponse:
    recorder.current().resource = "introspectToken"
    try:
        for name in ("client_id", "client_secret", "token"):
            _needed(request, name)
        application = _client(request)
    except OAuthError as error:
        return JsonResponse(error.body, status=error.status)
    token = _form(request)["token"]
    known = AccessToken.objects.filter(application=application, token=token).first()
    return JsonResponse(_description(known) if known else {"active": False})


def _grant(request: HttpRequest) -> dict[str, Any]:
    """Issue a token for one of the two grants."""
    _note_credentials_in_url(request)
    grant = _needed(request, "grant_type")
    _needed(request, "client_id")
    _needed(request, "client_secret")
    if grant not in {"client_credentials", "authorization_code"}:
        raise OAuthError(400, "invalid_request", f"grant_type {grant} is not supported")
    application = _client(request)
    if grant == "client_credentials":
        tokens.note_eagerness(application)
        return _shown(tokens.issue(application))
    code = _redeemed_code(request, application)
    return _shown(tokens.issue(application, code.member, code.scope)) | {"scope": code.scope}


def _note_credentials_in_url(request: HttpRequest) -> None:
    if "client_secret" in request.GET:
        recorder.current().find("credentials in the URL")


def _form(request: HttpRequest) -> QueryDict:
    """Read the form; LinkedIn's own collection sends it as plain text (changes-2026 E2)."""
    if request.content_type != "text/plain":
        return request.POST
    return QueryDict(request.body.decode(errors="replace"))


def _needed(request: HttpRequest, name: str) -> str:
    value = _form(request).get(name, "")
    if not value:
        raise missing_parameter(name)
    return value


def _client(request: HttpRequest) -> DeveloperApplication:
    form = _form(request)
    application = DeveloperApplication.objects.filter(client_id=form["client_id"]).first()
    given = str(form["client_secret"])
    if application is None:
        raise wrong_client()
    if not any(constant_time_compare(secret, given) for secret in application.secrets):
        raise wrong_client()
    recorder.current().client_id = application.client_id
    if application.ready_at > clock.now():
        raise wrong_client()
    return application


@transaction.atomic
def _redeemed_code(request: HttpRequest, application: DeveloperApplication) -> AuthorizationCode:
    redirect_uri = _needed(request, "redirect_uri")
    code = AuthorizationCode.objects.filter(
        code=_needed(request, "code"),
        application=application,
        redirect_uri=redirect_uri,
        used_at=None,
        expires_at__gt=clock.now(),
    ).first()
    if code is None:
        message = "The authorization code is unknown, used, expired or for another redirect URI"
        raise OAuthError(400, "invalid_request", message)
    code.used_at = clock.now()
    code.save(update_fields=["used_at"])
    return code


def _shown(token: AccessToken) -> dict[str, Any]:
    lifetime_s = int((token.expires_at - token.issued_at).total_seconds())
    as_text = switches.is_on("expires_in_as_string")
    return {
        "access_token": token.token,
        "expires_in": str(lifetime_s) if as_text else lifetime_s,
    }


def _description(token: AccessToken) -> dict[str, Any]:
    if token.is_revoked:
        status = "revoked"
    else:
        status = "active" if token.expires_at > clock.now() else "expired"
    return {
        "active": status == "active",
        "status": status,
        "client_id": token.application.client_id,
        "auth_type": "3L" if token.member_id else "2L",
        "created_at": int(token.issued_at.timestamp()),
        "expires_at": int(token.expires_at.timestamp()),
    }
