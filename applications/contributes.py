"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verbs
from applications.bars import spread_of
from applications.home import jobs_of, stuck
from applications.models import Application, StageChange
from applications.people import ACTIVE_APPLICATIONS
from applications.permissions import PERMISSIONS
from applications.prospect_notes import stage_notes
from applications.record.queries import current_applications
from applications.record.visibility import allows_activity, count_applications
from applications.verbs import ApplicationVerb
from base.frames import Area, HomePanel
from base.personal_data import PersonalData
from candidates.record.tabs import ActivityRule, PersonTab, ProfilePanel
from jobs.columns import JobColumn
from jobs.process.notes import StageNotes
from jobs.tabs import JobTab

CONTRIBUTIONS = [
    HomePanel("applications/home/_stuck.html", stuck, Area.WAITING, position=30),
    HomePanel("applications/home/_jobs.html", jobs_of, Area.OVERVIEW, position=40),
    JobColumn(_("In the pipeline"), "applications/pipeline/_bar.html", spread_of, position=10),
    JobTab(_("Pipeline"), "pipeline", position=40),
    StageNotes(stage_notes, position=10),
    PersonTab("applications", _("Applications"), "candidate-applications", 20, count_applications),
    ProfilePanel(
        "applications/record/_current.html", current_applications, position=20, is_wide=True
    ),
    ActivityRule(allows_activity),
    ACTIVE_APPLICATIONS,
    Verbs(ApplicationVerb),
    PersonalData(
        Application,
        rows=lambda candidate: Application.objects.filter(candidate=candidate),
        position=20,
        exported=(
            "public_id",
            "job__title",
            "stage__name",
            "status",
            "rejection_reason",
            "source__name",
            "created_at",
            "updated_at",
            "applied_at",
            "stage_entered_at",
        ),
        internal=("id", "candidate", "source_contact", "left_prospect_at"),
    ),
    PersonalData(
        StageChange,
        rows=lambda candidate: StageChange.objects.filter(application__candidate=candidate),
        position=21,
        exported=("label", "outcome", "changed_at"),
        internal=("id", "public_id", "application", "from_stage", "to_stage", "changed_by"),
    ),
    PERMISSIONS,
]
