"""What is said of feedback before the application it is on is deleted."""

from applications.models import Application
from base.words import ngettext
from interviews.models import InterviewFeedback


def say_goes_along(application: Application) -> str:
    """Say how much feedback goes with it; one query."""
    count = InterviewFeedback.objects.filter(application=application).count()
    said = ngettext(
        "Feedback of %(count)d interview is deleted with it.",
        "Feedback of %(count)d interviews is deleted with it.",
        count,
    )
    return said % {"count": count} if count else ""
