"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from base.frames import Place
from candidates.record.tabs import PersonTab
from candidates.verbs import CandidateVerb

CONTRIBUTIONS = [
    Place("People", "candidate-list", "users", position=30),
    PersonTab("profile", "Profile", "candidate-detail", position=10),
    PersonTab("activity", "Activity", "candidate-activity", position=90),
    Verbs(CandidateVerb),
]
