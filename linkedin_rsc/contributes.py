"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from candidates.record.tabs import PersonTab
from linkedin_rsc.verbs import LinkedInVerb

CONTRIBUTIONS = [
    PersonTab("linkedin", "LinkedIn", "candidate-linkedin", position=50),
    Verbs(LinkedInVerb),
]
