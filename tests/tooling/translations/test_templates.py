"""What `make translations` finds in templates, and what it leaves alone."""

import pytest

from scripts.translations.templates import find_in_template


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Move to</p>", "Move to"),
        ("<p>\n  {{ name }} is here\n</p>", "is here"),
        ("{% if more %}<b>and more</b>{% endif %}", "and more"),
        ('<input placeholder="Add tag">', "Add tag"),
        ('<button title="Remove {{ name }}">x</button>', "Remove"),
        ('<img\n  alt="A person"\n>', "A person"),
        ('<td data-label="Stage"></td>', "Stage"),
        ('<div data-say-moved="Moved {name}."></div>', "Moved {name}."),
        ('{% panel title="Password" %}', "Password"),
        ('{% include "components/button.html" with label="Save" only %}', "Save"),
        ('{% blank_slate title=title icon="x" action="New job" %}', "New job"),
        ('{% sort_header "Name" "name" %}', "Name"),
        ('{% with lead="Nobody sees it." %}', "Nobody sees it."),
        ('<option value="{{ value }}">Any tag</option>', "Any tag"),
    ],
)
def test_words_in_a_template_are_found(text, found):
    assert [words for _, words in find_in_template(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        '<p>{% translate "Move to" %}</p>',
        "<p>{% blocktranslate trimmed with a=b %}\n  Move {{ a }} to\n{% endblocktranslate %}</p>",
        "<button title=\"{% translate 'Remove' %}\">{{ name }}</button>",
        "<div data-say-moved=\"{% translate 'Moved {name}.' %}\"></div>",
        '{% panel title=_("Password") id="password" %}',
        '{% sort_header _("Name") "name" default=True %}',
        '<a class="button button--small" href="/jobs/" rel="next">·</a>',
        "{# For the reader of the source #}<!-- so is this -->",
        "{% comment %}And this{% endcomment %}",
        "{% block body_class %}is-wide{% endblock %}",
        "<b>Tandem</b> &nbsp; <kbd>m</kbd> 12",
        "<script>const words = 1;</script>",
    ],
)
def test_what_is_marked_or_not_read_is_left_alone(text):
    assert list(find_in_template(text)) == []


def test_the_line_is_named():
    assert list(find_in_template("<p>\n\n  Move\n</p>")) == [(3, "Move")]
