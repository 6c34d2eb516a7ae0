"""What `make translations` finds in scripts, and what it leaves alone."""

import pytest

from scripts.translations.browser import find_in_script


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('return "You are signed out. Reload.";', "You are signed out. Reload."),
        ("const words = `Moved ${name} to ${stage}.`;", "Moved {} to {}."),
        ("const words = `${name} is back.`;", "{} is back."),
        ('button.textContent = "Undo";', "Undo"),
        ("button.title = 'Undo (z)';", "Undo (z)"),
        ("count.textContent = `${chosen} selected`;", "{} selected"),
        ('say("Copied");', "Copied"),
        ('button.setAttribute("aria-label", "Close");', "Close"),
    ],
)
def test_words_in_a_script_are_found(source, found):
    assert [words for _, words in find_in_script(source)] == [found]


@pytest.mark.parametrize(
    "source",
    [
        'say(general("sayGone"));',
        "// Whoever reads this writes scripts.",
        "/* And so does\n   whoever reads this. */",
        'if (event.key === "Escape") return;',
        'button.className = "button button--quiet";',
        'document.querySelector(`[data-card="${id}"]`);',
        'button.setAttribute("role", "combobox");',
        'column.textContent = "";',
    ],
)
def test_what_a_script_does_not_say_is_left_alone(source):
    assert list(find_in_script(source)) == []


def test_the_line_is_named():
    assert list(find_in_script('const a = 1;\n\nsay("Gone");')) == [(3, "Gone")]
