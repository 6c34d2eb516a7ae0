"""What LinkedIn sees of a person: the three panes as sent and as they would be, for a seat."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.policy import sees_everything
from candidates.models import Candidate
from candidates.record.frame import load_candidate, show_tab
from linkedin_rsc.models import Seat
from linkedin_rsc.pages.pane_records import panes_of, rows_of, visible_to_seat
from linkedin_rsc.pages.panes import Panes
from linkedin_rsc.pages.profile import standing_of, with_standing
from linkedin_rsc.pages.readers import Reader
from linkedin_rsc.pages.words import held_back
from linkedin_rsc.streams import candidates
from linkedin_rsc.streams.people import facts_of
from linkedin_rsc.streams.sharing import Sharing

WOULD_BE = "would"
SEATS_OFFERED = 200


@login_required
@require_GET
def seen(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    sharing = Sharing.current()
    more = partial(with_standing, user=request.user, sharing=sharing)
    candidate = load_candidate(request, public_id, more)
    seats = list(Seat.objects.order_by("first_name", "last_name", "id")[:SEATS_OFFERED])
    seat = next((one for one in seats if one.seat_id == request.GET.get("seat")), None)
    would_be = request.GET.get("as") == WOULD_BE
    reader = Reader.of(candidate, request.user)
    reason = _reason(candidate, reader, sharing) if would_be else ""
    is_shown = not (reason or reader.withholds(sharing) or (seat and not seat.is_active))
    return show_tab(
        request, candidate, "linkedin", template="linkedin_rsc/seen/page.html",
        panes=_panes(candidate, reader, request, sharing, seat, would_be) if is_shown else Panes(),
        link=standing_of(candidate, sharing).link, is_withheld=reader.withholds(sharing),
        seats=seats, seat=seat, would_be=would_be, reason=reason,
        sees_all=sees_everything(request.user),
    )  # fmt: skip


def _panes(
    candidate: Candidate,
    reader: Reader,
    request: AuthenticatedHttpRequest,
    sharing: Sharing,
    seat: Seat | None,
    would_be: bool,
) -> Panes:
    applications = visible_to_seat(reader.applications, seat)
    jobs = [one.job.public_id for one in applications]
    rows = None if would_be else rows_of(candidate, jobs, sharing.epoch)
    return panes_of(candidate, applications, request.user, sharing, rows)


def _reason(candidate: Any, reader: Reader, sharing: Sharing) -> str:
    """Say what keeps the whole person back, as far as this reader may know; empty if nothing."""
    hold = candidates.hold(facts_of(candidate), sharing)
    return held_back(reader.hold_as_known(hold)) if hold else ""
