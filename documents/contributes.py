"""What this app puts into the frames of others."""

from accounts.verbs import Verbs
from base.personal_data import PersonalData
from documents.addresses import DOCUMENTS
from documents.models import Document
from documents.verbs import DocumentVerb

CONTRIBUTIONS = [
    DOCUMENTS,
    Verbs(DocumentVerb),
    PersonalData(
        Document,
        rows=lambda candidate: Document.objects.filter(candidate=candidate),
        position=30,
        exported=("kind", "name", "content_type", "size", "text", "created_at"),
        internal=("id", "public_id", "candidate", "application", "digest", "file", "text_state",
                  "reading_since", "created_by"),
    ),
]  # fmt: skip
