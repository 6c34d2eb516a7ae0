"""The components of every page, rendered with the arguments that the README promises."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory


def render(text, address="/jobs/?q=x&sort=name&after=9", **context):
    request = RequestFactory().get(address)
    template = Template("{% load ui %}" + text)
    return template.render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ilse Marbach", "IM"),
        ("Maximiliane von Schwarzenberg", "MS"),
        ("mono", "M"),
        ("", "?"),
        ("عبد الرحمن", "عا"),
    ],
)
def test_initials_come_from_the_first_and_the_last_word(name, initials):
    assert f">{initials}<" in render("{% avatar name %}", name=name)


def test_a_name_always_gets_the_same_tint():
    assert render("{% avatar name %}", name="Ilse") == render("{% avatar name %}", name="Ilse")


def test_text_in_components_is_escaped():
    page = render(
        "{% page_head title=x badge=x lead=x %}{% endpage_head %}"
        "{% panel title=x %}{{ x }}{% endpanel %}{% banner title=x %}{{ x }}{% endbanner %}"
        '{% tabs label=x %}{% tab x "/" count=x %}{% endtabs %}',
        x="<b>",
    )

    assert "<b>" not in page
    assert page.count("&lt;b&gt;") == 10


def test_a_sorted_column_turns_round_and_forgets_the_page():
    head = render('{% sort_header "Name" "name" %}')

    assert 'href="?q=x&amp;sort=-name"' in head
    assert "ascending" in head


def test_another_column_sorts_up_first():
    head = render('{% sort_header "Place" "city" %}')

    assert 'href="?q=x&amp;sort=city"' in head
    assert "aria-current" not in head


def test_the_default_column_shows_its_order_without_a_choice():
    assert "ascending" in render('{% sort_header "Name" "name" default=True %}', address="/jobs/")


def test_the_tab_of_the_page_is_current():
    tabs = render('{% tabs label="Job" %}{% tab "A" "/jobs/" %}{% tab "B" "/b/" %}{% endtabs %}')

    assert tabs.count("aria-current") == 1
    assert '<a class="tabs__tab" href="/jobs/" aria-current="page">A</a>' in tabs


class PersonForm(forms.Form):
    name = forms.CharField(help_text="As on the badge.")
    is_private = forms.BooleanField(required=False)
    level = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    note = forms.CharField(required=False)


FIELDS = (
    '{% for field in form %}{% include "components/field.html" with field=field only %}{% endfor %}'
)


def test_fields_name_their_help_and_their_errors():
    page = render(FIELDS, form=PersonForm({}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page


def test_only_what_may_be_left_out_says_optional():
    page = render(FIELDS, form=PersonForm())

    assert page.count(">optional<") == 1
    assert "<legend" in page


def test_ids_of_a_form_are_unique():
    page = render(FIELDS, form=PersonForm({}))

    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_the_summary_links_to_the_fields():
    summary = render(
        '{% include "components/form_errors.html" with form=form only %}', form=PersonForm({})
    )

    assert 'href="#id_name"' in summary
    assert 'role="alert"' in summary


def test_a_form_without_errors_has_no_summary():
    form = PersonForm({"name": "Ilse", "level": "a"})

    summary = render('{% include "components/form_errors.html" with form=form only %}', form=form)

    assert summary.strip() == ""


def test_an_opening_button_never_sends_a_form():
    button = render('{% include "components/button.html" with label="Close" opens="d" only %}')

    assert 'type="button"' in button
    assert 'command="show-modal" commandfor="d"' in " ".join(button.split())
