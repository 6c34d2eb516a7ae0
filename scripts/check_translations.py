"""Find words that people read and that are not marked for translation: `make translations`.

What counts, and what stays in English, is written in `translations/__init__.py`.
"""

import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import filterfalse
from pathlib import Path

from scripts.translations.browser import find_in_script
from scripts.translations.places import refusals_in
from scripts.translations.python import find_in_python
from scripts.translations.templates import find_in_template

ROOT = Path(__file__).resolve().parent.parent
# In English stays what operators, programmers and LinkedIn say or read, and what is invented.
LEFT_ALONE = (
    "*/migrations/*", "*/management/*", "ats/seeds/*", "linkedin_sandbox/*", "base/commands.py",
    "ats/demo.py", "ats/openapi.py", "ats/supervision.py", "linkedin_rsc/certify/*",
    "linkedin_rsc/client/*",
)  # fmt: skip


def python_files() -> list[Path]:
    """Return the sources of all apps."""
    return sorted(path for app in ROOT.glob("*/apps.py") for path in app.parent.rglob("*.py"))


def is_left_alone(path: Path) -> bool:
    """Say whether a source's words are for operators or programmers, LinkedIn's or invented."""
    name = path.relative_to(ROOT).as_posix()
    return any(fnmatch(name, pattern) for pattern in LEFT_ALONE)


def find_unmarked() -> Iterator[tuple[Path, int, str]]:
    """Yield the file, the line and the words of all that is not marked."""
    sources = {path: path.read_text() for path in python_files()}
    refusals = refusals_in(sources.values())
    for path in filterfalse(is_left_alone, sources):
        yield from ((path, *found) for found in find_in_python(sources[path], refusals))
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield from ((path, *found) for found in find_in_template(path.read_text()))
    for path in sorted((ROOT / "static/js").rglob("*.js")):
        yield from ((path, *found) for found in find_in_script(path.read_text()))


def main() -> int:
    unmarked = list(find_unmarked())
    for path, line, words in unmarked:
        print(f"{path.relative_to(ROOT)}:{line}: {words}", file=sys.stderr)
    print(f"{len(unmarked)} texts are not marked for translation.")
    return 1 if unmarked else 0


if __name__ == "__main__":
    sys.exit(main())
