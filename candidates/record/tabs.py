"""What other apps put into the record of a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

from accounts.models import User
from base.words import StrOrPromise
from candidates.models import Candidate
from jobs.places import Places


@dataclass(frozen=True)
class PersonTab:
    """A tab of the record; `count` says what lies behind it, beside the candidate's own row.

    It takes who asks, and their places on the teams of the candidate's jobs.
    """

    name: str
    label: StrOrPromise
    url_name: str
    position: int
    count: Callable[[User, Places], Combinable] | None = None

    @property
    def count_name(self) -> str:
        return f"{self.name}_count"


@dataclass(frozen=True)
class ProfilePanel:
    """A glance on the profile; its template finds what `load` returns as `shown`.

    It is a column among others, `is_wide` above them all, or `is_beside` them where there is room;
    what stands beside shows nothing where `load` returns nothing.
    """

    template: str
    load: Callable[[Candidate, User], Any]
    position: int
    is_wide: bool = False
    is_beside: bool = False


@dataclass(frozen=True)
class RailPanel:
    """A glance beside every tab; its template finds what `load` returns as `shown`."""

    template: str
    load: Callable[[Candidate, User], Any]
    position: int


@dataclass(frozen=True)
class Event:
    """One thing that happened, ready to be read."""

    actor: str
    text: str
    icon: str
    at: datetime


@dataclass(frozen=True)
class Happenings:
    """What happened around a person besides what was done here, for their history.

    `rows` are in a table of their own, where `moment` names the field that says when; `say` words
    some of them, in their order.
    """

    rows: Callable[[Candidate, User], QuerySet[Any]]
    moment: str
    say: Callable[[Candidate, Sequence[Any]], list[Event]]
    position: int


@dataclass(frozen=True)
class ActivityRule:
    """Which activities around a candidate this user may know of; all rules must agree."""

    allows: Callable[[Candidate, User], Q]
    position: int = 0
