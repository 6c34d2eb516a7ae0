"""Lists: newest first, cut by cursor, with a number of queries that does not grow."""

import base64
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import StageChange
from base.encryption import cipher
from candidates.models import CandidateEmail, CandidatePhone, Tag
from interviews.models import InterviewFeedback
from notes.models import Note
from tests.api.shapes import assert_problem
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

JOBS = "/api/v1/jobs/"


def test_pages_follow_each_other_newest_first(recruiter, api_as):
    client = api_as(recruiter)
    made = [JobFactory(recruiter=recruiter).public_id for _ in range(5)]

    first = client.get(JOBS, {"page_size": 2}).json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()

    pages = [[job["id"] for job in page["results"]] for page in (first, second, third)]
    assert set(first) == {"results", "next"}
    assert pages == [made[4:2:-1], made[2:0:-1], made[:1]]
    assert third["next"] is None


def test_the_next_page_keeps_filter_and_size(recruiter, api_as):
    client = api_as(recruiter)
    for _ in range(3):
        JobFactory(recruiter=recruiter, active=True)
        JobFactory(recruiter=recruiter)

    page = client.get(JOBS, {"page_size": 1, "status": "draft"}).json()
    following = client.get(page["next"]).json()

    assert [job["status"] for job in following["results"]] == ["draft"]


def test_a_job_made_while_paging_shifts_nothing(recruiter, api_as):
    client = api_as(recruiter)
    made = [JobFactory(recruiter=recruiter).public_id for _ in range(2)]
    first = client.get(JOBS, {"page_size": 1}).json()
    JobFactory(recruiter=recruiter)

    second = client.get(first["next"]).json()

    assert [job["id"] for job in second["results"]] == made[:1]


def test_a_full_last_page_has_no_next(recruiter, api_as):
    JobFactory(recruiter=recruiter)

    assert api_as(recruiter).get(JOBS, {"page_size": 1}).json()["next"] is None


def test_a_page_has_50_by_default_and_200_at_most(recruiter, api_as):
    client = api_as(recruiter)
    CandidateFactory.create_batch(201)

    sizes = [
        len(client.get("/api/v1/candidates/", query).json()["results"])
        for query in ({}, {"page_size": 200}, {"page_size": 1_000})
    ]

    assert sizes == [50, 200, 200]


@pytest.mark.parametrize("size", ["0", "-1", "many", "1.5", "²"])
def test_a_size_that_makes_no_sense_is_refused(recruiter, api_as, size):
    response = api_as(recruiter).get(JOBS, {"page_size": size})

    assert_problem(response, 400, "invalid", "page_size")


@pytest.mark.parametrize(
    "cursor",
    ["x", "é", base64.b64encode(b"p=1").decode(), "9" * 5_000],
    ids=["short", "not ASCII", "made up", "long"],
)
def test_a_cursor_that_is_not_ours_is_refused(recruiter, api_as, cursor):
    response = api_as(recruiter).get(JOBS, {"cursor": cursor})

    assert_problem(response, 400, "invalid", "cursor")


def test_a_cursor_tells_no_database_key(recruiter, api_as):
    JobFactory(recruiter=recruiter)
    JobFactory(recruiter=recruiter)

    following = api_as(recruiter).get(JOBS, {"page_size": 1}).json()["next"]

    cursor = following.split("cursor=")[1].split("&")[0].replace("%3D", "=")
    assert json.loads(cipher().decrypt(cursor.encode()))[0] == ["-pk"]


def a_job(user):
    JobFactory(recruiter=user)


def a_candidate(user):
    candidate = CandidateFactory(email="ilse@example.org")
    CandidateEmail.objects.create(candidate=candidate, email="other@example.org")
    CandidatePhone.objects.create(candidate=candidate, number="+494215550100", is_primary=True)
    candidate.tags.add(Tag.objects.get_or_create(name="Night")[0])


def an_application(user):
    ApplicationFactory(job__recruiter=user)


# Token with its user · roles · the rows · what hangs on them · that people were read.
BUDGETS = [
    ("jobs/?page_size=200", a_job, 4),  # + stages
    ("jobs/?page_size=200&status=draft&search=warehouse", a_job, 4),
    ("candidates/?page_size=200", a_candidate, 7),  # + e-mails, phones, tags
    ("candidates/?page_size=200&search=ilse&email=ilse@example.org", a_candidate, 7),
    ("applications/?page_size=200", an_application, 4),  # what it names is joined
    ("applications/?page_size=200&status=active", an_application, 4),
]


@pytest.mark.parametrize(("path", "make", "budget"), BUDGETS)
def test_a_list_takes_as_many_queries_for_200_rows_as_for_10(recruiter, api_as, path, make, budget):
    client = api_as(recruiter)
    counts = {}
    for rows in (10, 190):
        for _ in range(rows):
            make(recruiter)
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(f"/api/v1/{path}").json()["results"]
        counts[len(shown)] = len(queries)

    assert counts == {10: budget, 200: budget}


@pytest.mark.parametrize("kind", ["notes", "stage-changes", "feedback"])
def test_what_hangs_on_an_application_takes_as_many_queries_for_200_rows(recruiter, api_as, kind):
    client = api_as(recruiter)
    application = ApplicationFactory(job__recruiter=recruiter)
    path = f"/api/v1/applications/{application.public_id}/{kind}/?page_size=200"
    counts = {}
    for rows in (10, 190):
        hang_on(application, kind, recruiter, rows)
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(path).json()["results"]
        counts[len(shown)] = len(queries)

    # Token with its user · roles · the application · the rows with what they name · the reading.
    assert counts == {10: 5, 200: 5}


def hang_on(application, kind, user, rows):
    at = application.created_at
    if kind == "notes":
        Note.objects.bulk_create(
            Note(candidate=application.candidate, application=application, author=user,
                 text="Good.", created_at=at)
            for _ in range(rows)
        )  # fmt: skip
    elif kind == "feedback":
        InterviewFeedback.objects.bulk_create(
            InterviewFeedback(application=application, interviewer=user, feedback="Good.",
                              recommendation="yes", created_at=at)
            for _ in range(rows)
        )  # fmt: skip
    else:
        StageChange.objects.bulk_create(
            StageChange(application=application, from_stage=application.stage,
                        to_stage=application.stage, label="Prospect", changed_by=user,
                        changed_at=at)
            for _ in range(rows)
        )  # fmt: skip


def test_the_next_page_stands_at_our_public_address(recruiter, api_as, settings):
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = "https://ats.example", ["inner"]
    JobFactory.create_batch(2, recruiter=recruiter)

    page = (
        api_as(recruiter)
        .get(JOBS, {"page_size": 1, "status": "draft"}, headers={"host": "inner"})
        .json()
    )

    assert page["next"].startswith(f"https://ats.example{JOBS}?")
