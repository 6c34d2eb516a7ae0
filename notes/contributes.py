"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from candidates.record.tabs import ActivityRule, PersonTab, ProfilePanel
from notes.queries import allows_activity, count_notes, latest_notes
from notes.verbs import NoteVerb

CONTRIBUTIONS = [
    PersonTab("notes", "Notes", "candidate-notes", 30, count_notes),
    ProfilePanel("notes/_latest.html", latest_notes, position=30),
    ActivityRule(allows_activity),
    Verbs(NoteVerb),
]
