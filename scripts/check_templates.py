"""Compile every template of the project named by DJANGO_SETTINGS_MODULE; exit 1 when one fails."""

import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.exceptions import TemplateDoesNotExist, TemplateSyntaxError

ROOT = Path(__file__).resolve().parent.parent


def own_templates(engine: DjangoTemplates) -> Iterator[str]:
    """Yield the names of the templates that stand in this repository."""
    for folder in map(Path, engine.template_dirs):
        if folder.is_relative_to(ROOT) and ".venv" not in folder.parts:
            for path in sorted(folder.rglob("*.html")):
                yield path.relative_to(folder).as_posix()


def main() -> int:
    django.setup()
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    names = list(own_templates(engine))
    broken = 0
    for name in names:
        try:
            engine.get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            broken += 1
            print(f"{name}: {error}", file=sys.stderr)
    print(f"{len(names)} templates, {broken} broken.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
