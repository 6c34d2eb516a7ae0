"""Which of a person's jobs a chosen seat sees in Recruiter, where access lists decide.

A seat is a colleague's once they have connected the same LinkedIn account; their list has the jobs
they lead (decision 23).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from applications.models import Application
from jobs.models import TeamMember
from linkedin_rsc.models import ConnectedAccount, Seat, Stream
from linkedin_rsc.pages.panes import Rows
from linkedin_rsc.streams import access_lists, assignees
from linkedin_rsc.streams.sharing import Sharing

SEATS_OFFERED = 200


@dataclass
class SeatSight:
    """What a seat sees of some applications, and the jobs it does not see, by name."""

    shown: Sequence[Application]
    hidden: list[str] = field(default_factory=list)
    is_nobodys: bool = False


def seats_to_offer(sharing: Sharing) -> list[Any]:
    """Return seats with the public id of their `colleague`, None where nobody is; one query."""
    accounts = ConnectedAccount.objects.of(sharing.application).filter(person=OuterRef("member"))
    seats = Seat.objects.annotate(colleague=Subquery(accounts.values("user__public_id")[:1]))
    return list(seats.order_by("first_name", "last_name", "id")[:SEATS_OFFERED])


def lists_decide(seat: Any, sharing: Sharing, *, would_be: bool) -> bool:
    """Whether it depends on lists what this seat sees, now or once all is sent."""
    by_lists = sharing.use_access_lists if would_be else sharing.lists_in_force
    return seat is not None and by_lists


def list_rows(seat: Any, jobs: Sequence[str]) -> Q:
    """Select what LinkedIn was told of a seat's list and of these jobs on it."""
    if not (seat and seat.colleague):
        return Q()
    listed = [access_lists.record_of(job, seat.colleague) for job in jobs]
    return Q(stream=Stream.ACCESS_LISTS, record__in=listed) | Q(
        stream=Stream.ASSIGNEES, record=_assigned(seat)
    )


def sight_as_told(seat: Any, applications: Sequence[Application], rows: Rows) -> SeatSight:
    """Say what a seat sees by what LinkedIn has confirmed."""
    is_known = bool(seat.colleague) and _is_held(rows, Stream.ASSIGNEES, _assigned(seat))
    seen = {
        one.job.public_id
        for one in applications
        if is_known and _is_held(rows, Stream.ACCESS_LISTS, _listed(one, seat))
    }
    return _sight(seat, applications, seen)


def sight_as_it_would_be(seat: Any, applications: Sequence[Application]) -> SeatSight:
    """Say what a seat sees once LinkedIn was told everything; one query."""
    led = TeamMember.objects.leading().filter(
        user__public_id=seat.colleague,
        user__is_active=True,
        job__in=[one.job_id for one in applications],
    )
    seen = set(led.values_list("job__public_id", flat=True)) if seat.colleague else set()
    return _sight(seat, applications, seen)


def _sight(seat: Any, applications: Sequence[Application], seen: set[str]) -> SeatSight:
    return SeatSight(
        shown=[one for one in applications if one.job.public_id in seen],
        hidden=[str(one.job) for one in applications if one.job.public_id not in seen],
        is_nobodys=not seat.colleague,
    )


def _listed(application: Application, seat: Any) -> str:
    return access_lists.record_of(application.job.public_id, seat.colleague)


def _assigned(seat: Any) -> str:
    return assignees.record_of(seat.colleague, seat.member)


def _is_held(rows: Rows, stream: Stream, record: str) -> bool:
    row = rows.get((stream, record))
    return bool(row and row.held_at_linkedin)
