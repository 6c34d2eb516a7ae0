"""No template may need a looser Content-Security-Policy, and every component keeps its promise."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(ROOT.rglob("*.html"))
FORBIDDEN = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\b(?:src\s*=|type=\"(?:application|IN)/))", re.I
    ),
    "an event attribute": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[\w:-]*)\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "an evaluated htmx value": re.compile(r"[\"'](?:js|javascript):", re.IGNORECASE),
    "an evaluated htmx filter": re.compile(r"hx-trigger=\"(?:[^\"]*,)?\s*[\w:]+\["),
}


def without_comments(text):
    return re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("found", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_template_is_free_of_inline_code(found):
    text = without_comments(found.read_text())

    broken = [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]

    assert broken == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("an inline style", '<p style="color: red">'),
        ("a style element", "<style>p {}</style>"),
        ("an inline script", "<script>run()</script>"),
        ("an event attribute", '<a onclick="run()">'),
        ("an event attribute", '<a hx-on:click="run()">'),
        ("a script address", '<a href="javascript:run()">'),
        ("an evaluated htmx value", "<a hx-vals='js:{a: 1}'>"),
        ("an evaluated htmx filter", '<a hx-trigger="keyup[key==1]">'),
    ],
)
def test_the_patterns_find_inline_code(what, text):
    assert FORBIDDEN[what].search(text)


def test_every_component_is_in_the_readme():
    folder = Path(settings.BASE_DIR) / "templates" / "components"
    readme = (folder / "README.md").read_text()

    names = {path.stem for path in folder.glob("[a-z]*.html")} - {"place"}

    assert [name for name in sorted(names) if name not in readme] == []
