"""What LinkedIn sees of a person: the panes as sent and as they would be, for a seat."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from accounts.policy import sees_everything
from candidates.record.frame import load_candidate, show_tab
from linkedin_rsc.pages.pane_records import panes_of, rows_of, still_there
from linkedin_rsc.pages.panes import Panes, Rows
from linkedin_rsc.pages.readers import Reader
from linkedin_rsc.pages.seat_sight import (
    SeatSight,
    list_rows,
    lists_decide,
    seats_to_offer,
    sight_as_it_would_be,
    sight_as_told,
)
from linkedin_rsc.pages.words import held_back
from linkedin_rsc.streams import candidates
from linkedin_rsc.streams.people import known_facts, with_facts
from linkedin_rsc.streams.sharing import Sharing

WOULD_BE = "would"
UNUSED = ("profile_link__snapshot", "profile_link__left_out")


@login_required
@require_GET
def seen(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    sharing = Sharing.current()
    would_be = request.GET.get("as") == WOULD_BE
    candidate = load_candidate(request, public_id, partial(_loaded, would_be=would_be))
    seats = seats_to_offer(sharing)
    seat = next((one for one in seats if one.seat_id == request.GET.get("seat")), None)
    reader = Reader.of(candidate, request.user)
    reason = _reason(candidate, reader, sharing) if would_be else ""
    is_shown = not (reason or reader.withholds(sharing) or (seat and not seat.is_active))
    look = Look(candidate, reader, request.user, sharing, seat)
    shown = (look.as_it_would_be() if would_be else look.as_sent()) if is_shown else Shown()
    return show_tab(
        request, candidate, "linkedin", template="linkedin_rsc/seen/page.html",
        panes=shown.panes, sight=shown.sight, still_there=shown.still_there,
        is_linked=_is_linked(candidate, sharing), is_withheld=reader.withholds(sharing),
        seats=seats, seat=seat, would_be=would_be, reason=reason,
        sees_all=sees_everything(request.user), shares_resumes=sharing.share_resumes,
    )  # fmt: skip


def _loaded(people: QuerySet[Any], *, would_be: bool) -> QuerySet[Any]:
    linked = people.select_related("profile_link").defer(*UNUSED)
    return with_facts(linked) if would_be else linked


def _is_linked(candidate: Any, sharing: Sharing) -> bool:
    link = getattr(candidate, "profile_link", None)
    return link is not None and link.application_urn == sharing.application


@dataclass
class Shown:
    """What the page shows; `sight` is None where no list decides what the seat sees."""

    panes: Panes = field(default_factory=Panes)
    sight: SeatSight | None = None
    still_there: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Look:
    """Who looks at whom, as which seat."""

    candidate: Any
    reader: Reader
    user: User
    sharing: Sharing
    seat: Any

    def as_sent(self) -> Shown:
        """Show what LinkedIn has, and of whom it may still have what is gone here; 2 queries."""
        applications = self.reader.applications
        jobs = [one.job.public_id for one in applications]
        lists = list_rows(self.seat, jobs) if self._lists_decide(would_be=False) else Q()
        rows = rows_of(self.candidate, jobs, self.sharing.epoch, lists)
        sight = (
            sight_as_told(self.seat, applications, rows)
            if self._lists_decide(would_be=False)
            else None
        )
        there = still_there(rows, applications, self.reader.knows_all)
        return Shown(self._panes(sight, rows), sight, there)

    def as_it_would_be(self) -> Shown:
        """Show what LinkedIn would have; 1 query, one more where lists decide."""
        sight = (
            sight_as_it_would_be(self.seat, self.reader.applications)
            if self._lists_decide(would_be=True)
            else None
        )
        return Shown(self._panes(sight, None), sight)

    def _lists_decide(self, *, would_be: bool) -> bool:
        return lists_decide(self.seat, self.sharing, would_be=would_be)

    def _panes(self, sight: SeatSight | None, rows: Rows | None) -> Panes:
        shown = sight.shown if sight else self.reader.applications
        return panes_of(self.candidate, shown, self.user, self.sharing, rows)


def _reason(candidate: Any, reader: Reader, sharing: Sharing) -> str:
    """Say what keeps the whole person back, as far as this reader may know; empty if nothing."""
    hold = candidates.hold(known_facts(candidate), sharing)
    return held_back(reader.hold_as_known(hold)) if hold else ""
