"""A name written from right to left turns nothing around it, wherever a sentence has a gap."""

import pytest
from django.template import engines
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Notice, User
from accounts.notices.services import notify
from accounts.users.words import say_colleagues
from accounts.verbs import say
from applications.lifecycle.moving import move_application
from base.bidi import isolated
from base.words import gettext as _
from base.words import gettext_lazy, ngettext
from candidates.models import Tag
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory

HEBREW, ARABIC = "דוד לוי (בע״מ)", "ليلى الحداد"
NAMES = [HEBREW, ARABIC]


def within(name: str) -> str:
    return f"\u2068{name}\u2069"


@pytest.mark.parametrize("name", [*NAMES, "Levi לוי", "ابن", "𐤃𐤅𐤃"])
def test_what_is_written_from_the_right_is_isolated_once(name):
    assert isolated(name) == isolated(isolated(name)) == within(name)


@pytest.mark.parametrize("name", ["", "Ilse Marbach", "Łukasz", "李小龍", "50 Cent!", "Ελένη"])
def test_what_turns_nothing_stays_as_it_is(name):
    assert isolated(name) == name


@given(st.text())
def test_every_isolation_is_closed(text):
    kept = isolated(text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))))
    assert kept.count("\u2068") == kept.count("\u2069")


@pytest.mark.parametrize("name", NAMES)
def test_gaps_of_sentences_isolate_names_alone(name):
    assert _("Moved %(name)s to %(stage)s.") % {"name": name, "stage": "Offer"} == (
        f"Moved {within(name)} to Offer."
    )
    assert gettext_lazy("Added %(name)s.") % {"name": name} == f"Added {within(name)}."
    assert ngettext("%(count)d: %(name)s", "", 1) % {"count": 1, "name": name} == (
        f"1: {within(name)}"
    )
    assert _("Saved %s.") % name == f"Saved {within(name)}."
    assert _("There is no %(role)r.") % {"role": "x"} == "There is no 'x'."
    candidate = CandidateFactory.build(first_name=name, last_name="")
    assert _("Added %(name)s.") % {"name": candidate} == f"Added {within(name)}."


@pytest.mark.parametrize("name", NAMES)
def test_gaps_of_templates_isolate_names_alone(name):
    def render(text: str, **context: object) -> str:
        return engines["django"].from_string("{% load i18n %}" + text).render(context)

    gap = "{% blocktranslate %}Reject {{ name }}?{% endblocktranslate %}"
    given = "{% blocktranslate with who=name %}{{ who }}, {{ job }}{% endblocktranslate %}"
    many = (
        "{% blocktranslate count count=count with who=name %}{{ count }} {{ who }}"
        "{% plural %}{{ count }} of {{ who }}{% endblocktranslate %}"
    )

    assert render(gap, name=name) == f"Reject {within(name)}?"
    assert render(gap, name="<Ilse>") == "Reject &lt;Ilse&gt;?"
    assert render(given, name=name, job="Planner") == f"{within(name)}, Planner"
    assert render(many, name=name, count=2) == f"2 of {within(name)}"


@pytest.mark.parametrize("name", NAMES)
def test_activities_isolate_every_name(name):
    assert say("candidate.exported", {}, person=name, job=name) == (
        f"exported {within(name)} from LinkedIn to {within(name)}"
    )
    assert say("candidate.tagged", {"tag": name}) == f"added the tag “{within(name)}”"


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_notices_isolate_the_name(name, recruiter):
    notify(users=[recruiter], text=_("%(name)s came.") % {"name": CandidateFactory(last_name=name)})

    assert Notice.objects.get().text == f"{within(f'Ilse {name}')} came."


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_pages_isolate_people_jobs_stages_and_tags(name, client_as, recruiter):
    job = JobFactory(active=True, recruiter=recruiter, title=name)
    stage = job.stages.get(name="Screen")
    type(stage).objects.filter(pk=stage.pk).update(name=name)
    candidate = CandidateFactory(first_name=name, last_name="")
    candidate.tags.add(Tag.objects.create(name=name))
    application = ApplicationFactory(candidate=candidate, job=job)
    move_application(application=application, to=job.stages.get(name=name), by=recruiter)
    client = client_as(recruiter)

    activity = client.get(f"/candidates/{candidate.public_id}/activity/").content.decode()
    person = client.get(f"/candidates/{candidate.public_id}/").content.decode()
    moved = client.post(
        reverse("application-stage-changes", args=[application.public_id]),
        {"stage": job.stages.get(name="Offer").public_id},
        follow=True,
    ).content.decode()

    assert f"moved {within(name)} from Prospect to {within(name)}" in activity
    assert f"<title>{within(name)} · Tandem</title>" in person
    assert f"Moved {within(name)} to Offer." in moved


@pytest.mark.django_db
def test_lists_of_names_isolate_each(recruiter):
    for first in ("Ada", ARABIC, HEBREW):
        UserFactory(first_name=first, last_name="")

    said = say_colleagues(User.objects.exclude(pk=recruiter.pk).order_by("pk"))

    assert said == f"3 colleagues (Ada, {within(ARABIC)}, {within(HEBREW)})"


@pytest.mark.django_db
def test_rows_of_the_ledger_isolate_their_job(client_as, recruiter):
    job = JobFactory(active=True, recruiter=recruiter, title=HEBREW)
    application = ApplicationFactory(job=job, at="Screen")
    LedgerRowFactory(
        stream="applications", record=application.public_id, application=application.public_id,
        candidate=application.candidate.public_id, job=job.public_id, state="sent",
    )  # fmt: skip

    address = f"/candidates/{application.candidate.public_id}/linkedin/"
    page = client_as(recruiter).get(address).content.decode()

    assert f"Application: {within(str(job))}" in page
