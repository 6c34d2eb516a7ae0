"""Everything that changes people and their roles."""

from collections.abc import Iterable, Set

from django.db import transaction

from accounts.activity import record
from accounts.models import Role, RoleGrant, User
from accounts.passwords.links import void_links
from accounts.passwords.services import change_password, end_access
from accounts.permissions import MANAGE_USERS
from accounts.users.fields import checked_email, checked_name
from accounts.verbs import UserVerb
from base.errors import DomainError, InvalidInput
from base.rereading import anew
from base.words import gettext_lazy as _


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
    user, is_new = User.objects.get_or_create(email=checked_email(email))
    if first_name is not None:
        user.first_name = checked_name(first_name, "first_name")
    if last_name is not None:
        user.last_name = checked_name(last_name, "last_name")
    if is_new:
        user.set_unusable_password()
    user.save()
    if password is not None:
        change_password(user=user, password=password, by=by)
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
    MANAGE_USERS.require(by)
    if User.objects.filter(email=checked_email(email)).exists():
        raise EmailTaken(field="email")
    return save_user(email=email, first_name=first_name, last_name=last_name, roles=roles, by=by)[0]


@transaction.atomic
def edit_user(
    *,
    user: User,
    first_name: str,
    last_name: str,
    roles: Iterable[str],
    seen_roles: Iterable[str] | None = None,
    by: User,
) -> User:
    """Change a colleague's name and roles; one administrator always stays. Locks the user.

    Where `seen_roles` are the roles as the administrator saw them, only what differs from those is
    given and taken, and what another administrator did meanwhile stays.
    """
    MANAGE_USERS.require(by)
    wanted = roles_after(_held_roles(user), roles, seen_roles)
    if Role.ADMINISTRATOR not in wanted:
        refuse_last_administrator(user)
    return save_user(
        email=user.email, first_name=first_name, last_name=last_name, roles=wanted, by=by
    )[0]


def roles_after(
    held: Set[str], wanted: Iterable[str], seen: Iterable[str] | None = None
) -> set[str]:
    """Return the roles that somebody has once those are wanted, by who saw these."""
    given, known = set(wanted), set(held)
    return given if seen is None else (known - (set(seen) - given)) | (given - set(seen))


@transaction.atomic
def deactivate_user(*, user: User, by: User) -> None:
    """Refuse a colleague's sign-in and end their sessions, keys and password links for good."""
    MANAGE_USERS.require(by)
    refuse_to_deactivate(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(UserVerb.DEACTIVATED, by=by, subject=user)
    end_access(user=user, by=by)
    void_links(user)


@transaction.atomic
def reactivate_user(*, user: User, by: User) -> None:
    """Let a colleague sign in again, with the old password and places on teams."""
    MANAGE_USERS.require(by)
    if user.is_active:
        raise DomainError(_("%(name)s is not switched off.") % {"name": user})
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(UserVerb.REACTIVATED, by=by, subject=user)


@transaction.atomic
def rename_user(*, user: User, first_name: str, last_name: str) -> None:
    """Change one's own name."""
    user.first_name = checked_name(first_name, "first_name")
    user.last_name = checked_name(last_name, "last_name")
    user.save(update_fields=["first_name", "last_name", "search_text"])
    record(UserVerb.CHANGED, by=user, subject=user)


def _held_roles(user: User) -> set[str]:
    """Lock the user and return their roles at this moment."""
    anew(user, User.objects.select_for_update(no_key=True))
    return set(user.role_grants.values_list("role", flat=True))


@transaction.atomic
def refuse_last_administrator(user: User) -> None:
    """Lock the administrators, so that two removals at once cannot leave none."""
    grants = RoleGrant.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR, user__is_active=True
    )
    if [grant.user_id for grant in grants] == [user.pk]:
        raise LastAdministrator


def refuse_to_deactivate(user: User) -> None:
    """Raise DomainError where this account cannot be switched off, LastAdministrator included."""
    if not user.is_active:
        raise DomainError(_("%(name)s is already switched off.") % {"name": user})
    refuse_last_administrator(user)
