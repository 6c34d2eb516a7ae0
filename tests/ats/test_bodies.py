"""How much of a body is read, and that no files are."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import User

SIGN_IN = "/sign-in/"


class Unread(BytesIO):
    """A body that nobody may read."""

    def read(self, *size) -> bytes:
        raise AssertionError("The body was read.")


@pytest.fixture
def on_disk(settings, tmp_path) -> Path:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"]
)
@pytest.mark.parametrize("path", [SIGN_IN, "/", "/candidates/new/", "/nowhere/"])
def test_a_body_that_is_too_long_is_not_read(client, db, path, kind):
    announced = {"CONTENT_LENGTH": str(300 * 2**20), "wsgi.input": Unread()}

    response = client.post(path, b"", content_type=kind, **announced)

    assert response.status_code == 413
    assert "larger than the 5 MiB that are read here" in response.text


def test_who_is_signed_in_is_told_in_the_frame(client_as, recruiter, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20

    response = client_as(recruiter).post("/candidates/new/", {"headline": "x" * 2**20})

    assert response.status_code == 413
    assert "1 MiB" in response.text
    assert "Rita Lindqvist" in response.text


def test_a_script_on_a_page_is_told_in_words(client_as, recruiter):
    response = client_as(recruiter).post(
        "/candidates/new/", b"x" * (6 * 2**20), content_type="text/plain",
        headers={"HX-Request": "true"},
    )  # fmt: skip

    assert response.status_code == 413
    assert response.text == "This is larger than the 5 MiB that are read here."


@pytest.mark.parametrize("path", [SIGN_IN, "/candidates/new/"])
def test_a_file_in_a_form_is_refused_before_it_is_kept(client_as, recruiter, on_disk, path):
    file = SimpleUploadedFile("resume.pdf", b"x" * 3 * 2**20)

    response = client_as(recruiter).post(path, {"first_name": "Ilse", "resume": file})

    assert response.status_code == 400
    assert list(on_disk.iterdir()) == []


def test_a_form_in_parts_without_files_is_read(client, db):
    User.objects.create_user("ada@nordwind.example", password="long enough words")

    answer = client.post(SIGN_IN, {"username": "ada@nordwind.example", "password": "wrong"})

    assert answer.status_code in {200, 422}


@pytest.mark.parametrize("fields", [2_001, 200_000])
def test_more_fields_than_any_form_has_are_refused(client_as, recruiter, fields):
    body = "&".join(f"a{number}=" for number in range(fields))

    response = client_as(recruiter).post(
        reverse("candidate-create"), body, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == 400
    assert "cannot be read" in response.text
