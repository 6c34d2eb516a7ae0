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
class Outside:
    """`say` words it for whoever writes; empty where there is nothing to say."""

    say: Callable[[Remark, About, User], str]
    position: int = 0


def said_outside(remark: Remark, about: About, user: User) -> list[str]:
    """Return what all apps say of it."""
    said = [one.say(remark, about, user) for one in contributions.of(Outside)]
    return [words for words in said if words]
