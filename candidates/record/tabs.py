"""What other apps put into the record of a person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
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
    """A glance on the profile; its template finds what `load` returns as `shown`."""

    template: str
    load: Callable[[Candidate, User], Any]
    position: int
    is_wide: bool = False


@dataclass(frozen=True)
class ActivityRule:
    """Which activities around a candidate this user may know of; all rules must agree."""

    allows: Callable[[Candidate, User], Q]
    position: int = 0
