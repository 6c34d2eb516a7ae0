"""The addresses `hireMediaUrl` names: bytes by PUT or POST, the address itself is the proof.

Whether LinkedIn wants a token as well is not known; one that is sent must be good.
"""

import hashlib

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from linkedin_sandbox.api import arranged, recorder, tokens
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.models import Media
from linkedin_sandbox.world import clock

RESOURCE = "dms-uploads"
MAX_BYTES = 10 * 1024 * 1024


@csrf_exempt
def upload(request: HttpRequest, key: str) -> HttpResponse:
    recorder.current().resource = RESOURCE
    failure = arranged.next_for_call(RESOURCE, request.method or "")
    if failure and not failure.takes_effect:
        return failure.response(request)
    try:
        _take(request, key)
    except ApiError as error:
        return JsonResponse(error.body, status=error.status)
    return failure.response(request) if failure else HttpResponse(status=201)


def _take(request: HttpRequest, key: str) -> None:
    if request.method not in {"PUT", "POST"}:
        raise ApiError(405, f"Method {request.method} is not allowed")
    media = Media.objects.filter(key=key, expires_at__gt=clock.now()).first()
    if media is None:
        raise ApiError(403, "The address is not signed, or its time is over")
    if token := request.headers.get("Authorization"):
        tokens.bearer(token)
    _check(request, media)
    media.size, media.sha256 = len(request.body), hashlib.sha256(request.body).hexdigest()
    media.uploaded_at = clock.now()
    media.save(update_fields=["size", "sha256", "uploaded_at"])


def _check(request: HttpRequest, media: Media) -> None:
    if request.content_type != media.content_type:
        raise ApiError(415, f"The file was to be {media.content_type}")
    if not 1 <= len(request.body) <= MAX_BYTES:
        raise ApiError(413, f"A file has 1 to {MAX_BYTES} bytes, not {len(request.body)}")
