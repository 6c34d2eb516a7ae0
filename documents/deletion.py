"""A file goes when its row has gone for good, whoever deleted that: by itself or with a person."""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from documents.models import Document
from documents.storage import kept_files

logger = logging.getLogger(__name__)


@receiver(post_delete, sender=Document)
def delete_file(instance: Document, using: str, **kwargs: Any) -> None:
    transaction.on_commit(partial(discard, instance.file.name or ""), using=using, robust=True)


def discard(path: str) -> None:
    """Delete a file from the disk; one that cannot be is named in the log."""
    try:
        kept_files().delete(path)
    except OSError:
        logger.exception("The file of a deleted document stays on the disk: %s", path)
