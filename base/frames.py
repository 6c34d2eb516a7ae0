"""What apps of every floor put into the frame around the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from base.words import StrOrPromise


@dataclass(frozen=True)
class Place:
    """A place of the navigation, for everybody unless `is_for` says of a person that it is not."""

    label: StrOrPromise
    url_name: str
    icon: str
    position: int
    is_for: Callable[[Any], bool] | None = None


@dataclass(frozen=True)
class AdminTab:
    """A tab of the Admin center; it stays current on every address below its own."""

    label: StrOrPromise
    url_name: str
    position: int


class Area(Enum):
    """Where a panel stands on home, from top to bottom."""

    NEWS = "news"
    WAITING = "waiting"
    OVERVIEW = "overview"


@dataclass(frozen=True)
class HomePanel:
    """Something for the signed-in person on home.

    The template finds what `load` returns for them as `shown`; None leaves the panel out.
    """

    template: str
    load: Callable[[Any], Any]
    area: Area
    position: int
