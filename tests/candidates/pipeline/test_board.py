from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candidates.models import Application, Candidate, Source, Tag
from candidates.pipeline.keyset import PAGE_SIZE
from tests.factories.candidates import ApplicationFactory, CandidateFactory
from tests.factories.jobs import JobFactory

HTMX = {"HX-Request": "true"}


def url_of(job, name="pipeline", *args):
    return reverse(name, args=[job.public_id, *args])


def person(job, name, at="Screen", **fields):
    candidate = CandidateFactory(first_name=name, search_text=f"{name} marbach".lower())
    return ApplicationFactory(job=job, candidate=candidate, at=at, **fields)


def fill(job, count, at="Application"):
    """Put many people into one stage, the first of them longest ago."""
    now, stage = timezone.now(), job.stages.get(name=at)
    people = Candidate.objects.bulk_create(
        Candidate(first_name=f"P{number}", last_name="Crowd", created_at=now, updated_at=now)
        for number in range(count)
    )
    Application.objects.bulk_create(
        Application(
            candidate=candidate, job=job, stage=stage, created_at=now, updated_at=now,
            stage_entered_at=now - timedelta(minutes=count - number),
        )
        for number, candidate in enumerate(people)
    )  # fmt: skip


# Who opens it


@pytest.mark.parametrize("name", ["pipeline", "pipeline-people"])
def test_the_pipeline_needs_a_sign_in(client, job, name):
    assert client.get(url_of(job, name))["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("view", ["", "table"])
@pytest.mark.parametrize("is_confidential", [False, True])
def test_an_outsider_finds_no_pipeline(client_as, outsider, job, view, is_confidential):
    job.is_confidential = is_confidential
    job.save()

    assert client_as(outsider).get(url_of(job), {"view": view}).status_code == 404


def test_an_outsider_finds_no_column_and_no_card(client_as, outsider, job):
    application = person(job, "Mae")
    client = client_as(outsider)

    stage = application.stage.public_id
    assert client.get(url_of(job, "pipeline-column", stage), headers=HTMX).status_code == 404
    assert client.get(url_of(job, "pipeline-card", application.public_id)).status_code == 404
    assert client.get(url_of(job, "pipeline-people"), {"q": "mae"}).status_code == 404


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager", "read_only"])
def test_who_may_see_prospects_sees_every_column(board, request, job, who):
    person(job, "Mae", at="Prospect")

    assert board(request.getfixturevalue(who))["Prospect"] == ["Mae"]


def test_an_interviewer_sees_no_prospects_and_moves_nobody(client_as, board, interviewer, job):
    prospect = person(job, "Mae", at="Prospect")
    person(job, "Ilse")
    client = client_as(interviewer)

    assert "Prospect" not in board(interviewer)
    words = client.get(url_of(job)).content.decode()
    assert "Ilse" in words
    assert "Mae" not in words
    assert "draggable=" not in words.replace('draggable="false"', "")
    assert client.get(url_of(job, "pipeline-card", prospect.public_id)).status_code == 404
    column = url_of(job, "pipeline-column", prospect.stage.public_id)
    assert client.get(column, headers=HTMX).status_code == 404


def test_the_prospect_column_says_what_it_keeps(client_as, recruiter, job):
    person(job, "Mae", at="Prospect")

    assert "not shared with LinkedIn" in client_as(recruiter).get(url_of(job)).content.decode()


# What it shows


def test_people_stand_in_their_stage_newest_first(board, recruiter, job):
    now = timezone.now()
    person(job, "Old", stage_entered_at=now - timedelta(days=9))
    person(job, "New", stage_entered_at=now - timedelta(days=1))
    person(job, "Hired", at="Hired", status="hired")
    person(JobFactory(active=True), "Elsewhere")

    columns = board(recruiter)

    assert columns["Screen"] == ["New", "Old"]
    assert columns["Hired"] == ["Hired"]
    assert sum(len(names) for names in columns.values()) == 3


def test_rejected_people_show_only_when_asked_for(client_as, board, recruiter, job):
    person(job, "Mae", rejected=True)
    person(job, "Ilse")

    assert board(recruiter)["Screen"] == ["Ilse"]
    assert sorted(board(recruiter, rejected="show")["Screen"]) == ["Ilse", "Mae"]


def test_people_who_ended_with_the_job_show_on_the_closed_job(board, recruiter, job):
    person(job, "Mae", status="closed")
    assert board(recruiter).get("Screen", []) == []

    job.status, job.close_reason = "closed", "filled"
    job.save()

    assert board(recruiter)["Screen"] == ["Mae"]


def test_the_board_is_filtered_by_words_tag_and_source(board, recruiter, job):
    site = Source.objects.create(name="Career site")
    mae = person(job, "Mae", source=site)
    mae.candidate.tags.add(Tag.objects.create(name="Nights"))
    person(job, "Ilse")

    assert board(recruiter, q="MAR mae")["Screen"] == ["Mae"]
    assert board(recruiter, tag="Nights")["Screen"] == ["Mae"]
    assert board(recruiter, source="Career site")["Screen"] == ["Mae"]
    assert board(recruiter, q="nobody").get("Screen") == []


def test_an_empty_board_offers_the_first_step(client_as, recruiter, interviewer, job):
    words = client_as(recruiter).get(url_of(job)).content.decode()

    assert "Nobody is on this job yet" in words
    assert "Add candidate" in words
    assert "Add candidate" not in client_as(interviewer).get(url_of(job)).content.decode()


def test_the_board_of_a_draft_says_what_comes_first(client_as, recruiter):
    words = client_as(recruiter).get(url_of(JobFactory(recruiter=recruiter))).content.decode()

    assert "starts when the job is active" in words


# Many people


def test_a_column_shows_its_first_fifty_and_counts_all(client_as, recruiter, job):
    fill(job, PAGE_SIZE + 7)

    page = client_as(recruiter).get(url_of(job))

    column = next(row for row in page.context["columns"] if row.stage.name == "Application")
    assert (len(column.cards), column.count) == (PAGE_SIZE, PAGE_SIZE + 7)
    assert page.content.decode().count("Show 50 more") == 1


def test_more_cards_follow_until_the_last_one(client_as, recruiter, job):
    fill(job, 2 * PAGE_SIZE + 3)
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

    assert names == [f"P{number}" for number in reversed(range(2 * PAGE_SIZE + 3))]
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
        fill(job, PAGE_SIZE + 1, at=stage.name)
    client = client_as(recruiter)
    _, full = queries_of(client, url_of(job))
    fill(job, 600)
    _, fuller = queries_of(client, url_of(job))

    assert len(fuller.content) <= len(full.content) * 1.1
    assert len(full.content) < 300_000


# One card


def test_a_card_comes_alone_with_every_count(client_as, recruiter, job):
    application = person(job, "Mae")

    words = client_as(recruiter).get(
        url_of(job, "pipeline-card", application.public_id), headers=HTMX
    )

    html = words.content.decode()
    assert html.count("data-card=") == 1
    assert html.count("data-fresh-count=") == 6
    assert f'data-fresh-count="{application.stage.public_id}" value="1"' in html


def test_a_rejected_card_leaves_the_board_that_hides_it(client_as, recruiter, job):
    application = person(job, "Mae", rejected=True)
    client, address = client_as(recruiter), url_of(job, "pipeline-card", application.public_id)

    assert "data-card=" not in client.get(address, headers=HTMX).content.decode()
    shown = client.get(address, {"rejected": "show"}, headers=HTMX).content.decode()
    assert "data-card=" in shown


@pytest.mark.parametrize(
    ("who", "moves", "rejects"),
    [("recruiter", True, True), ("hiring_manager", True, False), ("interviewer", False, False)],
)
def test_the_page_of_a_card_offers_what_one_may_do(client_as, request, job, who, moves, rejects):
    application = person(job, "Mae")
    client = client_as(request.getfixturevalue(who))

    words = client.get(url_of(job, "pipeline-card", application.public_id)).content.decode()

    assert (reverse("application-stage-changes", args=[application.public_id]) in words) is moves
    assert (reverse("application-rejection", args=[application.public_id]) in words) is rejects


def test_a_card_of_another_job_is_not_found(client_as, recruiter, job):
    other = person(JobFactory(active=True, recruiter=recruiter), "Mae")

    response = client_as(recruiter).get(url_of(job, "pipeline-card", other.public_id))

    assert response.status_code == 404


# Two people at the same board


def test_what_one_moves_the_other_sees(client_as, board, recruiter, hiring_manager, job):
    application = person(job, "Mae", at="Prospect")
    before = board(hiring_manager)

    client_as(recruiter).post(
        reverse("application-stage-changes", args=[application.public_id]),
        {"stage": job.stages.get(name="Interview").public_id},
        headers=HTMX,
    )

    assert before["Prospect"] == ["Mae"]
    assert board(hiring_manager)["Interview"] == ["Mae"]


def test_the_same_move_by_two_is_refused_the_second_time_and_the_card_is_right(
    client_as, recruiter, hiring_manager, job
):
    application = person(job, "Mae")
    first, second = client_as(recruiter), client_as(hiring_manager)
    address = reverse("application-stage-changes", args=[application.public_id])
    stage = job.stages.get(name="Offer").public_id

    done = first.post(address, {"stage": stage}, headers=HTMX)
    late = second.post(address, {"stage": stage}, headers=HTMX)
    card = second.get(url_of(job, "pipeline-card", application.public_id), headers=HTMX)

    assert (done.status_code, late.status_code) == (204, 409)
    assert "already stands in Offer" in late.content.decode()
    assert f'data-stage="{stage}"' in card.content.decode()
    assert application.stage_changes.count() == 1
