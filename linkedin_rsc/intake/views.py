"""The callback URL: LinkedIn's challenge (GET) and its pushes (POST).

    verify the raw bytes -> store a Notification per event -> 200 -> a task does the rest

Nothing here calls LinkedIn or waits for a queue; a refused call leaves a counter and nothing else
(webhooks.md sections 1 to 3).
"""

import hashlib
import logging

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST
from redis.exceptions import RedisError

from accounts.http import AuthenticatedHttpRequest
from accounts.policy import may_manage_linkedin, require
from linkedin_rsc.intake import services
from linkedin_rsc.intake.challenge import MalformedChallenge, answer_challenge
from linkedin_rsc.intake.events import MalformedPush, parse_push
from linkedin_rsc.intake.signatures import verify
from linkedin_rsc.models import CallbackCount, Connection, Notification

logger = logging.getLogger(__name__)

# webhooks.md section 2.2 and 1.2.
MAX_BODY_BYTES = 2 * 1024 * 1024
MAX_CHALLENGES_A_MINUTE = 30

Outcome = CallbackCount.Outcome


class AnswerToChallenge(JsonResponse):
    """Counts itself when it has left: LinkedIn waits three seconds, a locked table may take longer
    (webhooks.md section 1.2)."""

    def close(self) -> None:
        try:
            services.count(Outcome.CHALLENGE)
        except DatabaseError:
            logger.exception("A challenge could not be counted")
        super().close()


@csrf_exempt
@require_http_methods(["GET", "POST"])
def callback(request: HttpRequest, token: str) -> HttpResponse:
    """Answer LinkedIn on the address that only it and we know."""
    try:
        connection = _owner_of(token)
        if connection is None:
            return _refuse(404, Outcome.UNKNOWN_TOKEN)
        if request.method == "GET":
            return _answer_challenge(request, connection)
        return _accept_delivery(request, connection)
    except DatabaseError:
        logger.exception("A LinkedIn push could not be stored")
        return HttpResponse(status=503)


def _owner_of(token: str) -> Connection | None:
    digest = hashlib.sha256(token.encode()).hexdigest()
    found = Connection.objects.filter(callback_digest=digest)
    return found.only("application", "client_secret").first()


def _answer_challenge(request: HttpRequest, connection: Connection) -> HttpResponse:
    if _challenges_this_minute(connection) > MAX_CHALLENGES_A_MINUTE:
        return _refuse(429, Outcome.BAD_CHALLENGE)
    application_id = request.GET.get("applicationId")
    known = connection.application_number
    if application_id and known and application_id != known:
        return _refuse(404, Outcome.BAD_CHALLENGE)
    secret = settings.LINKEDIN_CLIENT_SECRET or connection.client_secret
    try:
        answer = answer_challenge(request.GET.get("challengeCode", ""), secret)
    except MalformedChallenge:
        return _refuse(400, Outcome.BAD_CHALLENGE)
    return AnswerToChallenge(answer)


def _challenges_this_minute(connection: Connection) -> int:
    key = f"linkedin-challenges-{connection.pk}-{timezone.now():%H%M}"
    try:
        cache.add(key, 0, timeout=90)
        return cache.incr(key)
    except (RedisError, ValueError):
        # LinkedIn blocks an address that stays silent: rather answer uncounted (webhooks 1.2).
        return 0


def _accept_delivery(request: HttpRequest, connection: Connection) -> HttpResponse:
    refusal = _refuse_unread(request)
    if refusal:
        return refusal
    body = request.body
    secret = verify(body, request.headers.get("X-LI-Signature"), connection.signing_secrets)
    if secret is None:
        return _refuse(401, Outcome.UNSIGNED)
    if secret == settings.LINKEDIN_PARTNER_CLIENT_SECRET:
        logger.warning("A LinkedIn push was signed with the secret of the parent application")
    try:
        events = parse_push(body)
    except MalformedPush:
        return _refuse(400, Outcome.MALFORMED)
    return JsonResponse({"status": services.store(connection=connection, body=body, events=events)})


def _refuse_unread(request: HttpRequest) -> HttpResponse | None:
    """Refuse by the headers alone what would be dear or pointless to read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal():
        return _refuse(400, Outcome.MALFORMED)
    if int(length) > MAX_BODY_BYTES:
        return _refuse(413, Outcome.TOO_LARGE)
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        return _refuse(415, Outcome.ENCODED)
    return None


def _refuse(status: int, outcome: str) -> HttpResponse:
    services.count(outcome)
    response = HttpResponse(status=status)
    # Django would log the path of a refused call, and the path holds the secret token.
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark.
    return response


@require_POST
@login_required
def notification_replay(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put a notification to work again and return to the Admin center's tab."""
    require(may_manage_linkedin(request.user), "Only administrators replay notifications.")
    notification = get_object_or_404(Notification, public_id=public_id)
    try:
        services.replay(notification=notification, by=request.user)
    except services.StillInWork as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "The notification is being processed again.")
    return redirect("linkedin-tab")
