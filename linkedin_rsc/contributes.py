"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verbs
from applications.pipeline.marks import CardMarks
from base.frames import AdminTab, Area, HomePanel
from base.personal_data import PersonalData
from candidates.record.tabs import PersonTab
from jobs.permissions import SEE_CHANNELS
from jobs.process.notes import StageNotes
from jobs.tabs import JobTab
from linkedin_rsc.models import HeldExport, LedgerRow, Notification, ProfileLink
from linkedin_rsc.pages.held_exports import count_waiting, waiting_for
from linkedin_rsc.pages.home import new_prospects, warning
from linkedin_rsc.pages.marks import marks_of
from linkedin_rsc.pages.prospects import stage_notes
from linkedin_rsc.verbs import LinkedInVerb

CONTRIBUTIONS = [
    HomePanel("linkedin_rsc/home/_warning.html", warning, Area.NEWS, position=10),
    HomePanel("linkedin_rsc/home/_prospects.html", new_prospects, Area.WAITING, position=20),
    HomePanel("linkedin_rsc/home/_held_exports.html", waiting_for, Area.WAITING, position=10),
    PersonTab("linkedin", "LinkedIn", "candidate-linkedin", 50, count_waiting),
    JobTab("LinkedIn", "job-linkedin", position=50, permission=SEE_CHANNELS),
    CardMarks(marks_of, position=10),
    StageNotes(stage_notes),
    AdminTab(_("LinkedIn integration"), "linkedin-tab", position=20),
    Verbs(LinkedInVerb),
    PersonalData(
        ProfileLink,
        rows=lambda candidate: ProfileLink.objects.filter(candidate=candidate),
        position=40,
        exported=("person", "profile_url", "snapshot", "left_out", "linked_at"),
        internal=("id", "candidate", "application_urn", "linked_by"),
    ),
    PersonalData(
        HeldExport,
        rows=lambda candidate: HeldExport.objects.filter(candidate=candidate),
        position=40,
        exported=("person", "created_at"),
        internal=("id", "public_id", "candidate", "job", "exporter", "notification"),
    ),
    PersonalData(
        LedgerRow,
        rows=lambda candidate: LedgerRow.objects.filter(candidate=candidate.public_id),
        position=40,
        exported=("stream", "state", "answer", "sent_at"),
        internal=(
            "id",
            "record",
            "job",
            "candidate",
            "application",
            "hold",
            "revision",
            "claimed_revision",
            "payload_hash",
            "held_at_linkedin",
            "accepted",
            "task",
            "attempts",
            "due_at",
            "epoch",
            "wanted",
            "may_be_held",
            "in_flight_since",
            "changed_at",
        ),
        # Rows outlive their records and hold no name.
        erased={"answer": ""},
    ),
    PersonalData(
        Notification,
        rows=lambda candidate: Notification.objects.filter(application__candidate=candidate),
        position=40,
        exported=("kind", "received_at", "reason"),
        internal=(
            "id",
            "public_id",
            "application_urn",
            "kind_as_sent",
            "request_id",
            "raw_body",
            "state",
            "attempts",
            "not_before",
            "expires_at",
            "processing_since",
            "processed_at",
            "application",
        ),
        # What LinkedIn sends names requests, never people; what we said about it does.
        erased={"reason": ""},
    ),
]
