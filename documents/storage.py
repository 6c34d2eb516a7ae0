"""Where the files are: below the data folder, never below what the web server gives away."""

import secrets

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage
from django.db import models


def kept_files() -> Storage:
    """Return the folder of all documents; nobody but our own processes reads there."""
    return FileSystemStorage(
        location=settings.DOCUMENTS_DIR,
        file_permissions_mode=0o600,
        directory_permissions_mode=0o700,
    )


def random_name(document: models.Model, name: str) -> str:
    """Return a path that tells nothing of the file and that nobody guesses."""
    token = secrets.token_hex(20)
    return f"{token[:2]}/{token}"
