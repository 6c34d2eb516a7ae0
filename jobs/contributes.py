"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.users.losses import Loss
from accounts.verbs import Verbs
from base.frames import Place
from jobs.account_losses import of_jobs
from jobs.permissions import PERMISSIONS
from jobs.tabs import JobTab
from jobs.verbs import JobVerb

CONTRIBUTIONS = [
    Place(_("Jobs"), "job-list", "briefcase", position=20),
    JobTab(_("Details"), "job-detail", position=10),
    JobTab(_("Team"), "job-team", position=20, count=lambda job: len(job.team.all())),
    JobTab(_("Process"), "job-process", position=30),
    Loss(of_jobs, position=20),
    Verbs(JobVerb),
    PERMISSIONS,
]
