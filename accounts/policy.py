"""What a person's global roles amount to. What they allow stands in each app's `permissions.py`."""

from accounts.models import Role, User
from base.errors import NotAllowed


def is_administrator(user: User) -> bool:
    return Role.ADMINISTRATOR in user.roles


def sees_everything(user: User) -> bool:
    return bool(user.roles & {Role.ADMINISTRATOR, Role.READ_ONLY})


def is_hirer(user: User) -> bool:
    """Recruiters and hiring managers: they create jobs and search candidates."""
    return bool(user.roles & {Role.RECRUITER, Role.HIRING_MANAGER})


def may_create_job(user: User) -> bool:
    """Administrators alone may not: a job is created in one of the two team roles."""
    return is_hirer(user)


def may_create_candidate(user: User) -> bool:
    return is_administrator(user) or is_hirer(user)


def may_manage_linkedin(user: User) -> bool:
    return is_administrator(user)


def require(allowed: bool, message: str = "") -> None:
    """Raise NotAllowed with a message for a person unless `allowed`."""
    if not allowed:
        raise NotAllowed(message)
