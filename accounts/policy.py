"""What a person's global roles amount to. What they allow stands in each app's `permissions.py`."""

from accounts.models import Role, User

HIRERS = frozenset({Role.RECRUITER, Role.HIRING_MANAGER})
WHO_SEE_EVERYTHING = frozenset({Role.ADMINISTRATOR, Role.READ_ONLY})


def is_administrator(user: User) -> bool:
    return Role.ADMINISTRATOR in user.roles


def sees_everything(user: User) -> bool:
    return bool(user.roles & WHO_SEE_EVERYTHING)


def is_hirer(user: User) -> bool:
    """Recruiters and hiring managers: they create jobs and search candidates."""
    return bool(user.roles & HIRERS)
