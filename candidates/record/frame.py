"""The record of one person: a frame with a rail and tabs, which knows no tab by name.

A tab renders as a page, or for htmx as what stands inside `#record`. That it was read is written
down.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from accounts.reading import note_reading
from base import contributions
from base.counting import count_label
from base.words import StrOrPromise
from candidates.duplicates.queries import Twin, possible_twins
from candidates.models import Candidate, PossibleDuplicate
from candidates.permissions import DECIDE_DUPLICATES, EDIT_CANDIDATES, ERASE_CANDIDATES
from candidates.record.queries import TAB_CAP, candidates_for, places_around
from candidates.record.tabs import PersonTab, RailPanel

RECORD = "record"
More = Callable[[QuerySet[Any]], QuerySet[Any]]
State = PossibleDuplicate.State


class Tab(NamedTuple):
    label: StrOrPromise
    url: str
    number: str | None
    is_current: bool


def load_candidate(
    request: AuthenticatedHttpRequest, public_id: str, more: More | None = None
) -> Candidate:
    """Return a person whom this user may open, with what the frame of the record shows.

    `more` loads what a tab shows beside, in the same query.
    """
    places = places_around(public_id, request.user)
    people = candidates_for(request.user, places)
    candidate: Candidate = get_object_or_404(more(people) if more else people, public_id=public_id)
    candidate.places = places
    return candidate


def show_tab(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    tab: str,
    *,
    template: str = "",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a tab of the record, with its frame unless htmx asked for the inside alone."""
    note_reading(request, by=request.user, candidate=candidate.public_id)
    frame = "_inside.html" if asks_for_inside(request) else "frame.html"
    context |= {
        "candidate": candidate,
        "frame": f"candidates/candidate/{frame}",
        "tab": tab,
        "tabs": [_tab(candidate, each, tab) for each in contributions.of(PersonTab)],
        "may_edit": EDIT_CANDIDATES.allows(request.user, candidate),
        "may_erase": ERASE_CANDIDATES.allows(request.user),
        "rail_panels": [
            {"template": each.template, "shown": each.load(candidate, request.user)}
            for each in contributions.of(RailPanel)
        ],
        **_twins(candidate, request.user),
    }
    return render(request, template or f"candidates/candidate/{tab}.html", context, status=status)


def asks_for_inside(request: AuthenticatedHttpRequest) -> bool:
    """Tell whether htmx puts the answer in place of what stands inside the record."""
    return bool(request.htmx) and request.htmx.target == RECORD


def _twins(candidate: Candidate, user: User) -> dict[str, list[Twin]]:
    """Return who may be the same person, and who is not, for those who decide on it; one query.

    Most people are like nobody, which their own row says.
    """
    is_asked = candidate.has_twins and DECIDE_DUPLICATES.allows(user)
    found = possible_twins(candidate, user) if is_asked else []
    return {
        "twins": [twin for twin in found if twin.state == State.OPEN],
        "kept_apart": [twin for twin in found if twin.state == State.REFUSED],
    }


def _tab(candidate: Candidate, tab: PersonTab, current: str) -> Tab:
    count = getattr(candidate, tab.count_name, 0)
    return Tab(
        label=tab.label,
        url=reverse(tab.url_name, args=[candidate.public_id]),
        number=count_label(count, TAB_CAP) if count else None,
        is_current=tab.name == current,
    )
