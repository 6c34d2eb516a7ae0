"""Who calls the API: `Authorization: Token <token>`."""

from django.utils.translation import gettext as _
from rest_framework import authentication, exceptions

from accounts.api_tokens import digest_of
from accounts.models import ApiToken, User


class TokenAuthentication(authentication.TokenAuthentication):
    """Django REST framework's token header, checked against our hashed tokens (one query)."""

    def authenticate_credentials(self, key: str) -> tuple[User, ApiToken]:
        token = ApiToken.objects.select_related("user").filter(digest=digest_of(key)).first()
        if token is None or not token.user.is_active:
            raise exceptions.AuthenticationFailed(_("This token is not valid."))
        return token.user, token
