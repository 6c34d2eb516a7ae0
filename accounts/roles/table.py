"""Who may do what, printed from the permissions themselves: each app brings its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.permissions import Permission, Permissions, Persona, Reach
from base import contributions
from base.words import StrOrPromise

# A place on a team is called like the role it takes; interviewers need none.
PERSONAS = (
    Persona(Role.ADMINISTRATOR.label, frozenset({Role.ADMINISTRATOR})),
    Persona(Role.RECRUITER.label, frozenset({Role.RECRUITER}), "recruiter"),
    Persona(Role.HIRING_MANAGER.label, frozenset({Role.HIRING_MANAGER}), "hiring_manager"),
    Persona(_("Interviewer"), frozenset(), "interviewer"),
    Persona(Role.READ_ONLY.label, frozenset({Role.READ_ONLY})),
)
WORDS = {
    Reach.TEAM: _("on their jobs"),
    Reach.OWN: _("their own"),
    Reach.SHARED: _("shared with them"),
}


@dataclass(frozen=True)
class Answer:
    """One cell: for whom, and `words`, empty where the answer is no."""

    persona: Persona
    is_full: bool
    words: Sequence[StrOrPromise]


def groups() -> Iterator[tuple[StrOrPromise, list[tuple[StrOrPromise, list[Answer]]]]]:
    """Yield each group's label and its rows: the words for a permission, an answer a persona."""
    for group in contributions.of(Permissions):
        yield group.label, [(words, _answers(permission)) for words, permission in group.listed]


def _answers(permission: Permission[Any]) -> list[Answer]:
    return [_answer(persona, permission.reach(persona)) for persona in PERSONAS]


def _answer(persona: Persona, reach: Reach) -> Answer:
    is_full = Reach.ALL in reach
    words = [_("yes")] if is_full else [said for part, said in WORDS.items() if part in reach]
    return Answer(persona, is_full, words)
