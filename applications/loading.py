"""Loads the application of a page or an address."""

from django.shortcuts import get_object_or_404

from accounts.http import AuthenticatedHttpRequest
from applications.models import Application


def load_application(request: AuthenticatedHttpRequest, public_id: str) -> Application:
    """Return an application that this person may open, with its candidate, job and stage."""
    opened = Application.objects.visible_to(request.user)
    return get_object_or_404(
        opened.select_related("candidate", "job", "stage"), public_id=public_id
    )
