"""The recruiter who exported: a colleague where known, told of it."""

from accounts.models import User
from jobs.models import Job, TeamMember
from linkedin_rsc.connection.seats import colleague_of
from linkedin_rsc.models import Connection, Seat
from linkedin_rsc.profile.people import Exporter


def user_of(exporter: Exporter | None, connection: Connection) -> User | None:
    """Return the colleague who exported: on the seat, or by its e-mail where we know no such seat.

    Of a known seat `colleague_of` decides alone; 2 to 3 queries.
    """
    if exporter is None:
        return None
    seat = _seat_of(exporter)
    if seat:
        return colleague_of(seat, connection)
    if not exporter.email:
        return None
    return User.objects.filter(email=exporter.email.lower(), is_active=True).first()


def _seat_of(exporter: Exporter) -> Seat | None:
    number = exporter.seat.rpartition(":")[2]
    return Seat.objects.filter(seat_id=number).first() if number else None


def concerned(job: Job | None, user: User | None) -> list[User]:
    """Return whoever exported, else the recruiters of the job."""
    if user:
        return [user]
    if job is None:
        return []
    places = job.team.filter(role=TeamMember.Role.RECRUITER).select_related("user")
    return [place.user for place in places]
