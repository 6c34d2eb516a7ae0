"""`/metrics`: what a monitoring system reads, as whoever sees everything.

It sends `Authorization: Token <token>`, as the API's clients do; a browser shows it as well.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from rest_framework.exceptions import AuthenticationFailed

from accounts.api.authentication import TokenAuthentication
from accounts.http import AuthenticatedHttpRequest, requires
from accounts.permissions import RolePermission
from accounts.policy import WHO_SEE_EVERYTHING
from base import contributions
from base.metrics import Gauge, written
from base.words import gettext_lazy as _

SEE_METRICS = RolePermission(
    set(WHO_SEE_EVERYTHING), _("Only administrators and read-only people see the metrics.")
)
View = Callable[..., HttpResponse]


def or_by_token(view: View) -> View:
    """Let a request in by its API token, too, where it brings one."""

    @wraps(view)
    def let_in(request: HttpRequest) -> HttpResponse:
        try:
            found = TokenAuthentication().authenticate(request)  # type: ignore[arg-type]  # It reads headers.
        except AuthenticationFailed as refusal:
            return HttpResponse(str(refusal.detail), status=401, content_type="text/plain")
        if found:
            request.user = found[0]
        return view(request)

    return let_in


@or_by_token
@login_required
@requires(SEE_METRICS)
@require_GET
def metrics(request: AuthenticatedHttpRequest) -> HttpResponse:
    text = written(contributions.of(Gauge))
    return HttpResponse(text, content_type="text/plain; version=0.0.4; charset=utf-8")
