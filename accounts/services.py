"""Everything that changes people, their roles, keys and notices."""

import hashlib
import secrets
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import ApiToken, Notice, Role, RoleGrant, User
from accounts.permissions import MANAGE_PEOPLE
from accounts.verbs import UserVerb
from base.errors import DomainError, InvalidInput

MAX_NAME_CHARACTERS = 100
MAX_EMAIL_CHARACTERS = 254


class LastAdministrator(DomainError):
    code = "last_administrator"
    default_message = _(
        "This is the only administrator who can sign in. Make somebody else administrator first."
    )


class EmailTaken(InvalidInput):
    default_message = _("Somebody with this e-mail address is already here.")


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

    What is None stays as it is. Raises InvalidInput for an unusable address, name or role.
    """
    address = checked_email(email)
    user, is_new = User.objects.get_or_create(email=address)
    if first_name is not None:
        user.first_name = _checked_name(first_name, "first_name")
    if last_name is not None:
        user.last_name = _checked_name(last_name, "last_name")
    if password is not None:
        user.set_password(password)
    elif is_new:
        user.set_unusable_password()
    user.save()
    if roles is not None:
        set_roles(user=user, roles=roles, by=by)
    record(UserVerb.CREATED if is_new else UserVerb.CHANGED, by=by, subject=user)
    return user, is_new


@transaction.atomic
def set_roles(*, user: User, roles: Iterable[str], by: User | None) -> None:
    """Give a person exactly these global roles. Places on hiring teams stay as they are."""
    wanted = set(roles)
    unknown = wanted - set(Role.values)
    if unknown:
        raise InvalidInput(_("There is no role %(role)r.") % {"role": min(unknown)}, field="roles")
    user.role_grants.exclude(role__in=wanted).delete()
    RoleGrant.objects.bulk_create(
        [RoleGrant(user=user, role=role) for role in sorted(wanted)], ignore_conflicts=True
    )
    user.__dict__.pop("roles", None)
    record(UserVerb.ROLES_CHANGED, by=by, subject=user, roles=sorted(wanted))


@transaction.atomic
def add_user(
    *, email: str, first_name: str, last_name: str, roles: Iterable[str], by: User
) -> User:
    """Make a colleague who cannot sign in until a password is chosen.

    Raises NotAllowed, InvalidInput, EmailTaken.
    """
    _require_administrator(by)
    if User.objects.filter(email=checked_email(email)).exists():
        raise EmailTaken(field="email")
    return save_user(email=email, first_name=first_name, last_name=last_name, roles=roles, by=by)[0]


@transaction.atomic
def edit_user(
    *, user: User, first_name: str, last_name: str, roles: Iterable[str], by: User
) -> User:
    """Change a colleague's name and roles; one administrator always stays."""
    _require_administrator(by)
    wanted = set(roles)
    if Role.ADMINISTRATOR not in wanted:
        _refuse_last_administrator(user)
    save_user(email=user.email, first_name=first_name, last_name=last_name, roles=wanted, by=by)
    return user


@transaction.atomic
def deactivate_user(*, user: User, by: User) -> None:
    """Refuse a colleague's sign-in, sessions and keys from now on; `reactivate_user` undoes it."""
    _require_administrator(by)
    if not user.is_active:
        raise DomainError(_("%(name)s is already switched off.") % {"name": user})
    _refuse_last_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(UserVerb.DEACTIVATED, by=by, subject=user)


@transaction.atomic
def reactivate_user(*, user: User, by: User) -> None:
    """Let a colleague sign in again, with the old password, keys and places on teams."""
    _require_administrator(by)
    if user.is_active:
        raise DomainError(_("%(name)s is not switched off.") % {"name": user})
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(UserVerb.REACTIVATED, by=by, subject=user)


@transaction.atomic
def rename_user(*, user: User, first_name: str, last_name: str) -> None:
    """Change one's own name."""
    user.first_name = _checked_name(first_name, "first_name")
    user.last_name = _checked_name(last_name, "last_name")
    user.save(update_fields=["first_name", "last_name"])
    record(UserVerb.CHANGED, by=user, subject=user)


@transaction.atomic
def change_password(*, user: User, password: str) -> None:
    """Set a password that its form has checked; every other session of the person ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(UserVerb.PASSWORD_CHANGED, by=user, subject=user)


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


def digest_of(token: str) -> str:
    """Return the SHA-256 under which a key is kept; keys are random, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def notify(
    *, users: Iterable[User], text: str, url: str = "", kind: str = Notice.Kind.INFO
) -> None:
    """Put a notice behind the bell of each of these people."""
    text = text if len(text) <= 500 else f"{text[:499]}…"
    Notice.objects.bulk_create([Notice(user=user, text=text, url=url, kind=kind) for user in users])


def mark_notices_read(*, user: User) -> None:
    """Mark all of a person's notices as read."""
    user.notices.filter(read_at=None).update(read_at=timezone.now())


def _require_administrator(by: User) -> None:
    MANAGE_PEOPLE.require(by)


def _refuse_last_administrator(user: User) -> None:
    """Lock the administrators, so that two removals at once cannot leave none."""
    grants = RoleGrant.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR, user__is_active=True
    )
    if [grant.user_id for grant in grants] == [user.pk]:
        raise LastAdministrator


def checked_email(email: str) -> str:
    """Return an address as it is kept. Raises InvalidInput."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvalidInput(
            _("%(email)r is not an e-mail address.") % {"email": email}, field="email"
        ) from error
    if len(address) > MAX_EMAIL_CHARACTERS:
        raise InvalidInput(
            _("An e-mail address has at most %(count)d characters.")
            % {"count": MAX_EMAIL_CHARACTERS},
            field="email",
        )
    return address


def _checked_name(text: str, field: str) -> str:
    name = text.strip()
    if len(name) > MAX_NAME_CHARACTERS:
        raise InvalidInput(
            _("A name has at most %(count)d characters.") % {"count": MAX_NAME_CHARACTERS},
            field=field,
        )
    if not name.isprintable():
        raise InvalidInput(_("This name holds a character that cannot be shown."), field=field)
    return name
