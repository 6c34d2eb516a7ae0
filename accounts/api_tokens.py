"""A person's keys for the REST API; only what they hash to is kept."""

import hashlib
import secrets

from django.db import transaction

from accounts.activity import record
from accounts.models import ApiToken, User
from accounts.verbs import UserVerb


@transaction.atomic
def create_api_token(*, user: User) -> str:
    """Make a key for the REST API and return it: it cannot be shown again."""
    token = f"tdm_{secrets.token_urlsafe(32)}"
    ApiToken.objects.create(user=user, prefix=token[:8], digest=digest_of(token))
    record(UserVerb.TOKEN_CREATED, by=user, subject=user)
    return token


@transaction.atomic
def revoke_api_token(*, token: ApiToken, by: User) -> None:
    """Refuse a key from now on. It cannot be brought back; a new one can be made."""
    owner = token.user
    token.delete()
    record(UserVerb.TOKEN_REVOKED, by=by, subject=owner)


def revoke_all_api_tokens(*, user: User, by: User | None) -> None:
    """Refuse all keys of somebody from now on, in the transaction of what calls for it."""
    count, _deleted = user.api_tokens.all().delete()
    if count:
        record(UserVerb.TOKEN_REVOKED, by=by, subject=user, count=count)


def digest_of(token: str) -> str:
    """Return the SHA-256 under which a key is kept; keys are random, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
