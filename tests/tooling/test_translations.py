"""What `make translations` finds, and what it leaves alone."""

import pytest

from scripts.check_translations import find_in_python, find_in_template, main


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


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('class Kind(TextChoices):\n    OPEN = "open", "Still open"', "Still open"),
        ('class Kind(models.TextChoices):\n    OPEN = "open", "Still open"', "Still open"),
        ('class NotNow(DomainError):\n    default_message = "Not now."', "Not now."),
        ('class NotNow(DomainError):\n    default_message: str = "Not now."', "Not now."),
        ('raise DomainError("Not now.")', "Not now."),
        ('raise forms.ValidationError("Not now.", code="no")', "Not now."),
        ('raise ValidationError(f"Not {x} now.")', "Not   now."),
        ('forms.CharField(label="First name")', "First name"),
        ('forms.CharField(help_text="As in the passport")', "As in the passport"),
        ('messages.success(request, "Saved.")', "Saved."),
        ('class Config(AppConfig):\n    verbose_name = "Jobs"', "Jobs"),
    ],
)
def test_words_in_code_are_found(source, found):
    assert [words for _, words in find_in_python(source)] == [found]


@pytest.mark.parametrize(
    "source",
    [
        'class Kind(TextChoices):\n    OPEN = "open", _("Still open")',
        'raise DomainError(_("Not now."))',
        'raise DomainError(_("Not %(x)s now.") % {"x": x})',
        'forms.CharField(label=_("First name"))',
        'forms.CharField(label="")',
        'messages.success(request, _("Saved."))',
        'logger.info("Saved.")',
        'name = "jobs"',
    ],
)
def test_marked_words_and_words_for_nobody_are_left_alone(source):
    assert list(find_in_python(source)) == []


def test_everything_else_in_the_repository_is_marked(capsys):
    assert main() == 0, capsys.readouterr().err
