"""The link by which a person chooses a first or forgotten password."""

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db.models import F
from django.urls import reverse

from accounts.models import User


class LinkTokens(PasswordResetTokenGenerator):
    """Django's tokens, of which the newest of a person alone works."""

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.password_links_made}"


TOKENS = LinkTokens()


def void_links(user: User) -> None:
    """Refuse whatever link of this person is on its way, in the transaction of the verb."""
    User.objects.filter(pk=user.pk).update(password_links_made=F("password_links_made") + 1)


def new_link_for(user: User) -> str:
    """Make a link that works once and for a day; an administrator passes it on.

    An older one that nobody has used works no more. In the transaction of the verb.
    """
    void_links(user)
    user.refresh_from_db(fields=["password_links_made"])
    # Whatever a request says of host and scheme, a secret is sent to our own address.
    token = TOKENS.make_token(user)
    return f"{settings.PUBLIC_URL}{reverse('password-choose', args=[user.public_id, token])}"
