"""Compile every template of the project named by DJANGO_SETTINGS_MODULE and measure its lines.

Exits with 1 when a template does not compile or has a line of more than 120 characters: what is
longer is worked out in a view or a tag.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.exceptions import TemplateDoesNotExist, TemplateSyntaxError

ROOT = Path(__file__).resolve().parent.parent
MOST_CHARACTERS = 120


def own_templates(engine: DjangoTemplates) -> Iterator[tuple[str, Path]]:
    """Yield the names and the files of the templates that stand in this repository."""
    for folder in map(Path, engine.template_dirs):
        if folder.is_relative_to(ROOT) and ".venv" not in folder.parts:
            for path in sorted(folder.rglob("*.html")):
                yield path.relative_to(folder).as_posix(), path


def find_faults(engine: DjangoTemplates, name: str, path: Path) -> Iterator[str]:
    """Yield what is wrong with a template, as sentences that begin with its name."""
    try:
        engine.get_template(name)
    except (TemplateSyntaxError, TemplateDoesNotExist) as error:
        yield f"{name}: {error}"
    yield from find_long_lines(name, path.read_text())


def find_long_lines(name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MOST_CHARACTERS:
            yield f"{name}:{number}: {len(line)} characters, {MOST_CHARACTERS} are allowed"


def main() -> int:
    django.setup()
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    templates = list(own_templates(engine))
    faults = [fault for name, path in templates for fault in find_faults(engine, name, path)]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(templates)} templates, {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
