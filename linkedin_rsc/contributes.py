"""What this app puts into the frames of others."""

from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.settings.panels import SettingsPanel
from accounts.users.losses import Loss
from accounts.verbs import Verbs
from applications.deletion.going import GoesAlong
from applications.outside import Outside
from applications.pipeline.marks import CardMarks
from base.frames import AdminTab, Area, HomePanel
from base.personal_data import PersonalData
from candidates.erasure.following import ErasedElsewhere
from candidates.record.tabs import Happenings, PersonTab
from jobs.permissions import SEE_CHANNELS
from jobs.process.notes import StageNotes
from jobs.tabs import JobTab
from linkedin_rsc.intake.account_losses import of_exports
from linkedin_rsc.ledger import counts
from linkedin_rsc.models import (
    ClosedAccount,
    ContactProposal,
    Evaluation,
    HeldExport,
    LedgerRow,
    Notification,
    ProfileLink,
    ProfileMatch,
)
from linkedin_rsc.pages import match_queue
from linkedin_rsc.pages.disclosure import AT_LINKEDIN
from linkedin_rsc.pages.erasures import place_of
from linkedin_rsc.pages.going import say_goes_along
from linkedin_rsc.pages.held_exports import count_waiting, waiting_for
from linkedin_rsc.pages.home import new_prospects, warning
from linkedin_rsc.pages.marks import marks_of
from linkedin_rsc.pages.own_account import own_account
from linkedin_rsc.pages.prospects import stage_notes
from linkedin_rsc.pages.remarks import say_seen
from linkedin_rsc.permissions import PERMISSIONS
from linkedin_rsc.profile.exchanged import inmails_of, notes_of, say_inmails, say_notes
from linkedin_rsc.pull.closed.people import accounts_of, proof_of_whom
from linkedin_rsc.pull.personal_data import OF_INTERACTIONS, POSITION
from linkedin_rsc.verbs import LinkedInVerb

CONTRIBUTIONS = [
    HomePanel("linkedin_rsc/home/_warning.html", warning, Area.NEWS, position=10),
    HomePanel("linkedin_rsc/home/_matches.html", match_queue.waiting_for, Area.WAITING, 15),
    HomePanel("linkedin_rsc/home/_prospects.html", new_prospects, Area.WAITING, position=20),
    HomePanel("linkedin_rsc/home/_held_exports.html", waiting_for, Area.WAITING, position=10),
    PersonTab("linkedin", "LinkedIn", "candidate-linkedin", 50, count_waiting),
    JobTab("LinkedIn", "job-linkedin", position=50, permission=SEE_CHANNELS),
    Happenings(inmails_of, "sent_at", say_inmails, position=10),
    Happenings(lambda person, user: notes_of(person), "written_at", say_notes, position=20),
    CardMarks(marks_of, position=10),
    StageNotes(stage_notes),
    Outside(say_seen),
    AT_LINKEDIN,
    GoesAlong(say_goes_along, position=50),
    SettingsPanel("linkedin_rsc/settings/_own_account.html", own_account, position=10),
    AdminTab(_("LinkedIn integration"), "linkedin-tab", position=20),
    Loss(of_exports, position=50),
    ErasedElsewhere(place_of, position=10),
    Verbs(LinkedInVerb),
    counts.RECORDS,
    *OF_INTERACTIONS,
    PersonalData(
        ProfileLink,
        rows=lambda candidate: ProfileLink.objects.filter(candidate=candidate),
        position=40,
        exported=("person", "how", "profile_url", "snapshot", "left_out", "linked_at"),
        internal=("id", "candidate", "application_urn", "linked_by"),
    ),
    PersonalData(
        ProfileMatch,
        rows=lambda candidate: ProfileMatch.objects.filter(candidate=candidate),
        position=40,
        exported=("state", "possible", "refused", "looked_at"),
        internal=("id", "candidate", "application_urn", "due_at", "tries"),
    ),
    PersonalData(
        HeldExport,
        rows=lambda candidate: HeldExport.objects.filter(candidate=candidate),
        position=40,
        exported=("person", "created_at"),
        internal=("id", "public_id", "candidate", "job", "exporter", "notification"),
    ),
    PersonalData(
        ContactProposal,
        rows=lambda candidate: ContactProposal.objects.filter(candidate=candidate),
        position=40,
        exported=("kind", "value", "state", "shared_at", "decided_at"),
        internal=("id", "public_id", "candidate", "decided_by"),
    ),
    PersonalData(
        ClosedAccount,
        rows=accounts_of,
        position=POSITION,
        exported=("member", "closed_at", "due_on", "decision", "reason", "decided_at"),
        internal=("id", "public_id", "candidate", "record", "application_urn", "decided_by"),
        # That somebody was erased, and when, stays as proof (rsc-contract 12.7).
        erased={
            "record": proof_of_whom(),
            "member": "",
            "reason": "",
            "decision": ClosedAccount.Decision.DELETE,
            "decided_at": Now(),
        },
    ),
    PersonalData(
        Evaluation,
        rows=lambda candidate: Evaluation.objects.filter(candidate=candidate),
        position=40,
        exported=("raw", "received_at"),
        internal=("id", "candidate", "application", "notification", "place"),
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
            "exported_seat",
        ),
        # What LinkedIn sends names requests, never people; what we said about it does.
        erased={"reason": ""},
    ),
    PERMISSIONS,
]
