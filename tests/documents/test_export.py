"""What a person gets of their documents: the files themselves, and what is noted about them."""

import io
import json
import zipfile

import pytest

from candidates.personal_data import write_archive
from documents.models import Document
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import CONTENT, DocumentFactory

pytestmark = pytest.mark.django_db


def archive_of(candidate):
    file = io.BytesIO()
    write_archive(candidate, file)
    archive = zipfile.ZipFile(file)
    assert archive.testzip() is None
    return archive


def test_an_export_holds_every_file_as_it_was_handed_in():
    ours = DocumentFactory(name="Lebenslauf Jürgen.txt")
    twin = DocumentFactory(candidate=ours.candidate, name=ours.name, kind="other")
    DocumentFactory()

    archive = archive_of(ours.candidate)

    paths = [f"documents/{one.public_id}/Lebenslauf Jürgen.txt" for one in (ours, twin)]
    assert archive.namelist() == ["data.json", *paths]
    assert [archive.read(path) for path in paths] == [CONTENT, CONTENT]
    told = json.loads(archive.read("data.json"))["documents.Document"]
    assert [row["public_id"] for row in told] == [ours.public_id, twin.public_id]


def test_a_file_that_is_gone_costs_nobody_the_rest_of_the_export(caplog):
    gone = DocumentFactory()
    Document.objects.filter(pk=gone.pk).update(file="00/gone")
    kept = DocumentFactory(candidate=gone.candidate)

    archive = archive_of(gone.candidate)

    assert archive.namelist()[1:] == [f"documents/{kept.public_id}/resume.txt"]
    assert gone.public_id in caplog.text


def test_of_a_person_without_files_the_data_are_told():
    assert archive_of(CandidateFactory(first_name="Łucja")).namelist() == ["data.json"]
