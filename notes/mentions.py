"""Colleagues whom a note names: `@` and their whole name, with or without case and accents."""

import re
from collections.abc import Mapping
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from accounts.notices.services import notify
from base.text import folded
from base.words import gettext as _
from candidates.models import Candidate
from notes.models import Note

MOST = 10
# An address has a letter before its @.
_AT = re.compile(r"(?<![\w@.])@(?=[^\W_])")
_LONGEST_NAME = 220
_FIRST_WORD = re.compile(r"([^\W_]+)(.?)")


def tell_mentioned(note: Note, *, by: User, before: str = "") -> list[User]:
    """Tell those whom the note names, but not `before`; return who of them may not read it.

    One query, one more for who was named before, and three for each of at most MOST colleagues.
    """
    known = {by, *colleagues_named_in(before)}
    named = [one for one in colleagues_named_in(note.text) if one not in known]
    readers = [one for one in named if _may_read(note, one)]
    said = _("%(name)s names you in a note on %(person)s.")
    address = reverse("candidate-notes", args=[note.candidate.public_id])
    notify(
        users=readers,
        text=said % {"name": by, "person": note.candidate},
        url=f"{address}#note-{note.public_id}",
        candidate=note.candidate.public_id,
    )
    return [one for one in named if one not in readers]


def colleagues_named_in(text: str) -> list[User]:
    """Return the active colleagues whom the first MOST mentions mean; namesakes are all meant."""
    tails = [_tail(text, at.end()) for at in islice(_AT.finditer(text), MOST)]
    if not tails:
        return []
    firsts = reduce(or_, map(_begins_alike, tails))
    people = User.objects.filter(firsts, is_active=True).order_by("pk")
    names = {one: folded(one.full_name) for one in people}
    meant = {one for tail in tails for one in _meant(tail, names)}
    return [one for one in names if one in meant][:MOST]


def _begins_alike(tail: str) -> Q:
    """Find whose first word it is, whole; a mark such as a hyphen may stand within a name."""
    [(word, mark)] = _FIRST_WORD.findall(tail)[:1]
    return Q(search_text__startswith=f"{word} ") | Q(search_text__startswith=f"{word}{mark or ' '}")


def _tail(text: str, start: int) -> str:
    return folded(text[start : start + _LONGEST_NAME])


def _meant(tail: str, names: Mapping[User, str]) -> list[User]:
    """Return whose whole name stands there; of Ann Sato and Ann Sato Berg the longer."""
    named = {one: name for one, name in names.items() if _begins(tail, name)}
    longest = max(map(len, named.values()), default=0)
    return [one for one, name in named.items() if len(name) == longest]


def _begins(tail: str, name: str) -> bool:
    return bool(name) and tail.startswith(name) and not tail[len(name) : len(name) + 1].isalnum()


def _may_read(note: Note, user: User) -> bool:
    opened = Candidate.objects.visible_to(user).filter(pk=note.candidate_id)
    return opened.exists() and Note.objects.visible_to(user).filter(pk=note.pk).exists()
