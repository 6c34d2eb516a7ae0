"""Whom a move out of Prospect would show outside the house for the first time.

Apps of upper floors know where people are shown, and to whom. Whoever moves some asks them, to say
it before it is done, and with how many people.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from applications.models import Application
from base import contributions
from base.words import StrOrPromise


@dataclass(frozen=True)
class Disclosure:
    """`whom` returns which of some prospects would be shown, by the application's primary key.

    It asks as many queries for any number, of applications with their job. `one` says it before to
    whoever looks at one of them, `several` of so many, and `after` of so many of those who have
    been moved.
    """

    whom: Callable[[Sequence[Application]], Set[int]]
    one: StrOrPromise
    several: Callable[[int], str]
    after: Callable[[int, int], str]
    position: int = 0


@dataclass(frozen=True)
class Shown:
    """Who of the people that were asked about would be shown, as they stood then."""

    found: Sequence[tuple[Disclosure, Set[int]]] = ()

    def before(self, application: Application) -> list[str]:
        """Say of one what a move out of Prospect does."""
        return [str(one.one) for one, keys in self.found if application.pk in keys]

    def before_all(self) -> list[str]:
        """Say of how many a move of all of them does it."""
        return [one.several(len(keys)) for one, keys in self.found if keys]

    def after(self, moved: Iterable[Application]) -> list[str]:
        """Say it of those who have been moved out of Prospect."""
        done = {application.pk for application in moved}
        return [one.after(len(keys & done), len(done)) for one, keys in self.found if keys & done]


def shown_by_leaving(applications: Iterable[Application]) -> Shown:
    """Ask whom of these it would show if they left Prospect; who does not stand there is left out.

    They are loaded with stage and job. No query where nobody stands there.
    """
    prospects = [one for one in applications if one.is_active and one.stage.is_prospect]
    if not prospects:
        return Shown()
    return Shown([(each, each.whom(prospects)) for each in contributions.of(Disclosure)])
