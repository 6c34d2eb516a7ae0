"""LinkedIn's widget on the tab: where an administrator chooses a contract (rsc-contract 4.1)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from accounts.http import AuthenticatedHttpRequest
from linkedin_rsc import gateway
from linkedin_rsc.models import Connection
from linkedin_rsc.permissions import MANAGE_LINKEDIN

View = TypeVar("View", bound=Callable[..., HttpResponse])


def allows_widget(view: View) -> View:
    """Let LinkedIn's widget, a script that opens a frame, run on this page and nowhere else."""

    @wraps(view)
    def with_policy(*args: Any, **kwargs: Any) -> HttpResponse:
        platform, www = settings.LINKEDIN_PLATFORM_URL, settings.LINKEDIN_WWW_URL
        policy = {"script-src": [SELF, platform], "frame-src": [platform, www]}
        return cast(HttpResponse, csp_update(policy)(view)(*args, **kwargs))

    return cast(View, with_policy)


def widget_of(
    request: AuthenticatedHttpRequest, connection: Connection, has_contracts: bool
) -> dict[str, str] | None:
    """Describe LinkedIn's widget where a contract is to be chosen now, else None."""
    is_wanted = not has_contracts or "contract" in request.GET
    if not (connection.is_connected and is_wanted and MANAGE_LINKEDIN.allows(request.user)):
        return None
    try:
        client_id = gateway.credentials(connection).client_id
    except gateway.NoApplication:
        return None
    return {
        "client_id": client_id,
        "script": f"{settings.LINKEDIN_PLATFORM_URL}/xdoor/scripts/in.js",
        "extension": f"{settings.LINKEDIN_PLATFORM_URL}/rsc/extensions/onboarding-widget",
        "target": reverse("linkedin-contract-choice"),
    }
