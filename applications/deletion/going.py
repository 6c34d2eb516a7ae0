"""What goes with an application that is deleted, said before it is.

Apps of upper floors know what hangs on it, here and elsewhere; the page asks them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from applications.models import Application
from base import contributions


@dataclass(frozen=True)
class GoesAlong:
    """One line on what is deleted with an application; `say` returns "" when there is nothing."""

    say: Callable[[Application], str]
    position: int


def say_what_goes_along(application: Application) -> list[str]:
    """Say it line by line, in the order of the floors; one query or two each."""
    said = (each.say(application) for each in contributions.of(GoesAlong))
    return [line for line in said if line]
