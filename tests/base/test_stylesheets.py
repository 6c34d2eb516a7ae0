"""A page's sheet is served with its components in it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find

from base.stylesheets import IMPORT, JoinedStylesheets, joined

CSS = settings.BASE_DIR / "static" / "css"
MOST_LINES = 160
LAYERS = {
    "tokens": "base", "reset": "reset", "base": "base", "utilities": "utilities",
    "touch": "utilities",
}  # fmt: skip
COMMENT = re.compile(r"/\*.*?\*/|\"[^\"]*\"", re.DOTALL)
CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")
SCALING = re.compile(
    r"^ *(font-size|line-height|gap|padding|margin|--space|--text).*$", re.MULTILINE
)
# block, block__part, block--variant, block__part--variant, is-state; the two others are htmx's.
WORD = "[a-z0-9]+(-[a-z0-9]+)*"
NAME = re.compile(rf"{WORD}(__{WORD})?(--{WORD})?|htmx-(added|request)")


@pytest.fixture
def sheets(tmp_path) -> Path:
    (tmp_path / "static/css/components").mkdir(parents=True)
    (tmp_path / "static/css/page.css").write_text(
        '/* A page. */\n@import "tokens.css";\n@import "components/button.css";\n'
    )
    (tmp_path / "static/css/tokens.css").write_text(":root {}\n")
    (tmp_path / "static/css/components/button.css").write_text(".button {}\n")
    return tmp_path


@pytest.fixture
def finder(sheets) -> JoinedStylesheets:
    return JoinedStylesheets(sheets / "static", sheets / "joined")


def test_a_sheet_is_found_with_what_it_imports_in_its_order(finder):
    found = finder.find("css/page.css")

    assert Path(found).read_text() == "/* A page. */\n:root {}\n.button {}\n"


def test_a_component_is_left_to_the_finder_of_single_files(finder):
    assert finder.find("css/components/button.css") == []
    assert finder.find("css/tokens.css") == []
    assert finder.find("css/nothing.css") == []


def test_who_collects_static_files_gets_the_joined_sheet(finder, sheets):
    assert [(path, storage.exists(path)) for path, storage in finder.list(None)] == [
        ("css/page.css", True)
    ]


def test_an_unchanged_sheet_is_written_once(finder):
    first = Path(finder.find("css/page.css")).stat()

    assert Path(finder.find("css/page.css")).stat().st_ino == first.st_ino


def test_a_changed_sheet_leaves_the_former_to_processes_that_send_it(finder, sheets):
    former = Path(finder.find("css/page.css"))
    (sheets / "static/css/components/button.css").write_text(".button { color: red }\n")

    assert "color: red" in Path(finder.find("css/page.css")).read_text()
    assert "color: red" not in former.read_text()


def test_a_missing_component_is_named(sheets):
    (sheets / "static/css/components/button.css").unlink()

    with pytest.raises(FileNotFoundError, match=r"button\.css"):
        joined(sheets / "static/css/page.css")


def test_pages_get_the_joined_sheet(client):
    answer = client.get("/static/css/app.css")
    sent = b"".join(answer.streaming_content).decode()

    assert "@import" not in sent
    assert sent.index("@layer reset, base") < sent.index(".button {") < sent.index(".soft {")
    assert "@import" not in Path(find("css/app.css")).read_text()


def test_every_component_is_in_a_sheet():
    imported = "\n".join(sheet.read_text() for sheet in CSS.glob("*.css"))
    linked = "\n".join(
        page.read_text() for page in (settings.BASE_DIR / "templates").rglob("*.html")
    )
    orphans = [
        component.name
        for component in (CSS / "components").glob("*.css")
        if f"components/{component.name}" not in imported + linked
    ]

    assert orphans == []


@pytest.mark.parametrize("sheet", sorted(CSS.rglob("*.css")), ids=lambda sheet: sheet.name)
def test_a_sheet_is_short_and_stands_in_its_layer(sheet):
    text = sheet.read_text()
    assert text.count("\n") <= MOST_LINES
    assert IMPORT.search(text) or f"@layer {LAYERS.get(sheet.stem, 'components')} {{" in text


def test_classes_are_named_block_part_variant_or_state():
    classes = {
        name
        for sheet in CSS.rglob("*.css")
        for name in CLASS.findall(COMMENT.sub("", sheet.read_text()))
    }

    assert {name for name in classes if not NAME.fullmatch(name)} == set()
    assert {"button", "button--primary", "top__brand", "is-moving"} <= classes


def test_type_and_spacing_follow_the_readers_font_size():
    in_pixels = [
        f"{sheet.name}: {found[0].strip()}"
        for sheet in CSS.rglob("*.css")
        for found in SCALING.finditer(sheet.read_text())
        if re.search(r"\dpx", found[0])
    ]

    assert in_pixels == []
