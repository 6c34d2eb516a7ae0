"""No template may need a looser Content-Security-Policy, and every component keeps its promise."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.template.backends.django import get_installed_libraries

ROOT = Path(settings.BASE_DIR) / "templates"
# The report of rsc_certify is a file of its own: no page shows it, and no policy of ours holds it.
OF_A_FILE = ROOT / "linkedin_rsc/certification/_style.html"
TEMPLATES = sorted({*ROOT.rglob("*.html")} - {OF_A_FILE})
FORBIDDEN = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\b(?:src\s*=|type=\"(?:application|IN)/))", re.I
    ),
    "an event attribute": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[\w:-]*)\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "an evaluated htmx value": re.compile(r"[\"'](?:js|javascript):", re.IGNORECASE),
    # A page that asks by itself keeps nobody signed in (accounts.sessions.middleware).
    "a question nobody asked": re.compile(r"hx-trigger=\"[^\"]*\bevery\b(?!.*X-Unattended)", re.S),
    "an evaluated htmx filter": re.compile(r"hx-trigger=\"(?:[^\"]*,)?\s*[\w:]+\["),
}

LOADED = re.compile(r"{% load ([\w ]+)%}")
INCLUDED = re.compile(r"{% (?:include|extends) \"([a-z_]+)/")
[FLOORS] = [
    contract["layers"]
    for contract in tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text())["tool"][
        "importlinter"
    ]["contracts"]
    if "ats" in contract.get("layers", [])
]


def height(name):
    """Say on which floor an app's templates stand; what is no app's belongs to the ground."""
    floors = [floor.split(" | ") for floor in reversed(FLOORS)]
    return next((number for number, floor in enumerate(floors) if name in floor), 0)


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
        ("a question nobody asked", '<a hx-trigger="load, every 2s">'),
        ("an evaluated htmx filter", '<a hx-trigger="keyup[key==1]">'),
    ],
)
def test_the_patterns_find_inline_code(what, text):
    assert FORBIDDEN[what].search(text)


@pytest.mark.parametrize("found", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_template_knows_nothing_of_a_floor_above(found):
    own = found.relative_to(ROOT).parts[0]
    libraries = {name: path.split(".")[0] for name, path in get_installed_libraries().items()}
    text = without_comments(found.read_text())
    loaded = [name for names in LOADED.findall(text) for name in names.split()]

    known = {libraries[name] for name in loaded} | set(INCLUDED.findall(text))

    assert [floor for floor in known if height(floor) > height(own)] == []


def test_floors_of_templates_are_told_apart():
    assert LOADED.findall("{% load i18n job_pages %}") == ["i18n job_pages "]
    assert INCLUDED.findall('{% include "jobs/_bar.html" with a=b %}') == ["jobs"]
    assert height("base") == height("components") < height("jobs") < height("notes")
    assert height("notes") == height("interviews") < height("linkedin_rsc") < height("ats")


def test_every_component_is_in_the_readme():
    folder = Path(settings.BASE_DIR) / "templates" / "components"
    readme = (folder / "README.md").read_text()

    names = {path.stem for path in folder.glob("[a-z]*.html")} - {"place"}

    assert [name for name in sorted(names) if name not in readme] == []
