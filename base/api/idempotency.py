"""`Idempotency-Key` on POST: a request sent twice acts once and is answered the same.

    claim the key -> run the handler -> keep its answer, all in one transaction

The unique constraint of the claim is the lock: a second request with the key waits for the first
to end, then reads its answer, or acts itself when the first one was refused. A refusal changes
nothing and so is not kept: the same key may be tried again with a corrected body.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial, wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from base.errors import DomainError, InvalidInput
from base.models import IdempotentAnswer
from base.words import gettext_lazy as _

HEADER = "Idempotency-Key"
REPLAYED_HEADER = "Idempotency-Replayed"
KEPT_FOR = timedelta(hours=24)
MAX_KEY_LENGTH = 255

Handler = Callable[..., Response]


class KeyUsedBefore(DomainError):
    code = "idempotency_key_used"
    status = 422
    default_message = _(
        "This Idempotency-Key was used for another request within 24 hours. Use a new one."
    )


def idempotent(handler: Handler) -> Handler:
    """Make a POST handler honour the Idempotency-Key header."""

    @wraps(handler)
    def answer(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        run = partial(handler, view, request, *args, **kwargs)
        key = request.headers.get(HEADER, "")
        if not key:
            return run()
        if len(key) > MAX_KEY_LENGTH or not (key.isascii() and key.isprintable()):
            said = _("%(header)s has at most %(count)d printable characters.")
            raise InvalidInput(said % {"header": HEADER, "count": MAX_KEY_LENGTH})
        return _answer_once(view.user.pk, key, _digest(request), run)

    answer.is_idempotent = True  # type: ignore[attr-defined]  # Read by the test that walks all POSTs.
    return answer


def outdated() -> QuerySet[IdempotentAnswer]:
    """Answers that are no longer repeated. They may hold personal data: a beat deletes them."""
    return IdempotentAnswer.objects.filter(created_at__lte=timezone.now() - KEPT_FOR)


@transaction.atomic
def _answer_once(user_id: int, key: str, digest: str, run: Callable[[], Response]) -> Response:
    """Run and keep, or replay. The transaction joins the claim to what the service changes."""
    outdated().filter(user_id=user_id, key=key).delete()
    kept, is_new = IdempotentAnswer.objects.get_or_create(
        user_id=user_id, key=key, defaults={"digest": digest}
    )
    if is_new:
        response = run()
        _keep(kept, response)
        return response
    if kept.digest != digest:
        raise KeyUsedBefore
    return Response(json.loads(kept.body), status=kept.status, headers={REPLAYED_HEADER: "true"})


def _keep(kept: IdempotentAnswer, response: Response) -> None:
    kept.status = response.status_code
    kept.body = JSONRenderer().render(response.data).decode() or "null"
    kept.save(update_fields=["status", "body"])


def _digest(request: Request) -> str:
    """Fingerprint what was asked for, whatever the order and spacing of its JSON."""
    body = json.dumps(request.data, sort_keys=True, default=_digest_of_file)
    return hashlib.sha256(f"{request.get_full_path()}\n{body}".encode()).hexdigest()


def _digest_of_file(file: "UploadedFile[Any]") -> str:
    content = file.read()
    file.seek(0)
    return hashlib.sha256(content).hexdigest()
