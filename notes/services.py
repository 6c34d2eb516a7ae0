"""Writing notes."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.activity import record
from accounts.models import User
from applications.models import Application
from base.errors import InvalidInput
from base.text import checked_remark
from candidates.models import Candidate
from notes.models import Note
from notes.permissions import noting_on
from notes.verbs import NoteVerb


@transaction.atomic
def add_note(
    *,
    candidate: Candidate,
    text: str,
    by: User,
    application: Application | None = None,
    is_private: bool = False,
) -> Note:
    """Write a note; a private one is for its author only and never leaves the house."""
    noting_on(application).require(by, application)
    if application is not None and application.candidate_id != candidate.pk:
        raise InvalidInput(_("This application is somebody else's."), field="application")
    note = Note.objects.create(
        candidate=candidate, application=application, author=by,
        text=checked_remark(text, "text", _("Write something first.")),
        is_private=is_private, created_at=timezone.now(),
    )  # fmt: skip
    job = application.job.public_id if application else ""
    record(NoteVerb.ADDED, by=by, subject=note, job=job, candidate=candidate.public_id,
           is_private=is_private)  # fmt: skip
    return note
