"""Several files handed in at once: each is kept or refused by itself."""

from accounts.models import User
from base.errors import DomainError
from candidates.models import Candidate
from documents.forms import DocumentForm
from documents.services import add_document


def hand_in(form: DocumentForm, *, candidate: Candidate, by: User) -> int:
    """Keep what the form holds, and return how many files that were.

    Why any other was refused stands in the form. Sent again, none is kept twice.
    """
    if not form.is_valid():
        return 0
    given, kept = form.cleaned_data.copy(), 0
    application = form.chosen()
    for file in given["file"]:
        try:
            add_document(
                candidate=candidate, file=file, kind=given["kind"], application=application, by=by
            )
            kept += 1
        except DomainError as refusal:
            form.refuse_file(file, refusal)
            if refusal.field != "file":
                break
    return kept
