"""Files without a row: left behind where a process died between the two, or a disk refused.

A file is written before its row and deleted after it, so that no row is ever without its file; what
is left over is found here. One that is younger than an hour may still be waiting for its row.
"""

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings

from documents.deletion import discard
from documents.models import Document

logger = logging.getLogger(__name__)

YOUNGEST_S = 3600
# Compared with the rows in one statement.
FILES_A_SLICE = 500
MOST_A_NIGHT = 200


@dataclass(frozen=True)
class Orphan:
    """`path` is as a row would name it, `size` in bytes."""

    path: str
    size: int


def orphans() -> Iterator[Orphan]:
    """Yield the files that no document has; a statement for every 500 files."""
    old = _old_files(Path(settings.DOCUMENTS_DIR), before=time.time() - YOUNGEST_S)
    while files := list(islice(old, FILES_A_SLICE)):
        yield from _without_row(files)


def sweep_by_night() -> int:
    """Delete the few files that no document has, and return how many; leave many to a person.

    Where the database is not the one of these files, such as half way through a restore, all of
    them look left behind.
    """
    found = list(islice(orphans(), MOST_A_NIGHT + 1))
    if len(found) > MOST_A_NIGHT or (found and not Document.objects.exists()):
        logger.error("Many files are without a document: see manage.py sweep_documents --dry-run")
        return 0
    return _delete(found)


def sweep() -> int:
    """Delete the files that no document has, however many, and return how many that were."""
    return _delete(orphans())


def _delete(found: Iterable[Orphan]) -> int:
    count = 0
    for orphan in found:
        logger.warning("A file without a document is deleted: %s", orphan.path)
        discard(orphan.path)
        count += 1
    return count


def _old_files(folder: Path, *, before: float) -> Iterator[Orphan]:
    for file in folder.glob("*/*"):
        try:
            found = file.lstat()
        except FileNotFoundError:
            continue  # Deleted with its document meanwhile.
        if found.st_mtime < before:
            yield Orphan(file.relative_to(folder).as_posix(), found.st_size)


def _without_row(files: Sequence[Orphan]) -> list[Orphan]:
    paths = [file.path for file in files]
    known = set(Document.objects.filter(file__in=paths).values_list("file", flat=True))
    return [file for file in files if file.path not in known]
