"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verbs
from applications.deletion.going import GoesAlong
from base.personal_data import PersonalData
from candidates.record.tabs import PersonTab, ProfilePanel
from documents.addresses import DOCUMENTS
from documents.going import say_goes_along
from documents.models import Document
from documents.permissions import PERMISSIONS
from documents.queries import count_documents, files_of, newest_resume
from documents.verbs import DocumentVerb

CONTRIBUTIONS = [
    DOCUMENTS,
    PersonTab("documents", _("Documents"), "candidate-documents", 35, count_documents),
    ProfilePanel("documents/_resume.html", newest_resume, position=20, is_beside=True),
    GoesAlong(say_goes_along, position=15),
    Verbs(DocumentVerb),
    PersonalData(
        Document,
        rows=lambda candidate: Document.objects.filter(candidate=candidate),
        position=30,
        exported=("public_id", "kind", "name", "content_type", "size", "text", "created_at"),
        internal=("id", "candidate", "application", "digest", "file", "text_state",
                  "reading_since", "created_by"),
        files=files_of,
    ),
    PERMISSIONS,
]  # fmt: skip
