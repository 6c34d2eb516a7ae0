"""What `make templates` finds."""

from django.template import engines
from django.template.backends.django import DjangoTemplates

from scripts.check_templates import find_faults, find_long_lines, own_templates


def test_a_line_may_have_a_hundred_and_twenty_characters():
    assert list(find_long_lines("page.html", "a" * 120)) == []


def test_a_longer_line_is_named_with_its_number():
    text = f"<p>\n{'a' * 121}\n</p>"

    assert list(find_long_lines("page.html", text)) == [
        "page.html:2: 121 characters, 120 are allowed"
    ]


def test_a_template_that_does_not_compile_is_named(tmp_path):
    (tmp_path / "broken.html").write_text("{% nothing %}")
    engine = DjangoTemplates({"NAME": "own", "DIRS": [tmp_path], "APP_DIRS": False, "OPTIONS": {}})

    (fault,) = find_faults(engine, "broken.html", tmp_path / "broken.html")

    assert fault.startswith("broken.html: Invalid block tag")


def test_every_template_of_the_repository_is_looked_at():
    names = {name for name, path in own_templates(engines["django"])}

    assert {"base.html", "jobs/list.html"} <= names
