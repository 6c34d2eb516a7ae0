"""Interviews of a person, as far as this user may see them, and what they may be scheduled on."""

from django.db.models import F, OuterRef, Prefetch, QuerySet
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import User
from applications.models import Application
from applications.models.application import opened_from
from applications.queries import of_candidate
from base.counting import CappedCount
from base.errors import NotAllowed
from base.paging import Page, cut
from candidates.models import Candidate
from candidates.record.queries import TAB_CAP
from interviews.models import Interview, Invitation
from interviews.permissions import ANSWER, SCHEDULE
from jobs.models import Stage
from jobs.places import Places, places_of

PAGE_SIZE = 20
SHOWN_AHEAD = (
    "begins_at", "application__job__title", "application__candidate__public_id",
    "application__candidate__first_name", "application__candidate__last_name",
)  # fmt: skip


def interviews_page(candidate: Candidate, user: User, query: QueryDict) -> Page[Interview]:
    """Return the interviews this user may see, scheduled last first; two queries."""
    page = cut(_interviews_of(candidate, user), query, PAGE_SIZE)
    for interview in page.rows:
        interview.application.candidate = candidate
    return page


def interview_of(candidate: Candidate, user: User, public_id: str) -> Interview:
    """Return an interview of the person that this user may see, else answer 404; two queries."""
    interview = get_object_or_404(_interviews_of(candidate, user), public_id=public_id)
    interview.application.candidate = candidate
    return interview


def _interviews_of(candidate: Candidate, user: User) -> QuerySet[Interview]:
    visible = Interview.objects.visible_to(user, candidate.places)
    return with_people(visible.filter(application__candidate=candidate))


def with_people(interviews: QuerySet[Interview]) -> QuerySet[Interview]:
    """With the job, the stage and who is invited, the candidate first; one query more."""
    invited = Invitation.objects.standing().select_related("interviewer").order_by(
        F("interviewer__first_name").asc(nulls_first=True), "pk"
    )  # fmt: skip
    related = interviews.select_related("application__job", "application__stage", "scheduled_by")
    return related.prefetch_related(Prefetch("invitations", invited))


def applications_to_schedule(candidate: Candidate, user: User) -> list[Application]:
    """Return the applications on which this user schedules interviews; one query."""
    visible = Application.objects.visible_to(user, candidate.places).active()
    rows = SCHEDULE.among(visible.filter(candidate=candidate), user)
    rows = rows.exclude(stage__kind=Stage.Kind.PROSPECT).select_related("job", "stage")
    return of_candidate(rows.order_by("-pk")[:PAGE_SIZE], candidate)


def team_of(application: Application) -> QuerySet[User]:
    """Return who may interview: the job's team, as far as they still sign in."""
    places = application.job.team.values("user")
    return User.objects.filter(pk__in=places, is_active=True).order_by("first_name", "pk")


def own_invitation(interview: Interview, user: User) -> Invitation:
    """Return this person's place in an interview that they see. Raises NotAllowed; no query."""
    own = next((each for each in interview.invitations.all() if each.interviewer == user), None)
    if own is None:
        raise NotAllowed(ANSWER.sentence)
    own.interview = interview
    return own


def upcoming_of(user: User) -> QuerySet[Interview]:
    """Return the interviews this person takes part in that are not over, the next one first.

    With what home shows of them and no more.
    """
    own = Invitation.objects.standing().filter(interviewer=user).values("interview")
    standing = Interview.objects.standing().filter(
        pk__in=own, ends_at__gt=timezone.now(), application__status=Application.Status.ACTIVE
    )
    found = standing.filter(opened_from(places_of(user), "application__"))
    related = found.select_related("application__candidate", "application__job")
    return related.only(*SHOWN_AHEAD).order_by("begins_at", "pk")


def count_interviews(user: User, places: Places) -> CappedCount:
    visible = Interview.objects.visible_to(user, places)
    return CappedCount(visible.filter(application__candidate=OuterRef("pk")), TAB_CAP)
