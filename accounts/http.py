"""Requests as our views see them."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class AuthenticatedHttpRequest(HttpRequest):
    """A request behind login_required."""

    user: User
    htmx: HtmxDetails
