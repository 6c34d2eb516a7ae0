"""The stylesheets of a page in one file.

Each sheet in static/css/ names its components by @import, one file a component. A browser would ask
for every one of them, more often than a page may ask at all; so whoever serves or collects static
files is given the sheet with its components in their places. Without this finder pages look the
same, after more requests.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)


class JoinedStylesheets(BaseFinder):
    """Finds the sheets that import others; it stands before the finder of single files."""

    def __init__(self, folder: Path | None = None, joined: Path | None = None) -> None:
        self.folder = folder or settings.BASE_DIR / "static"
        self.kept = joined or settings.DATA_DIR / "stylesheets"

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        source = self.folder / path
        if source not in self._sheets():
            return []
        found = self._keep(source).path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, FileSystemStorage]]:
        for source in self._sheets():
            yield source.relative_to(self.folder).as_posix(), self._keep(source)

    def _sheets(self) -> Sequence[Path]:
        sheets = sorted((self.folder / "css").glob("*.css"))
        return [sheet for sheet in sheets if IMPORT.search(sheet.read_text())]

    def _keep(self, source: Path) -> FileSystemStorage:
        """Write a joined sheet where it is not yet, and return where it can be had.

        The folder is named after the text: a web process of the version before goes on sending the
        file whose length it knows.
        """
        text = joined(source)
        storage = FileSystemStorage(self.kept / hashlib.sha256(text.encode()).hexdigest()[:12])
        target = Path(storage.path(source.relative_to(self.folder).as_posix()))
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_at_once(target, text)
        return storage


def joined(sheet: Path) -> str:
    """Return a stylesheet with what it imports in the places of its imports."""
    return IMPORT.sub(lambda found: joined(sheet.parent / found[1]), sheet.read_text())


def _write_at_once(target: Path, text: str) -> None:
    """Let nobody read half a file: web processes start beside each other."""
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "w") as file:
        file.write(text)
    Path(name).chmod(0o644)
    Path(name).replace(target)
