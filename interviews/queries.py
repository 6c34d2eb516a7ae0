"""Feedback on a person, as far as this user may read it, and what it may be given on."""

from django.db.models import OuterRef, Q
from django.http import QueryDict

from accounts.models import User
from applications.models import Application
from applications.models.application import opened_from
from base.counting import CappedCount
from base.paging import Page, cut
from candidates.models import Candidate
from candidates.record.queries import TAB_CAP
from interviews.models import InterviewFeedback
from interviews.permissions import GIVE_FEEDBACK
from jobs.places import Places

PAGE_SIZE = 20


def feedback_page(candidate: Candidate, user: User, query: QueryDict) -> Page[InterviewFeedback]:
    """Return the feedback this user may read, newest first; one query."""
    readable = InterviewFeedback.objects.visible_to(user, candidate.places)
    feedback = readable.filter(application__candidate=candidate)
    return cut(feedback.select_related("interviewer", "application__job"), query, PAGE_SIZE)


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
    applications = GIVE_FEEDBACK.among(visible, user)
    return list(
        applications.select_related("job", "stage", "candidate").order_by("-pk")[:PAGE_SIZE]
    )


def count_feedback(user: User, places: Places) -> CappedCount:
    given = InterviewFeedback.objects.visible_to(user, places)
    return CappedCount(given.filter(application__candidate=OuterRef("pk")), TAB_CAP)
