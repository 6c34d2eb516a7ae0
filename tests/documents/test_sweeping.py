"""Files that no document has are found and deleted, and no others."""

import os
import time
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents import sweeping
from documents.models import Document
from documents.storage import kept_files
from documents.sweeping import YOUNGEST_S, sweep
from tests.beat import ring
from tests.factories.documents import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    monkeypatch.setattr(Document._meta.get_field("file"), "storage", kept_files())


def left_behind(name="ab/orphan", age_s=YOUNGEST_S + 60):
    kept_files().save(name, ContentFile(b"Nobody's."))
    aged(name, age_s)
    return name


def aged(name, age_s):
    moment = time.time() - age_s
    os.utime(kept_files().path(name), (moment, moment))


def swept(*options):
    said = StringIO()
    call_command("sweep_documents", *options, stdout=said)
    return said.getvalue()


def test_a_file_without_a_document_is_deleted():
    orphan = left_behind()

    assert sweep() == 1
    assert not kept_files().exists(orphan)
    assert sweep() == 0


def test_a_documents_own_file_stays_however_old():
    document = DocumentFactory()
    aged(document.file.name, 10 * 365 * 86_400)

    assert sweep() == 0
    assert kept_files().exists(document.file.name)


def test_a_file_whose_document_may_be_on_its_way_stays():
    young = left_behind(age_s=YOUNGEST_S - 60)

    assert sweep() == 0
    assert kept_files().exists(young)


def test_beat_sweeps():
    DocumentFactory()
    orphan = left_behind()

    ring("sweep-documents")

    assert not kept_files().exists(orphan)


def test_beat_leaves_all_files_of_a_database_that_has_no_document():
    orphan = left_behind()

    ring("sweep-documents")

    assert kept_files().exists(orphan)
    assert sweep() == 1


def test_beat_leaves_many_files_to_a_person(monkeypatch):
    monkeypatch.setattr(sweeping, "MOST_A_NIGHT", 2)
    DocumentFactory()
    many = [left_behind(f"ab/orphan{number}") for number in range(3)]

    ring("sweep-documents")

    assert all(map(kept_files().exists, many))


def test_the_command_names_what_it_would_delete():
    orphan = left_behind()

    assert swept("--dry-run") == f"{orphan}  9 bytes\nTo be deleted: 1. Nothing was deleted.\n"
    assert kept_files().exists(orphan)
    assert swept() == "Deleted: 1.\n"
    assert not kept_files().exists(orphan)


def test_without_any_documents_there_is_no_folder_and_nothing_to_do():
    assert swept("--dry-run") == "To be deleted: 0. Nothing was deleted.\n"


def test_files_are_compared_with_rows_many_at_a_time(monkeypatch):
    monkeypatch.setattr(sweeping, "FILES_A_SLICE", 4)
    document = DocumentFactory()
    aged(document.file.name, 2 * YOUNGEST_S)
    for number in range(9):
        left_behind(f"cd/{number}")

    with CaptureQueriesContext(connection) as queries:
        assert sweep() == 9

    assert len(queries) == 3
    assert kept_files().exists(document.file.name)
