"""What is said of interviews and feedback before the application they are on is deleted."""

from django.db.models import Count, Q
from django.utils import timezone

from applications.models import Application
from base.words import gettext as _
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
    """Say how many interviews go with it, and of those ahead that nobody is told; one query."""
    is_ahead = Q(cancelled_at=None, ends_at__gt=timezone.now())
    found = Interview.objects.filter(application=application)
    counts = found.aggregate(count=Count("pk"), ahead=Count("pk", filter=is_ahead))
    if not counts["count"]:
        return ""
    said = ngettext(
        "%(count)d interview is deleted with it.",
        "%(count)d interviews are deleted with it.",
        counts["count"],
    )
    ahead = _("Cancel what is still ahead before: nobody invited is told.")
    return f"{said % counts} {ahead}" if counts["ahead"] else said % counts
