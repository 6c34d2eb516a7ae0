from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.models import Source, Tag
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

HTMX = {"HX-Request": "true"}


def url_of(job, name="pipeline", *args):
    return reverse(name, args=[job.public_id, *args])


def person(job, name, at="Screen", **fields):
    candidate = CandidateFactory(first_name=name, search_text=f"{name} marbach".lower())
    return ApplicationFactory(job=job, candidate=candidate, at=at, **fields)


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


def test_words_find_on_the_board_what_they_find_among_people(board, recruiter, job):
    person(job, "Mae")
    person(job, "Ismael")

    # A short word begins a name, a longer one is any part of it, and signs alone are none.
    assert board(recruiter, q="is")["Screen"] == ["Ismael"]
    assert board(recruiter, q="ae").get("Screen") == []
    assert set(board(recruiter, q="mae")["Screen"]) == {"Mae", "Ismael"}
    assert board(recruiter, q="--").get("Screen") == []


def test_an_empty_board_offers_the_first_step(client_as, recruiter, interviewer, job):
    words = client_as(recruiter).get(url_of(job)).content.decode()

    assert "Nobody is on this job yet" in words
    assert "Add candidate" in words
    assert "Add candidate" not in client_as(interviewer).get(url_of(job)).content.decode()


def test_the_board_of_a_draft_says_what_comes_first(client_as, recruiter):
    words = client_as(recruiter).get(url_of(JobFactory(recruiter=recruiter))).content.decode()

    assert "starts when the job is active" in words


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
    assert f'href="{url_of(job, "pipeline")}" aria-current="page">Pipeline</a>' in words


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


def test_what_a_move_says_is_said_with_the_card_and_not_again(client_as, recruiter, job):
    application = person(job, "Mae")
    client = client_as(recruiter)

    client.post(
        reverse("application-stage-changes", args=[application.public_id]),
        {"stage": job.stages.get(name="Interview").public_id},
        headers=HTMX,
    )
    card = client.get(url_of(job, "pipeline-card", application.public_id), headers=HTMX)

    assert "Moved Mae" in card.content.decode()
    assert "Moved Mae" not in client.get(url_of(job)).content.decode()


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


@pytest.mark.parametrize(
    "moment", ["2026-99-99T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_a_nonsensical_cursor_shows_the_first_cards(client_as, recruiter, job, moment):
    screen = job.stages.get(name="Screen")
    ApplicationFactory(job=job, at="Screen")
    address = reverse("pipeline-column", args=[job.public_id, screen.public_id])

    response = client_as(recruiter).get(
        address, {"after": f"{moment}~x"}, headers={"HX-Request": "true"}
    )

    assert len(response.context["applications"]) == 1
