"""All that the house keeps about one candidate: told, and erased.

Knows no table by name: each app contributes its own. What LinkedIn holds is withdrawn by the
ledger, not here.
"""

import json
import logging
import shutil
import zipfile
from typing import IO, Any

from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from base import contributions
from base.personal_data import PersonalData
from candidates.models import Candidate

logger = logging.getLogger(__name__)


def export_person(candidate: Candidate) -> dict[str, list[dict[str, Any]]]:
    """Return what each table keeps about the candidate, by its name; tables without rows too."""
    return {
        data.model._meta.label: data.export(candidate) for data in contributions.of(PersonalData)
    }


def write_archive(candidate: Candidate, to: IO[bytes]) -> None:
    """Write a ZIP of all that is kept: `data.json`, as `export_person` says, and every file.

    A file that is gone from the disk is left out, with a line in the log.
    """
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        told = json.dumps(
            export_person(candidate), cls=DjangoJSONEncoder, indent=2, ensure_ascii=False
        )
        archive.writestr("data.json", told)
        for data in contributions.of(PersonalData):
            for path, file in data.files(candidate):
                _add_file(archive, path, file)


def _add_file(archive: zipfile.ZipFile, path: str, file: "File[bytes]") -> None:
    try:
        with file.open("rb") as content, archive.open(path, "w") as part:
            shutil.copyfileobj(content, part)
    except FileNotFoundError:
        # Its name may be a person's.
        logger.exception("A file is missing in an export: %s", path.rpartition("/")[0])


@transaction.atomic
def erase_person(candidate: Candidate) -> None:
    """Erase the candidate from every table, from the upper floors down. Cannot be undone."""
    for data in reversed(contributions.of(PersonalData)):
        data.erase(candidate)
