"""How a document is given out: to be kept by whoever asked, never shown as a page of ours."""

from django.http import FileResponse

from base.errors import NoLongerHere
from documents.models import Document


def attachment_of(document: Document) -> FileResponse:
    """Answer with a document's bytes; no browser opens or keeps them by itself.

    Raises NoLongerHere where its file is not on the disk. That whoever asks may read it was
    checked before; that they did is for the caller to note.
    """
    try:
        file = document.file.open()
    except FileNotFoundError as error:
        raise NoLongerHere from error
    return FileResponse(
        file,
        as_attachment=True,
        filename=document.name,
        content_type=document.content_type,
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
