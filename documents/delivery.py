"""How a document is given out: to be saved, or to be looked at inside a page of ours.

Whatever a file holds, it never becomes a page of this house: its type is what its bytes are, no
browser may guess another, and nothing in it loads or runs anything. That whoever asks may read it
was checked before; that they did is for the caller to note.
"""

from django.http import FileResponse, HttpResponse

from base.errors import NoLongerHere
from documents.models import Document
from documents.types import PDF

_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
# In a sandbox several browsers refuse to start their own reader of PDF, which keeps out of the
# house by itself.
_PDF = f"{_NOTHING}; frame-ancestors 'self'"
_OTHERS = f"{_PDF}; sandbox"


def attachment_of(document: Document) -> FileResponse:
    """Answer with a document's bytes, to be saved. Raises NoLongerHere without its file."""
    return _file_of(document, as_attachment=True)


def preview_of(document: Document) -> FileResponse | HttpResponse:
    """Answer with what a frame in a page of ours shows: the file itself, or its words.

    Raises NoLongerHere where there is nothing to look at.
    """
    if document.shows_itself:
        return _file_of(document, as_attachment=False)
    if not document.text:
        raise NoLongerHere
    headers = _headers("text/plain")
    return HttpResponse(document.text, content_type="text/plain; charset=utf-8", headers=headers)


def _file_of(document: Document, *, as_attachment: bool) -> FileResponse:
    try:
        file = document.file.open()
    except FileNotFoundError as error:
        raise NoLongerHere from error
    return FileResponse(
        file,
        as_attachment=as_attachment,
        filename=document.name,
        content_type=document.content_type,
        headers=_headers(document.content_type),
    )


def _headers(content_type: str) -> dict[str, str]:
    return {
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": _PDF if content_type == PDF else _OTHERS,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
    }
