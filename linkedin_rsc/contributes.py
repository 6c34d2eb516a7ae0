"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from base.frames import AdminTab
from candidates.record.tabs import PersonTab
from jobs.permissions import SEE_CHANNELS
from jobs.tabs import JobTab
from linkedin_rsc.verbs import LinkedInVerb

CONTRIBUTIONS = [
    PersonTab("linkedin", "LinkedIn", "candidate-linkedin", position=50),
    JobTab("LinkedIn", "job-linkedin", position=50, permission=SEE_CHANNELS),
    AdminTab("LinkedIn integration", "linkedin-tab", position=20),
    Verbs(LinkedInVerb),
]
