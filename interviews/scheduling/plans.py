"""What an interview is to be, and what is refused of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User
from applications.models import Application
from base.errors import InvalidInput
from base.text import MAX_REMARK_CHARACTERS, lines, one_line
from base.time_zones import UTC, checked_zone
from base.words import gettext as _
from interviews.models.interview import MAX_PLACE_CHARACTERS

LONGEST = timedelta(hours=12)
FARTHEST = timedelta(days=2 * 365)
MAX_INTERVIEWERS = 20


@dataclass(frozen=True)
class Plan:
    """When, where and with whom; `notes` are for the interviewers alone.

    The moments have a zone of their own; `time_zone` names the one in which they are said.
    """

    begins_at: datetime
    ends_at: datetime
    interviewers: Sequence[User]
    time_zone: str = UTC
    place: str = ""
    notes: str = ""


def checked(plan: Plan, application: Application) -> Plan:
    """Return the plan as it is kept. Raises InvalidInput; one query, for the job's team."""
    _check_times(plan)
    place, notes = one_line(plan.place), lines(plan.notes)
    _check_length(place, MAX_PLACE_CHARACTERS, "place")
    _check_length(notes, MAX_REMARK_CHARACTERS, "notes")
    zone = checked_zone(plan.time_zone) or UTC
    people = _checked_people(plan.interviewers, application)
    return replace(plan, place=place, notes=notes, time_zone=zone, interviewers=people)


def moment_in(zone: ZoneInfo, day: date, clock: time, field: str) -> datetime:
    """Return when that clock says so that day; the first time, where it says so twice.

    Raises InvalidInput, at `field`, for an hour that is left out when clocks are put forward, and
    for what no calendar has.
    """
    said = datetime.combine(day, clock, zone)
    try:
        moment = said.astimezone(ZoneInfo(UTC))
        is_there = moment.astimezone(zone).replace(tzinfo=None) == said.replace(tzinfo=None)
    except OverflowError:
        raise InvalidInput(_("There is no such day."), field="day") from None
    if not is_there:
        raise InvalidInput(_("Clocks are put forward then: there is no such time."), field=field)
    return moment


def _check_times(plan: Plan) -> None:
    if plan.ends_at <= plan.begins_at:
        raise InvalidInput(_("It must end after it begins."), field="ends_at")
    if plan.ends_at - plan.begins_at > LONGEST:
        raise InvalidInput(_("An interview takes 12 hours at most."), field="ends_at")
    if plan.begins_at - timezone.now() > FARTHEST:
        raise InvalidInput(_("This is more than two years ahead."), field="begins_at")


def check_ahead(plan: Plan) -> None:
    """Refuse a time that has passed. Raises InvalidInput."""
    if plan.begins_at <= timezone.now():
        raise InvalidInput(_("This time has passed."), field="begins_at")


def _check_length(text: str, limit: int, field: str) -> None:
    if len(text) > limit:
        said = _("Shorten this to %(count)s characters.")
        raise InvalidInput(said % {"count": f"{limit:,}"}, field=field)


def _checked_people(people: Sequence[User], application: Application) -> list[User]:
    """Return each of them once. All are on the job's team, so that they may see whom they meet."""
    chosen = list(dict.fromkeys(people))
    if not chosen:
        raise InvalidInput(_("Choose who interviews."), field="interviewers")
    if len(chosen) > MAX_INTERVIEWERS:
        said = _("Choose %(count)d people at most.")
        raise InvalidInput(said % {"count": MAX_INTERVIEWERS}, field="interviewers")
    on_team = {member.user_id for member in application.job.team.all()}
    for user in chosen:
        if user.pk not in on_team or not user.is_active:
            said = _("%(name)s is not on the job's team. Add them there first.")
            raise InvalidInput(said % {"name": user.full_name}, field="interviewers")
    return chosen
