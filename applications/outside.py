"""Whether anybody outside the house reads what a colleague is about to write.

Apps of upper floors know where it goes; whoever shows a form asks them for one quiet line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from accounts.models import User
from applications.models import Application
from base import contributions
from candidates.models import Candidate


class Remark(StrEnum):
    """What is about to be written."""

    NOTE = "note"
    FEEDBACK = "feedback"


@dataclass(frozen=True)
class About:
    """On whom and what: these applications of a person, for a note also the person alone."""

    person: Candidate
    applications: Sequence[Application]
    may_be_on_person: bool = False


@dataclass(frozen=True)
class Said:
    """One line, and where it can be private another one that holds as soon as it is."""

    words: str
    if_private: str = ""


@dataclass(frozen=True)
class Outside:
    """`say` words it for whoever writes; None where there is nothing to say."""

    say: Callable[[Remark, About, User], Said | None]
    position: int = 0


def said_outside(remark: Remark, about: About, user: User) -> list[Said]:
    """Return what all apps say of it."""
    said = [one.say(remark, about, user) for one in contributions.of(Outside)]
    return [one for one in said if one]
