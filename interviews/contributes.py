"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verbs
from applications.deletion.going import GoesAlong
from base.frames import Area, HomePanel
from base.personal_data import PersonalData
from candidates.record.tabs import PersonTab
from interviews.going import say_goes_along, say_interviews_go
from interviews.home import next_interviews, owed_feedback
from interviews.models import Interview, InterviewFeedback, Invitation
from interviews.permissions import PERMISSIONS
from interviews.queries import count_feedback
from interviews.scheduling.queries import count_interviews
from interviews.verbs import InterviewVerb

CONTRIBUTIONS = [
    HomePanel("interviews/_next.html", next_interviews, Area.WAITING, position=5),
    PersonTab("interviews", _("Interviews"), "candidate-interviews", 38, count_interviews),
    HomePanel("interviews/_owed.html", owed_feedback, Area.WAITING, position=10),
    PersonTab("feedback", _("Feedback"), "candidate-feedback", 40, count_feedback),
    Verbs(InterviewVerb),
    GoesAlong(say_goes_along, position=20),
    GoesAlong(say_interviews_go, position=22),
    PersonalData(
        InterviewFeedback,
        rows=lambda candidate: InterviewFeedback.objects.filter(application__candidate=candidate),
        position=30,
        exported=("kind", "feedback", "recommendation", "evaluations", "created_at"),
        internal=("id", "public_id", "application", "interviewer"),
    ),
    PERMISSIONS,
    PersonalData(
        Interview,
        rows=lambda candidate: Interview.objects.filter(application__candidate=candidate),
        position=30,
        exported=("begins_at", "ends_at", "time_zone", "place", "notes", "created_at",
                  "cancelled_at"),
        internal=("id", "public_id", "application", "sequence", "scheduled_by", "changed_at"),
    ),
    # Erased before what it belongs to.
    PersonalData(
        Invitation,
        rows=lambda candidate: Invitation.objects.filter(
            interview__application__candidate=candidate
        ),
        position=31,
        exported=("answer", "comment", "answered_at", "mailed_at"),
        internal=("id", "public_id", "interview", "interviewer", "is_withdrawn", "mail_due_at",
                  "mail_failures", "may_have_heard"),
    ),
]  # fmt: skip
