from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.pipeline.table import PAGE_SIZE, order_of
from candidates.models import Source
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory


@pytest.fixture
def table(client_as, recruiter, job):
    """Return the first names on a page of the table, and the answer itself."""
    client = client_as(recruiter)

    def read(query="", **fields):
        address = reverse("pipeline", args=[job.public_id])
        response = client.get(address + query, fields or ({} if query else {"view": "table"}))
        return [row.candidate.first_name for row in response.context["applications"]], response

    return read


def person(job, first_name, last_name="Marbach", **fields):
    candidate = CandidateFactory(first_name=first_name, last_name=last_name)
    return ApplicationFactory(job=job, candidate=candidate, **fields)


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("", ["Cid", "Bea", "Abe"]),
        ("days", ["Cid", "Bea", "Abe"]),
        ("-days", ["Abe", "Bea", "Cid"]),
        ("name", ["Cid", "Abe", "Bea"]),
        ("-name", ["Bea", "Abe", "Cid"]),
        ("stage", ["Bea", "Cid", "Abe"]),
        ("source", ["Abe", "Cid", "Bea"]),
        ("added", ["Bea", "Cid", "Abe"]),
        ("nonsense", ["Cid", "Bea", "Abe"]),
    ],
)
def test_the_table_is_sorted_by_each_column(table, job, sort, names):
    now = timezone.now()
    site, referral = (Source.objects.create(name=name) for name in ("Career site", "Referral"))
    days = {"Abe": 9, "Bea": 5, "Cid": 1}
    added = {"Abe": 1, "Bea": 30, "Cid": 10}
    for first, last, at, source in (
        ("Abe", "Moss", "Offer", None),
        ("Bea", "Moss", "Prospect", referral),
        ("Cid", "Adler", "Screen", site),
    ):
        person(
            job, first, last, at=at, source=source,
            stage_entered_at=now - timedelta(days=days[first]),
            created_at=now - timedelta(days=added[first]),
        )  # fmt: skip

    assert table(view="table", sort=sort)[0] == names


def test_people_of_one_name_stand_where_it_belongs(table, job):
    person(job, "Zoe", "Adler")
    person(job, "Suharto", "")
    person(job, "Abe", "Moss")
    person(job, "", "Ng")

    assert table(view="table", sort="name")[0] == ["Zoe", "Abe", "", "Suharto"]


@pytest.mark.parametrize("sort", ["name", "-name", "stage", "-days", "-source", "added"])
def test_pages_of_every_order_hold_everybody_once(table, job, sort):
    for number in range(PAGE_SIZE + 20):
        at = ("Screen", "Offer")[number % 2]
        person(job, f"P{number}", f"L{number % 7}", at=at)
    everybody = {f"P{number}" for number in range(PAGE_SIZE + 20)}

    first, page = table(view="table", sort=sort)
    second, last = table(page.context["page"].older)
    back, top = table(last.context["page"].newer)

    assert len(first) + len(second) == len(everybody)
    assert set(first) | set(second) == everybody
    assert back == first
    assert (top.context["page"].newer, last.context["page"].older) == ("", "")


def test_the_table_is_narrowed_to_a_stage(table, job):
    person(job, "Mae", at="Offer")
    person(job, "Ilse")

    assert table(view="table", stage=job.stages.get(name="Offer").public_id)[0] == ["Mae"]


def test_paging_survives_a_neighbour_that_is_gone(table, job):
    person(job, "Mae")

    assert table(view="table", after="gone")[0] == ["Mae"]


def test_the_filter_offers_tags_and_sources_of_this_job_only(table, job):
    site = Source.objects.create(name="Career site")
    Source.objects.create(name="Elsewhere")
    person(job, "Mae", source=site)

    assert table()[1].context["options"] == {"tags": [], "sources": ["Career site"]}


def test_a_reversed_order_turns_every_column_of_it():
    assert order_of("-stage") == ("-stage__position", "stage_entered_at", "-pk")


def test_interviewers_are_offered_no_tag_or_source_of_prospects(client_as, interviewer, job):
    source = Source.objects.create(name="Rita Lindqvist (LinkedIn Recruiter)")
    prospect = person(job, "Mae", source=source)
    prospect.candidate.tags.create(name="poached")
    person(job, "Ilse", at="Screen").candidate.tags.create(name="harbour")

    response = client_as(interviewer).get(reverse("pipeline", args=[job.public_id]))

    assert response.context["options"] == {"tags": ["harbour"], "sources": []}
