"""Feedback on a person, as far as this user may read it, and what it may be given on."""

from django.db.models import OuterRef, Q
from django.http import QueryDict
from django.shortcuts import get_object_or_404

from accounts.models import User
from applications.models import Application
from applications.models.application import opened_from
from applications.queries import of_candidate
from base.counting import CappedCount
from base.paging import Page, cut
from candidates.models import Candidate
from candidates.record.queries import TAB_CAP
from interviews.models import InterviewFeedback
from interviews.permissions import DELETE_FEEDBACK, GIVE_FEEDBACK
from jobs.places import Places

PAGE_SIZE = 20

# Of the interviewer and the job: what no tab shows.
NOT_SHOWN = (
    "interviewer__password", "interviewer__search_text", "interviewer__last_login",
    "interviewer__time_zone", "application__job__description", "application__job__postal_code",
    "application__job__city", "application__job__region", "application__job__country_code",
    "application__job__workplace_type", "application__job__employment_type",
    "interviewer__created_at", "interviewer__password_links_made",
)  # fmt: skip


def feedback_page(candidate: Candidate, user: User, query: QueryDict) -> Page[InterviewFeedback]:
    """Return the feedback this user may read, newest first; one query."""
    readable = InterviewFeedback.objects.visible_to(user, candidate.places)
    feedback = readable.filter(application__candidate=candidate)
    rows = feedback.select_related("interviewer", "application__job").defer(*NOT_SHOWN)
    page = cut(rows, query, PAGE_SIZE)
    for given in page.rows:
        given.may_delete = DELETE_FEEDBACK.allows(user, given)
    return page


def feedback_of(candidate: Candidate, user: User, public_id: str) -> InterviewFeedback:
    """Return feedback on the person that this user may read, else answer 404; one query."""
    readable = InterviewFeedback.objects.visible_to(user, candidate.places)
    rows = readable.filter(application__candidate=candidate)
    rows = rows.select_related("interviewer", "application__job")
    given = get_object_or_404(rows, public_id=public_id)
    given.application.candidate = candidate
    return given


def count_unread_feedback(candidate: Candidate, user: User) -> int:
    """Return how much feedback waits behind this interviewer's own; one query."""
    places = candidate.places
    opened = opened_from(places, "application__")
    given = InterviewFeedback.objects.filter(application__candidate=candidate)
    # Of this person alone: all that somebody may read would be a walk through the table.
    readable = given.visible_to(user, places).values("pk")
    return given.filter(opened, ~Q(pk__in=readable)).count()


def applications_to_judge(candidate: Candidate, user: User) -> list[Application]:
    """Return the candidate's applications on which this user gives feedback; one query."""
    visible = Application.objects.visible_to(user, candidate.places).filter(candidate=candidate)
    rows = GIVE_FEEDBACK.among(visible, user).select_related("job", "stage").order_by("-pk")
    return of_candidate(rows[:PAGE_SIZE], candidate)


def count_feedback(user: User, places: Places) -> CappedCount:
    given = InterviewFeedback.objects.visible_to(user, places)
    return CappedCount(given.filter(application__candidate=OuterRef("pk")), TAB_CAP)
