"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from base.frames import Place
from jobs.tabs import JobTab
from jobs.verbs import JobVerb

CONTRIBUTIONS = [
    Place("Jobs", "job-list", "briefcase", position=20),
    JobTab("Details", "job-detail", position=10),
    JobTab("Team", "job-team", position=20, count=lambda job: len(job.team.all())),
    JobTab("Process", "job-process", position=30),
    Verbs(JobVerb),
]
