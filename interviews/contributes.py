"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from candidates.record.tabs import PersonTab
from interviews.queries import count_feedback
from interviews.verbs import InterviewVerb

CONTRIBUTIONS = [
    PersonTab("feedback", "Feedback", "candidate-feedback", 40, count_feedback),
    Verbs(InterviewVerb),
]
