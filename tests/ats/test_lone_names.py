"""What people write from right to left has its own direction on every page, alone or in a row.

Between marks of isolation, in `<bdi>` or in what has `dir="auto"`: brackets, digits and what
stands beside it stay where they belong.
"""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from candidates.models import Candidate, Source, Tag
from jobs.models import Job, Stage
from linkedin_rsc.models import Connection, IntegrationType
from talent_pools.models import TalentPool
from tests.ats.access_house import build_house
from tests.ats.test_access_walk import KINDS, address
from tests.factories.accounts import UserFactory

NAME = "דוד (בע״מ)"
HEBREW = re.compile("[א-ת]")
WITHIN = re.compile("\u2068[^\u2069]*\u2069")
# What people write in one line, by the tables that keep it.
WRITTEN = {
    Candidate: ["first_name", "headline", "current_company", "current_title", "city", "region"],
    Job: ["title", "city", "region"],
    Stage: ["name"],
    Source: ["name"],
    Tag: ["name"],
    TalentPool: ["name"],
    User: ["first_name"],
}
# They hold no elements; the browser shows them by the direction of what is written in them.
ALONE = {"title", "option", "textarea", "script"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """Notes texts from right to left that would turn what stands around them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.faults: set[str] = set()

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, tag == "bdi" or dict(attrs).get("dir") == "auto"))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        is_alone = self.open and self.open[-1][0] in ALONE
        is_isolated = is_alone or any(isolates for _tag, isolates in self.open)
        if HEBREW.search(WITHIN.sub("", data)) and not is_isolated:
            path = " > ".join(tag for tag, _isolates in self.open[-4:])
            self.faults.add(f"{path}: {' '.join(data.split())}")


def faults_of(response) -> set[str]:
    page = Page()
    page.feed(response.content.decode())
    return page.faults


def _kept(model):
    """One stage keeps its name, by which the addresses of the walk find it."""
    return Stage.objects.filter(name="Screen") if model is Stage else []


def _enable():
    """Switch on what the house is connected with."""
    now, connection = timezone.now(), Connection.objects.get()
    for name in ("requested_at", "partner_ready_at", "enabled_at"):
        setattr(connection, name, now)
    connection.state, connection.company_name = Connection.State.ENABLED, NAME
    connection.save()
    for kind in (IntegrationType.ONE_CLICK_EXPORT, IntegrationType.IN_ATS_INDICATOR):
        connection.integrations.create(type=kind, context=connection.organization, status="ENABLED")


@pytest.fixture
def house(db):
    """A house in which everybody and everything has a name written from right to left."""
    house = build_house()
    _enable()
    Candidate.objects.update(
        source=Source.objects.create(name="Fair"), source_contact=house.insider
    )
    for model, fields in WRITTEN.items():
        for row in model.objects.exclude(pk__in=_kept(model)):
            number = "" if model in {Candidate, Job, User} else f" {row.pk}"
            given = dict.fromkeys(fields, NAME + number)
            if model in {Candidate, User}:
                given["last_name"] = ""
            model.objects.filter(pk=row.pk).update(**given)
    return house


@pytest.mark.parametrize("name", ["Ilse\u202eMarbach", "\u2066Ilse\u202bMarbach"])
def test_no_mark_that_turns_texts_around_gets_onto_a_page(client_as, recruiter, name):
    client = client_as(recruiter)
    typed = {"last_name": name, "headline": name, "tags": name, "city": name}

    client.post("/candidates/new/", typed | {"source": "Added by hand"})

    candidate = Candidate.objects.get()
    pages = [client.get(f"/candidates/{candidate.public_id}/"), client.get("/candidates/")]
    assert not re.search("[\u202a-\u202e]", "".join(page.content.decode() for page in pages))
    assert "IlseMarbach" in pages[0].content.decode()


@pytest.mark.parametrize("who", ["administrator", "recruiter"])
def test_every_page_isolates_what_is_written_from_the_right(house, who):
    client, found = Client(), []
    ada = UserFactory(first_name=NAME, last_name="", roles=["administrator", "recruiter"])
    client.force_login(ada if who == "administrator" else house.insider)

    for route in KINDS:
        if not route.startswith("api/"):
            for query in ("", f"?q={NAME}", "?view=table", "?rejected=1"):
                response = client.get(address(house, route) + query)
                response.getvalue()
                if response.status_code == 200 and "html" in response.headers["Content-Type"]:
                    found += [f"/{route} {fault}" for fault in sorted(faults_of(response))]

    assert not found, "\n".join(found)
