"""What people may do: each permission is one object that page, API, service and template ask.

MOVE.allows(user, application)        may this person do it to this row?
MOVE.among(applications, user)        to which of these rows?
MOVE.require(user, application)       or NotAllowed, with its sentence
MOVE.reach(persona)                   to how many rows, for the table of roles
"""

from abc import ABC, abstractmethod
from collections.abc import Set
from dataclasses import dataclass
from enum import Flag, auto
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from base.errors import NotAllowed
from base.words import StrOrPromise

Row = TypeVar("Row", bound=Model)


class Reach(Flag):
    """To which rows somebody may do a thing; several add up."""

    NONE = 0
    OWN = auto()
    SHARED = auto()
    TEAM = auto()
    ALL = auto()


@dataclass(frozen=True)
class Persona:
    """Somebody with these global roles who holds this role on the teams of their jobs."""

    label: StrOrPromise
    roles: frozenset[Role]
    place: str = ""


class Permission(ABC, Generic[Row]):
    """A rule for one row, the same for many as a query, and the sentence of its refusal."""

    def __init__(self, sentence: StrOrPromise) -> None:
        self.sentence = sentence

    @abstractmethod
    def allows(self, user: User, row: Row) -> bool: ...

    @abstractmethod
    def among(self, rows: QuerySet[Row], user: User) -> QuerySet[Row]: ...

    @abstractmethod
    def reach(self, persona: Persona) -> Reach: ...

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

    def reach(self, persona: Persona) -> Reach:
        return Reach.ALL if persona.roles & self.roles else Reach.NONE

    def require(self, by: User | None, row: Any = None) -> None:
        super().require(by, row)


class Opening(Permission[Any]):
    """Who may open a row: what `visible_to` of its queryset says, told here by role and place."""

    def __init__(self, roles: Set[Role], places: Set[str], *, own: bool = False) -> None:
        super().__init__(_("This is not for you to open."))
        self.roles, self.places, self.own = roles, places, own

    def allows(self, user: User, row: Model) -> bool:
        return self.among(type(row)._default_manager.filter(pk=row.pk), user).exists()

    def among(self, rows: Any, user: User) -> QuerySet[Any]:
        return rows.visible_to(user)  # type: ignore[no-any-return]  # Each has its own queryset.

    def reach(self, persona: Persona) -> Reach:
        if persona.roles & self.roles:
            return Reach.ALL
        own = Reach.OWN if self.own else Reach.NONE
        return own | (Reach.TEAM if persona.place in self.places else Reach.NONE)


@dataclass(frozen=True)
class Permissions:
    """What can be done to one kind of thing: `listed` are pairs of words and permission."""

    label: StrOrPromise
    position: int
    listed: tuple[tuple[StrOrPromise, Permission[Any]], ...]


ENTER_ADMIN_CENTER = RolePermission(
    {Role.ADMINISTRATOR}, _("The Admin center is for administrators.")
)
CHANGE_COMPANY = RolePermission(
    {Role.ADMINISTRATOR}, _("Only administrators change what holds for the company.")
)
MANAGE_USERS = RolePermission(
    {Role.ADMINISTRATOR}, _("Only administrators change people and roles.")
)

PERMISSIONS = Permissions(
    _("The company"),
    position=90,
    listed=(
        (_("Enter the Admin center"), ENTER_ADMIN_CENTER),
        (_("Add colleagues, give roles, switch accounts off"), MANAGE_USERS),
        (_("Change what holds for the company"), CHANGE_COMPANY),
    ),
)
