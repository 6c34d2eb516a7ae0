"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verbs
from applications.deletion.going import GoesAlong
from base.personal_data import PersonalData
from candidates.record.tabs import ActivityRule, PersonTab, ProfilePanel
from notes.going import say_goes_along
from notes.models import Note
from notes.permissions import PERMISSIONS
from notes.queries import allows_activity, count_notes, latest_notes
from notes.verbs import NoteVerb

CONTRIBUTIONS = [
    PersonTab("notes", _("Notes"), "candidate-notes", 30, count_notes),
    ProfilePanel("notes/_latest.html", latest_notes, position=30),
    ActivityRule(allows_activity),
    GoesAlong(say_goes_along, position=10),
    Verbs(NoteVerb),
    PersonalData(
        Note,
        rows=lambda candidate: Note.objects.filter(candidate=candidate),
        position=30,
        exported=("text", "created_at"),
        internal=("id", "public_id", "candidate", "application", "author", "is_private"),
    ),
    PERMISSIONS,
]
