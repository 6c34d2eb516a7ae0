"""Reading the texts of documents that wait: each by one worker at a time, outside transactions.

    the oldest that waits -> claim it -> its file -> a process of its own -> text and state

No row is locked meanwhile: a file may take half a minute, and whoever deletes it need not wait.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from base import stopping
from documents.limits import EXTRACTION_SECONDS
from documents.models import Document
from documents.texts.extraction import Extracted, extract

logger = logging.getLogger(__name__)

State = Document.TextState

# Then others have the worker; the rest is read by whoever is nudged next.
DOCUMENTS_A_RUN = 20
# Whoever read it until then has died: a reading ends after `EXTRACTION_SECONDS`.
CLAIM = timedelta(seconds=4 * EXTRACTION_SECONDS)


def read_waiting() -> bool:
    """Read some texts that wait, until asked to stop; returns whether more may wait.

    Safe to run any number of times, and by several workers at once.
    """
    for _number in range(DOCUMENTS_A_RUN):
        if stopping.is_asked():
            return False
        document = _claimed(timezone.now())
        if document is None:
            return False
        _read(document)
    return True


def _claimed(now: datetime) -> Document | None:
    """Return the oldest that nobody reads, for us alone; None where none is left."""
    nobody = Q(reading_since=None) | Q(reading_since__lt=now - CLAIM)
    free = Document.objects.filter(nobody, text_state=State.WAITING)
    while document := free.defer("text").order_by("id").first():
        if free.filter(pk=document.pk).update(reading_since=now):
            return document
    return None


def _read(document: Document) -> None:
    found = _extracted(document)
    if found.state == State.FAILED:
        logger.warning("The text of document %d could not be read", document.pk)
    waiting = Document.objects.filter(pk=document.pk, text_state=State.WAITING)
    waiting.update(text=found.text, text_state=found.state, reading_since=None)


def _extracted(document: Document) -> Extracted:
    try:
        with document.file.open() as file:
            content = file.read()
    except OSError:
        logger.exception("The file of document %d cannot be opened", document.pk)
        return Extracted(State.FAILED)
    return extract(content, document.content_type)
