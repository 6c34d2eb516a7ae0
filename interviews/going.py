"""What is said of interviews and feedback before the application they are on is deleted."""

from applications.models import Application
from base.words import ngettext
from interviews.models import Interview, InterviewFeedback


def say_goes_along(application: Application) -> str:
    """Say how much feedback goes with it; one query."""
    count = InterviewFeedback.objects.filter(application=application).count()
    said = ngettext(
        "Feedback of %(count)d interview is deleted with it.",
        "Feedback of %(count)d interviews is deleted with it.",
        count,
    )
    return said % {"count": count} if count else ""


def say_interviews_go(application: Application) -> str:
    """Say how many interviews go with it, and that nobody is told; one query."""
    count = Interview.objects.standing().filter(application=application).count()
    said = ngettext(
        "%(count)d interview is deleted with it, and nobody invited is told: cancel it before.",
        "%(count)d interviews are deleted with it, and nobody invited is told: cancel them before.",
        count,
    )
    return said % {"count": count} if count else ""
