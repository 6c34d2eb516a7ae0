"""The link by which a person chooses a first or forgotten password."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse

from accounts.models import User


def link_for(user: User) -> str:
    """Make a link that works once and for a day; an administrator passes it on."""
    token = default_token_generator.make_token(user)
    # Whatever a request says of host and scheme, a secret is sent to our own address.
    return f"{settings.PUBLIC_URL}{reverse('password-choose', args=[user.public_id, token])}"
