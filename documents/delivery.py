"""How a document is given out: to be saved, or to be looked at inside a page of ours.

Whatever a file holds, it never becomes a page of this house: its type is what its bytes are, no
browser may guess another, and nothing in it loads or runs anything. That whoever asks may read it
was checked before; that they did is for the caller to note.
"""

from typing import TypeVar

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from base.errors import NoLongerHere
from documents.models import Document
from documents.types import PDF

Answer = TypeVar("Answer", bound=HttpResponseBase)

_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
_SAVED = f"{_NOTHING}; frame-ancestors 'none'; sandbox"
# In a sandbox several browsers refuse to start their own reader of PDF, which keeps out of the
# house by itself.
_SHOWN_PDF = f"{_NOTHING}; frame-ancestors 'self'"
_SHOWN = f"{_SHOWN_PDF}; sandbox"


def attachment_of(document: Document) -> FileResponse:
    """Answer with a document's bytes, to be saved. Raises NoLongerHere without its file."""
    return _kept_apart(_file_of(document, as_attachment=True), _SAVED, "DENY")


def preview_of(document: Document) -> FileResponse | HttpResponse:
    """Answer with what a frame in a page of ours shows: the file itself, or its words.

    Raises NoLongerHere where there is nothing to look at.
    """
    if document.shows_itself:
        answer: FileResponse | HttpResponse = _file_of(document, as_attachment=False)
    elif document.text:
        answer = HttpResponse(document.text, content_type="text/plain; charset=utf-8")
    else:
        raise NoLongerHere
    return _kept_apart(answer, _SHOWN_PDF if document.content_type == PDF else _SHOWN, "SAMEORIGIN")


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
    )


def _kept_apart(answer: Answer, policy: str, framed: str) -> Answer:
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = policy
    answer["X-Content-Type-Options"] = "nosniff"
    answer["X-Frame-Options"] = framed
    return answer
