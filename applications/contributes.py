"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from applications.people import ACTIVE_APPLICATIONS
from applications.record.queries import current_applications
from applications.record.visibility import allows_activity, count_applications
from applications.verbs import ApplicationVerb
from candidates.record.tabs import ActivityRule, PersonTab, ProfilePanel
from jobs.tabs import JobTab

CONTRIBUTIONS = [
    JobTab("Pipeline", "pipeline", position=40),
    PersonTab("applications", "Applications", "candidate-applications", 20, count_applications),
    ProfilePanel(
        "applications/record/_current.html", current_applications, position=20, is_wide=True
    ),
    ActivityRule(allows_activity),
    ACTIVE_APPLICATIONS,
    Verbs(ApplicationVerb),
]
