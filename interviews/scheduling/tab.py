"""The Interviews tab of a person's record."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from applications.models import Application
from base.time_zones import zone_names
from candidates.models import Candidate
from candidates.record.frame import show_tab
from interviews.invitations.letters import say_span
from interviews.models import Interview, Invitation
from interviews.permissions import SCHEDULE
from interviews.scheduling.forms import SchedulingForm
from interviews.scheduling.queries import applications_to_schedule, interviews_page, team_of

TAB = "interviews"


@dataclass(frozen=True)
class Shown:
    """An interview as one person sees it, with their own place in it."""

    interview: Interview
    own: Invitation | None
    may_change: bool
    is_over: bool

    @property
    def when(self) -> str:
        """Said in the zone of whoever reads the page."""
        return say_span(self.interview.begins_at, self.interview.ends_at)

    @property
    def is_answerable(self) -> bool:
        return self.own is not None and not (self.is_over or self.interview.is_cancelled)


def show_interviews(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    *,
    on: str = "",
    form: SchedulingForm | None = None,
) -> HttpResponse:
    """Render the tab with a form on one application; `form` is a refused one."""
    offered = applications_to_schedule(candidate, request.user)
    chosen = next((each for each in offered if each.public_id == on), next(iter(offered), None))
    page, now = interviews_page(candidate, request.user, request.GET), timezone.now()
    return show_tab(
        request, candidate, TAB, template="interviews/scheduling/interviews.html", page=page,
        shown=[_shown(each, candidate, request.user, now) for each in page.rows],
        offered=offered, chosen=chosen, form=form or _new_form(request.user, chosen),
        zones=zone_names() if chosen else (), status=422 if form else 200,
    )  # fmt: skip


def _shown(interview: Interview, candidate: Candidate, user: User, now: datetime) -> Shown:
    """Needs no query: the places of who asks are known already."""
    invited = interview.invitations.all()
    own = next((each for each in invited if each.interviewer_id == user.pk), None)
    is_open = not (interview.is_cancelled or interview.is_over(now))
    roles = candidate.places.roles_on(interview.application.job_id)
    may_change = is_open and SCHEDULE.allows_as(roles, user)
    return Shown(interview, own, may_change, interview.is_over(now))


def _new_form(user: User, chosen: Application | None) -> SchedulingForm:
    form = SchedulingForm(initial={"time_zone": user.zone.key})
    form.offer(list(team_of(chosen)) if chosen else [])
    form.watch(None)
    return form
