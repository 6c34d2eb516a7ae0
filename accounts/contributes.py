"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Activity, Notice, RecordRead
from accounts.permissions import PERMISSIONS
from accounts.users.losses import Loss, of_account
from accounts.verbs import UserVerb, Verbs
from base.frames import AdminTab
from base.personal_data import PersonalData

CONTRIBUTIONS = [
    AdminTab(_("Users"), "admin-center", position=10),
    AdminTab(_("Roles"), "roles", position=12),
    AdminTab(_("Company"), "company", position=15),
    Loss(of_account, position=10),
    Verbs(UserVerb),
    PersonalData(
        Activity,
        rows=lambda candidate: Activity.objects.filter(candidate=candidate.public_id),
        position=1,
        exported=("verb", "occurred_at", "data"),
        internal=("id", "subject_type", "subject", "job", "candidate", "actor"),
        # That something was done stays known; what it said of the person does not.
        erased={"data": {}},
    ),
    PersonalData(
        RecordRead,
        rows=lambda candidate: RecordRead.objects.filter(subject=candidate.public_id),
        position=1,
        exported=("route", "read_at"),
        internal=("id", "user", "subject", "count"),
    ),
    PersonalData(
        Notice,
        rows=lambda candidate: Notice.objects.filter(candidate=candidate.public_id),
        position=1,
        exported=("text", "created_at"),
        internal=("id", "user", "kind", "url", "candidate", "read_at"),
    ),
    PERMISSIONS,
]
