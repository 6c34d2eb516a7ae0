"""The callback URL: LinkedIn's challenge (GET) and its pushes (POST).

    verify the raw bytes -> store a Notification per event -> 200 -> a task does the rest

Nothing here calls LinkedIn or waits for a queue; a refused call leaves a counter and nothing else
(webhooks.md sections 1 to 3).
"""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from base.rates import count_this_minute
from linkedin_rsc.intake import counts, owners
from linkedin_rsc.intake.challenge import MalformedChallenge, answer_challenge
from linkedin_rsc.intake.owners import Owner
from linkedin_rsc.intake.pushes import MalformedPush, TooManyEvents, parse_push
from linkedin_rsc.intake.signatures import verify
from linkedin_rsc.intake.storage import store
from linkedin_rsc.models import CallbackCount

logger = logging.getLogger(__name__)

# webhooks.md section 2.2 and 1.2.
MAX_BODY_BYTES = 2 * 1024 * 1024
MAX_CHALLENGES_A_MINUTE = 30

Outcome = CallbackCount.Outcome


@dataclass(frozen=True)
class Verdict:
    """What a push gets: a status, a word when it is taken, an outcome when it is counted.

    A `reason` is for whoever signed: a stranger is told nothing.
    """

    status: int
    word: str = ""
    outcome: str = ""
    reason: str = ""


class AnswerToChallenge(JsonResponse):
    """Counts itself when it has left: LinkedIn waits three seconds, a locked table may take longer
    (webhooks.md section 1.2)."""

    def close(self) -> None:
        try:
            counts.count(Outcome.CHALLENGE)
        except DatabaseError:
            logger.exception("A challenge could not be counted")
        super().close()


@csrf_exempt
@require_http_methods(["GET", "POST"])
def callback(request: HttpRequest, token: str) -> HttpResponse:
    """Answer LinkedIn on the address that only it and we know."""
    try:
        if request.method == "GET":
            return _answer_challenge(request, token)
        verdict = _receive(request, token)
        if verdict.status != 200:
            return _refuse(verdict.status, verdict.outcome, verdict.reason)
        if verdict.outcome:
            counts.count(verdict.outcome)
    except DatabaseError:
        logger.exception("A LinkedIn push could not be stored")
        return HttpResponse(status=503)
    return JsonResponse({"status": verdict.word})


def _answer_challenge(request: HttpRequest, token: str) -> HttpResponse:
    found = owners.look_up(token)
    if found is None:
        return _refuse(404, Outcome.UNKNOWN_TOKEN)
    connection = found.connection
    # LinkedIn blocks an address that stays silent: without a cache it is answered uncounted
    # (webhooks.md 1.2).
    if count_this_minute(f"linkedin-challenges-{connection.pk}") > MAX_CHALLENGES_A_MINUTE:
        return _refuse(429, Outcome.OTHER_CHALLENGE)
    application_id = request.GET.get("applicationId")
    known = connection.application_number
    if application_id and known and application_id != known:
        return _refuse(404, Outcome.OTHER_CHALLENGE)
    secret = settings.LINKEDIN_CLIENT_SECRET or connection.client_secret
    try:
        answer = answer_challenge(request.GET.get("challengeCode", ""), secret)
    except MalformedChallenge:
        return _refuse(400, Outcome.BAD_CHALLENGE)
    return AnswerToChallenge(answer)


def _receive(request: HttpRequest, token: str) -> Verdict:
    """Store a push if it may come in.

    What we remember of the owner is only good for storing, which asks the database. Whatever is
    not stored is judged by the owner as it is now.
    """
    owner = owners.remembered(token) or owners.look_up(token)
    while owner:
        verdict = _take(request, owner)
        if verdict.word and not verdict.outcome:
            return verdict
        before, owner = owner, owners.look_up(token)
        if owner == before:
            return verdict
    return Verdict(404, outcome=Outcome.UNKNOWN_TOKEN)


def _take(request: HttpRequest, owner: Owner) -> Verdict:
    refusal = _refuse_unread(request)
    if refusal:
        return refusal
    body = request.body
    secret = verify(body, request.META.get("HTTP_X_LI_SIGNATURE"), owner.connection.signing_secrets)
    if secret is None:
        return Verdict(401, outcome=Outcome.UNSIGNED)
    if secret == settings.LINKEDIN_PARTNER_CLIENT_SECRET:
        logger.warning("A LinkedIn push was signed with the secret of the parent application")
    try:
        events = parse_push(body)
    except MalformedPush:
        return Verdict(400, outcome=Outcome.MALFORMED)
    except TooManyEvents as refusal:
        logger.warning("A LinkedIn push was refused: %s", refusal)
        return Verdict(413, outcome=Outcome.TOO_LARGE, reason=str(refusal))
    word = store(owner, body, events)
    return Verdict(200, word) if word else Verdict(200, "duplicate", Outcome.DUPLICATE)


def _refuse_unread(request: HttpRequest) -> Verdict | None:
    """Refuse by the headers alone what would be dear or pointless to read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal():
        return Verdict(400, outcome=Outcome.MALFORMED)
    if int(length) > MAX_BODY_BYTES:
        return Verdict(413, outcome=Outcome.TOO_LARGE)
    if request.META.get("HTTP_CONTENT_ENCODING", "identity").lower() != "identity":
        return Verdict(415, outcome=Outcome.ENCODED)
    return None


def _refuse(status: int, outcome: str, reason: str = "") -> HttpResponse:
    counts.count(outcome)
    response = HttpResponse(reason, content_type="text/plain; charset=utf-8", status=status)
    # Django would log the path of a refused call, and the path holds the secret token.
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark.
    return response
