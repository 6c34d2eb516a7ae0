"""What this app puts into the frames of others."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.users.losses import Loss
from accounts.verbs import Verbs
from base.frames import Place
from base.personal_data import PersonalData
from candidates.account_losses import of_people
from candidates.background.entries import shown_background
from candidates.departures import say_closed
from candidates.details.fields import EDITABLE_FIELDS
from candidates.duplicates.visibility import allows_activity
from candidates.models import (
    BackgroundEntry,
    Candidate,
    CandidateEmail,
    CandidatePhone,
    PossibleDuplicate,
)
from candidates.permissions import PERMISSIONS
from candidates.record.tabs import ActivityRule, PersonTab, ProfilePanel
from candidates.verbs import CandidateVerb
from jobs.team.departures import Departure

CONTRIBUTIONS = [
    Place(_("People"), "candidate-list", "users", position=30),
    PersonTab("profile", _("Profile"), "candidate-detail", position=10),
    PersonTab("activity", _("Activity"), "candidate-activity", position=90),
    ProfilePanel(
        "candidates/background/_panel.html", lambda person, user: shown_background(person), 15
    ),
    ActivityRule(allows_activity),
    Departure(say_closed),
    Loss(of_people, position=30),
    Verbs(CandidateVerb),
    PersonalData(
        Candidate,
        rows=lambda candidate: Candidate.objects.filter(pk=candidate.pk),
        position=10,
        exported=(*EDITABLE_FIELDS, "public_id", "source__name", "created_at", "updated_at"),
        internal=("id", "source_contact", "created_by", "search_text", "folded_likeness"),
    ),
    PersonalData(
        CandidateEmail,
        rows=lambda candidate: CandidateEmail.objects.filter(candidate=candidate),
        position=11,
        exported=("email", "is_primary", "proof", "verified_at"),
        internal=("id", "public_id", "candidate", "verified_by", "is_contested"),
    ),
    PersonalData(
        CandidatePhone,
        rows=lambda candidate: CandidatePhone.objects.filter(candidate=candidate),
        position=11,
        exported=("number", "is_primary"),
        internal=("id", "public_id", "candidate"),
    ),
    PersonalData(
        BackgroundEntry,
        rows=lambda candidate: BackgroundEntry.objects.filter(candidate=candidate),
        position=11,
        exported=("kind", "title", "organization", "origin", "is_edited", "is_removed"),
        internal=("id", "public_id", "candidate", "folded_text", "folded_given"),
    ),
    PersonalData(
        Candidate.tags.through,
        rows=lambda candidate: Candidate.tags.through.objects.filter(candidate=candidate),
        position=11,
        exported=("tag__name",),
        internal=("id", "candidate"),
    ),
    PersonalData(
        PossibleDuplicate,
        rows=lambda candidate: PossibleDuplicate.objects.filter(
            Q(candidate=candidate) | Q(other=candidate)
        ),
        position=11,
        exported=("reason", "state"),
        internal=("id", "candidate", "other"),
    ),
    PERMISSIONS,
]
