"""What other apps add to the list of people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from base.words import StrOrPromise
from candidates.models import Candidate


@dataclass(frozen=True)
class PeopleFacet:
    """A choice that narrows the list, and the column that shows what is chosen by.

    `name` is the choice's in the address; `narrow` takes the people, one of `choices` and the user.
    `load` is what each row of the page needs, which the template `cell` shows.
    """

    name: str
    any_label: StrOrPromise
    choices: Mapping[str, StrOrPromise]
    narrow: Callable[[QuerySet[Candidate], str, User], QuerySet[Candidate]]
    head: StrOrPromise
    cell: str
    load: Callable[[User], "Prefetch[Any]"]
    position: int = 0
