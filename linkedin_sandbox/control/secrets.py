"""Deleting an application's former secret, as one does in the developer portal."""

from typing import Any

from django.http import HttpRequest

from linkedin_sandbox.control.requests import body, needed
from linkedin_sandbox.models import DeveloperApplication


def delete_former(request: HttpRequest) -> Any:
    """Let nothing pass any more that the former secret proves."""
    client_id = needed(body(request), "client_id")
    applications = DeveloperApplication.objects.filter(client_id=client_id)
    return {"deleted": applications.exclude(former_secret="").update(former_secret="")}
