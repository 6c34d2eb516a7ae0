"""What waits for an interviewer on home: whom they meet next, and the feedback they owe."""

from django.db.models import Exists, OuterRef

from accounts.models import User
from applications.home import longest_waiting
from applications.models import Application
from interviews.models import Interview, InterviewFeedback
from interviews.scheduling.queries import upcoming_of
from jobs.models import Stage, TeamMember

NEXT = 5


def next_interviews(user: User) -> list[Interview] | None:
    """Return the next interviews this person takes part in, None without any; one query."""
    return list(upcoming_of(user)[:NEXT]) or None


def owed_feedback(user: User) -> list[Application] | None:
    """Return the people in an interview stage whom this interviewer has not judged yet."""
    places = TeamMember.objects.filter(user=user, role=TeamMember.Role.INTERVIEWER)
    given = InterviewFeedback.objects.filter(interviewer=user, application=OuterRef("pk"))
    found = Application.objects.active().filter(
        Exists(places.filter(job=OuterRef("job"))), ~Exists(given), stage__kind=Stage.Kind.INTERVIEW
    )
    found = found.select_related("candidate", "job", "stage")
    return longest_waiting(found, places) or None
