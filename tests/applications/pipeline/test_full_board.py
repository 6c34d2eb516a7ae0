"""A board with more people than anybody reads at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application
from applications.pipeline.board import FIRST_CARDS, MORE_CARDS
from candidates.models import Candidate, Tag
from tests.applications.pipeline.crowd import fill
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory

HTMX = {"HX-Request": "true"}


def url_of(job, name="pipeline", *args):
    return reverse(name, args=[job.public_id, *args])


def person(job, name, at="Screen", **fields):
    candidate = CandidateFactory(first_name=name, search_text=f"{name} marbach".lower())
    return ApplicationFactory(job=job, candidate=candidate, at=at, **fields)


def test_a_column_shows_its_first_twenty_and_counts_all(client_as, recruiter, job):
    fill(job, FIRST_CARDS + 7)

    page = client_as(recruiter).get(url_of(job))

    column = next(row for row in page.context["columns"] if row.stage.name == "Application")
    assert (len(column.cards), column.count) == (FIRST_CARDS, FIRST_CARDS + 7)
    assert page.content.decode().count("Show 50 more") == 1


def test_more_cards_follow_until_the_last_one(client_as, recruiter, job):
    fill(job, FIRST_CARDS + MORE_CARDS + 3)
    client = client_as(recruiter)
    column = client.get(url_of(job)).context["columns"][1]
    names = [card.candidate.first_name for card in column.cards]

    while column.next_cursor:
        # Whoever has moved on meanwhile is the very card after which the next ones are asked for.
        cursor, last = column.next_cursor, column.cards[-1]
        Application.objects.filter(pk=last.pk).update(stage=job.stages.get(name="Offer"))
        response = client.get(
            url_of(job, "pipeline-column", column.stage.public_id), {"after": cursor}, headers=HTMX
        )
        column = response.context["column"]
        names += [card.candidate.first_name for card in column.cards]

    assert names == [f"P{number}" for number in reversed(range(FIRST_CARDS + MORE_CARDS + 3))]
    assert "Show 50 more" not in response.content.decode()


@pytest.mark.parametrize("cursor", ["", "nonsense", "2026-01-01~x", "2026-01-01T00:00:00~x", "~"])
def test_a_cursor_nobody_made_starts_at_the_top(client_as, recruiter, job, cursor):
    application = person(job, "Mae")

    response = client_as(recruiter).get(
        url_of(job, "pipeline-column", application.stage.public_id),
        {"after": cursor},
        headers=HTMX,
    )

    assert [card.pk for card in response.context["column"].cards] == [application.pk]


def test_more_cards_without_script_are_the_table_of_that_stage(client_as, recruiter, job):
    stage = job.stages.get(name="Screen").public_id

    response = client_as(recruiter).get(url_of(job, "pipeline-column", stage))

    assert response["Location"] == f"{url_of(job)}?stage={stage}&view=table"


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return captured.captured_queries, response


@pytest.mark.parametrize("view", ["", "?view=table", "?q=crowd&tag=Nights&rejected=show"])
def test_the_pipeline_reads_twelve_times_however_full_it_is(client_as, recruiter, job, view):
    client, address = client_as(recruiter), url_of(job) + view
    tag = Tag.objects.create(name="Nights")
    fill(job, 10)
    for candidate in Candidate.objects.all():
        candidate.tags.add(tag)
        Candidate.objects.filter(pk=candidate.pk).update(search_text="crowd")

    few, _ = queries_of(client, address)
    fill(job, 190)
    many, _ = queries_of(client, address)

    assert len(few) == len(many) <= 12
    assert sum(len(query["sql"]) for query in many) < 20_000
    assert not [query for query in many if query["sql"].startswith(("INSERT", "UPDATE"))]


def test_a_full_board_is_no_larger_than_its_first_cards(client_as, recruiter, job):
    for stage in job.stages.all():
        fill(job, FIRST_CARDS + 1, at=stage.name)
    client = client_as(recruiter)
    _, full = queries_of(client, url_of(job))
    fill(job, 600)
    _, fuller = queries_of(client, url_of(job))

    assert len(fuller.content) <= len(full.content) * 1.1
    assert len(full.content) < 120_000
