"""Every page with markup in every text that it could show: none of it becomes an element.

The texts are written past the services, as a careless import would.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, Field, Model, TextField, Value
from django.db.models.functions import Cast, Concat, Left
from django.test import Client
from lxml import html

from accounts.models import Activity
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc.models import Notification
from tests.access import Kind
from tests.ats.access_house import build_house
from tests.ats.test_access_walk import KINDS, address

EVIL = "<i class=evil>\"'--><script class=evil></script>"
# Not texts: what rows are found by, addresses and words of a fixed list.
KEPT = {"public_id", "subject", "subject_type", "verb", "job", "candidate", "application", "stream",
        "record", "state", "kind", "password", "country_code", "application_stage"}  # fmt: skip

pytestmark = pytest.mark.django_db


def texts_of(model: type[Model]) -> "Iterator[Field[Any, Any]]":
    for field in model._meta.get_fields():
        is_text = type(field) in {CharField, TextField} and field.name not in KEPT
        is_free = is_text and not field.choices and not field.unique
        if is_free and (field.max_length is None or field.max_length > len(EVIL)):
            yield field


FILLED = {"accounts", "jobs", "candidates", "applications", "notes", "interviews", "documents",
          "linkedin_rsc"}  # fmt: skip


def fill(model: type[Model]) -> None:
    """Write markup before every text of a table, distinct where rows must be."""
    parts = (Value(EVIL), Cast("pk", TextField()))
    changes = {
        field.name: Left(Concat(*parts, Cast(field.name, TextField())), field.max_length or 10_000)
        for field in texts_of(model)
    }
    if changes:
        model.objects.update(**changes)


@pytest.fixture
def urls():
    """The addresses of a house full of markup, as they were before."""
    house = build_house()
    urls = [address(house, route) for route, kind in KINDS.items()
            if not route.startswith("api/") and kind is not Kind.PUBLIC]  # fmt: skip
    for model in apps.get_models():
        if model.__module__.split(".")[0] in FILLED:
            fill(model)
    for activity in Activity.objects.all():
        activity.data = {key: evil_too(value) for key, value in activity.data.items()}
        activity.save()
    return urls


def evil_too(value: Any) -> Any:
    return [evil_too(one) for one in value] if isinstance(value, list) else EVIL


def test_every_table_of_ours_is_filled(urls):
    assert Candidate.objects.filter(last_name__startswith=EVIL).count() > 1
    assert Job.objects.filter(title__startswith=EVIL).count() > 1
    assert Notification.objects.get().reason.startswith(EVIL)


@pytest.mark.parametrize("method", ["get", "htmx"])
def test_no_text_becomes_an_element(urls, administrator, method):
    client = Client()
    client.force_login(administrator)
    headers = {"HX-Request": "true", "HX-Target": "record"} if method == "htmx" else {}
    shown = 0

    for url in [*urls, *(f"{url}?view=table" for url in urls)]:
        response = client.get(url, headers=headers)
        said = response.getvalue().decode()
        assert response.status_code < 500, url
        if "text/html" in response.headers.get("Content-Type", "") and said.strip():
            shown += "class=evil&gt;" in said
            assert not html.fromstring(said).xpath("//*[@class='evil']"), url

    assert shown > 20
