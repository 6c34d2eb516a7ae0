"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verbs
from applications.deletion.going import GoesAlong
from base.frames import Area, HomePanel
from base.personal_data import PersonalData
from candidates.record.tabs import PersonTab
from interviews.going import say_goes_along
from interviews.home import owed_feedback
from interviews.models import InterviewFeedback
from interviews.permissions import PERMISSIONS
from interviews.queries import count_feedback
from interviews.verbs import InterviewVerb

CONTRIBUTIONS = [
    HomePanel("interviews/_owed.html", owed_feedback, Area.WAITING, position=10),
    PersonTab("feedback", _("Feedback"), "candidate-feedback", 40, count_feedback),
    Verbs(InterviewVerb),
    GoesAlong(say_goes_along, position=20),
    PersonalData(
        InterviewFeedback,
        rows=lambda candidate: InterviewFeedback.objects.filter(application__candidate=candidate),
        position=30,
        exported=("kind", "feedback", "recommendation", "evaluations", "created_at"),
        internal=("id", "public_id", "application", "interviewer"),
    ),
    PERMISSIONS,
]
