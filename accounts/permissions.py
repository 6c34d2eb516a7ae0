"""What people may do: each permission is one object that page, API, service and template ask.

MOVE.allows(user, application)        may this person do it to this row?
MOVE.among(applications, user)        to which of these rows?
MOVE.require(user, application)       or NotAllowed, with its sentence
"""

from abc import ABC, abstractmethod
from collections.abc import Set
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from base.errors import NotAllowed
from base.words import StrOrPromise

Row = TypeVar("Row", bound=Model)


class Permission(ABC, Generic[Row]):
    """A rule for one row, the same for many as a query, and the sentence of its refusal."""

    def __init__(self, sentence: StrOrPromise) -> None:
        self.sentence = sentence

    @abstractmethod
    def allows(self, user: User, row: Row) -> bool: ...

    @abstractmethod
    def among(self, rows: QuerySet[Row], user: User) -> QuerySet[Row]: ...

    def require(self, by: User | None, row: Row) -> None:
        """Raise NotAllowed; `by` is None where LinkedIn, a command or a task acts."""
        if by is not None and not self.allows(by, row):
            raise NotAllowed(self.sentence)


class RolePermission(Permission[Any]):
    """What whoever holds one of these global roles may do, whatever the row."""

    def __init__(self, roles: Set[Role], sentence: StrOrPromise) -> None:
        super().__init__(sentence)
        self.roles = roles

    def allows(self, user: User, row: Any = None) -> bool:
        return bool(user.roles & self.roles)

    def among(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return rows if self.allows(user) else rows.none()

    def require(self, by: User | None, row: Any = None) -> None:
        super().require(by, row)


ENTER_ADMIN_CENTER = RolePermission(
    {Role.ADMINISTRATOR}, _("The Admin center is for administrators.")
)
CHANGE_COMPANY = RolePermission(
    {Role.ADMINISTRATOR}, _("Only administrators change what holds for the company.")
)
MANAGE_USERS = RolePermission(
    {Role.ADMINISTRATOR}, _("Only administrators change people and roles.")
)
