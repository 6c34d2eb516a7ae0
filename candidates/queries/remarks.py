"""What colleagues wrote about a person, as far as this user may read it."""

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from accounts.models import User
from base.paging import Page, cut
from candidates.models import Application, Candidate, InterviewFeedback, Note

PAGE_SIZE = 20
GLANCE = 2


def notes_page(candidate: Candidate, user: User, query: QueryDict) -> Page[Note]:
    """Return notes on the person and on their applications, newest first; one query."""
    notes = Note.objects.visible_to(user).filter(candidate=candidate)
    return cut(notes.select_related("author", "application__job"), query, PAGE_SIZE)


def latest_notes(candidate: Candidate, user: User) -> list[Note]:
    """Return the newest notes for a glance; one query."""
    notes = Note.objects.visible_to(user).filter(candidate=candidate)
    return list(notes.select_related("author", "application__job").order_by("-pk")[:GLANCE])


def feedback_page(candidate: Candidate, user: User, query: QueryDict) -> Page[InterviewFeedback]:
    """Return the feedback this user may read, newest first; one query."""
    feedback = InterviewFeedback.objects.visible_to(user).filter(application__candidate=candidate)
    return cut(feedback.select_related("interviewer", "application__job"), query, PAGE_SIZE)


def count_unread_feedback(candidate: Candidate, user: User) -> int:
    """Return how much feedback waits behind this interviewer's own; one query."""
    opened = Application.objects.visible_to(user).filter(pk=OuterRef("application"))
    readable = InterviewFeedback.objects.visible_to(user).values("pk")
    return InterviewFeedback.objects.filter(
        Exists(opened), ~Q(pk__in=readable), application__candidate=candidate
    ).count()
