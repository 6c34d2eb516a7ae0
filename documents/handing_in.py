"""Several files handed in at once: each is kept or refused by itself."""

from accounts.models import User
from base.errors import DomainError
from candidates.models import Candidate
from documents.forms import DocumentForm
from documents.services import add_document


def hand_in(form: DocumentForm, *, candidate: Candidate, by: User) -> list[int]:
    """Keep what the form holds, and return which files were kept, by their place among all.

    Why any other was refused stands in the form. Sent again, none is kept twice.
    """
    if not form.is_valid():
        return []
    given, kept = form.cleaned_data.copy(), []
    application = form.chosen()
    for place, file in enumerate(given["file"]):
        try:
            add_document(
                candidate=candidate, file=file, kind=given["kind"], application=application, by=by
            )
            kept.append(place)
        except DomainError as refusal:
            form.refuse_file(file, refusal)
            if refusal.field != "file":
                break
    return kept
