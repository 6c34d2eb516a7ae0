"""What `make translations` finds in Python, and what it leaves alone."""

import pytest

from scripts.translations.places import refusals_in
from scripts.translations.python import find_in_python


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('class Kind(TextChoices):\n    OPEN = "open", "Still open"', "Still open"),
        ('class Kind(models.TextChoices):\n    OPEN = "open", "Still open"', "Still open"),
        ('class NotNow(DomainError):\n    default_message = "Not now"', "Not now"),
        ('class NotNow(DomainError):\n    default_message: str = "Not now"', "Not now"),
        ('class Config(AppConfig):\n    verbose_name = "Jobs"', "Jobs"),
        ('class Meta:\n    verbose_name_plural = "feedback"', "feedback"),
        ('class F(CharField):\n    default_error_messages = {"no": "Not so"}', "Not so"),
        ('class V(Verb):\n    DONE = "x.done", "closed {job}", "x"', "closed {job}"),
        (
            'class V(Verb):\n    DONE = (\n        "x.done",\n        "closed {job}",\n    )',
            "closed {job}",
        ),
    ],
)
def test_words_of_a_class_are_found(source, found):
    assert [words for _, words in find_in_python(source)] == [found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('forms.CharField(label="First name")', "First name"),
        ('forms.CharField(help_text="As in the passport")', "As in the passport"),
        ('forms.CharField(error_messages={"required": "Say why"})', "Say why"),
        ('forms.ChoiceField(choices=[("", "Choose"), *kinds])', "Choose"),
        ('models.CharField("person URN", max_length=9)', "person URN"),
        ('messages.success(request, "Saved")', "Saved"),
        ('messages.success(request, "Saved" if new else _("Changed"))', "Saved"),
        ('form.add_error("name", "Too long")', "Too long"),
        ('RolePermission({Role.RECRUITER}, "Only recruiters do")', "Only recruiters do"),
        ('TeamPermission(TEAM, sentence="Only the team does")', "Only the team does"),
        ('Place("People", "candidate-list", "users", position=30)', "People"),
        ('AdminTab("Roles", "roles", position=1)', "Roles"),
        ('JobTab("Pipeline", "pipeline", position=40)', "Pipeline"),
        ('PersonTab("notes", "Notes", "candidate-notes", 30)', "Notes"),
        ('PeopleFacet(name="tag", any_label="Any tag")', "Any tag"),
        ('said = _(f"{name} is here")', "{} is here"),
    ],
)
def test_words_given_to_a_call_are_found(source, found):
    assert [words for _, words in find_in_python(source)] == [found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('raise DomainError("not now")', "not now"),
        ('raise forms.ValidationError("not now", code="no")', "not now"),
        ('raise ValidationError(f"not {x} now")', "not {} now"),
        ('raise ValidationError({"name": ["not now"]})', "not now"),
        ('raise NotFound("gone")', "gone"),
        ('class Taken(DomainError):\n    pass\nraise Taken("taken")', "taken"),
        ('class A(DomainError): ...\nclass B(A): ...\nraise B("taken")', "taken"),
        (
            'class A(DomainError):\n    def a(self):\n        super().__init__(f"{x} is taken")',
            "{} is taken",
        ),
    ],
)
def test_words_of_a_refusal_are_found(source, found):
    refusals = refusals_in([source])

    assert [words for _, words in find_in_python(source, refusals)] == [found]


@pytest.mark.parametrize(
    "source",
    [
        'def say(x):\n    return "Nobody is here."',
        'def say(x):\n    return f"{x} is here."',
        'WORDS = {404: "There is nothing here."}',
        'words = "Held back: " + reason',
        'notify(text="Somebody has come.")',
    ],
)
def test_a_sentence_is_found_wherever_it_stands(source):
    assert len(list(find_in_python(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        'class Kind(TextChoices):\n    OPEN = "open", _("Still open")',
        'class V(Verb):\n    DONE = "x.done", _("closed {job}"), "x"',
        'raise DomainError(_("Not now."))',
        'raise DomainError(_("Not %(x)s now.") % {"x": x})',
        'said = ngettext("One is here.", "Some are here.", count)',
        'forms.CharField(label=_("First name"))',
        'forms.CharField(label="")',
        'forms.ChoiceField(choices=[("open", _("Open"))])',
        'messages.success(request, _("Saved."))',
        'PersonTab("notes", _("Notes"), "candidate-notes", 30)',
        'JobTab("LinkedIn", "job-linkedin", position=50)',
    ],
)
def test_marked_words_and_names_are_left_alone(source):
    assert list(find_in_python(source)) == []


@pytest.mark.parametrize(
    "source",
    [
        'logger.info("It is saved.")',
        'def act():\n    """Do what must be done."""',
        'raise ImproperlyConfigured("This must be set.")',
        'class A:\n    def __str__(self):\n        return f"{self.a} of {self.b}."',
        'name = "jobs"',
        'error("no")',
    ],
)
def test_words_for_nobody_are_left_alone(source):
    assert list(find_in_python(source)) == []
