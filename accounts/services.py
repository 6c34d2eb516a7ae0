"""Everything that changes people, their roles, keys and notices."""

import hashlib
import secrets
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.errors import InvalidInput
from accounts.models import ApiToken, Notice, Role, RoleGrant, User


@transaction.atomic
def save_user(
    *,
    email: str,
    first_name: str | None = None,
    last_name: str | None = None,
    roles: Iterable[str] | None = None,
    password: str | None = None,
    by: User | None = None,
) -> tuple[User, bool]:
    """Make or update the person with this e-mail address; return it and whether it is new.

    What is None stays as it is. Raises InvalidInput for an unusable address or role.
    """
    address = _checked_email(email)
    user, is_new = User.objects.get_or_create(email=address)
    user.first_name = user.first_name if first_name is None else first_name.strip()
    user.last_name = user.last_name if last_name is None else last_name.strip()
    if password is not None:
        user.set_password(password)
    elif is_new:
        user.set_unusable_password()
    user.save()
    if roles is not None:
        set_roles(user=user, roles=roles, by=by)
    record("user.created" if is_new else "user.changed", by=by, subject=user)
    return user, is_new


@transaction.atomic
def set_roles(*, user: User, roles: Iterable[str], by: User | None) -> None:
    """Give a person exactly these global roles. Places on hiring teams stay as they are."""
    wanted = set(roles)
    unknown = wanted - set(Role.values)
    if unknown:
        raise InvalidInput(f"There is no role {min(unknown)!r}.", field="roles")
    user.role_grants.exclude(role__in=wanted).delete()
    RoleGrant.objects.bulk_create(
        [RoleGrant(user=user, role=role) for role in sorted(wanted)], ignore_conflicts=True
    )
    user.__dict__.pop("roles", None)
    record("user.roles.changed", by=by, subject=user, roles=sorted(wanted))


@transaction.atomic
def create_api_token(*, user: User, by: User | None = None) -> str:
    """Make a key for the REST API and return it: it cannot be shown again."""
    token = f"tdm_{secrets.token_urlsafe(32)}"
    ApiToken.objects.create(user=user, prefix=token[:8], digest=digest_of(token))
    record("user.api_token.created", by=by or user, subject=user)
    return token


def digest_of(token: str) -> str:
    """Return the SHA-256 under which a key is kept; keys are random, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def notify(
    *, users: Iterable[User], text: str, url: str = "", kind: str = Notice.Kind.INFO
) -> None:
    """Put a notice behind the bell of each of these people."""
    text = text if len(text) <= 500 else f"{text[:499]}…"
    Notice.objects.bulk_create([Notice(user=user, text=text, url=url, kind=kind) for user in users])


def mark_notices_read(*, user: User) -> int:
    """Mark all of a person's notices as read and return how many were not."""
    return user.notices.filter(read_at=None).update(read_at=timezone.now())


def _checked_email(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvalidInput(f"{email!r} is not an e-mail address.", field="email") from error
    return address
