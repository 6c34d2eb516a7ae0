"""A POST with an Idempotency-Key acts once."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.urls import get_resolver
from django.utils import timezone

from base.models import IdempotentAnswer
from base.tasks import forget_answers
from jobs.models import Job
from notes.models import Note
from tests.api.shapes import assert_problem
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.statements import just_before

JOBS = "/api/v1/jobs/"
NEW = {"title": "Planner", "city": "Bremen", "country_code": "DE"}


def post(client, path=JOBS, body=NEW, key="order-1"):
    return client.post(path, body, HTTP_IDEMPOTENCY_KEY=key)


def test_the_first_answer_is_repeated(recruiter, api_as):
    client = api_as(recruiter)

    first, second = post(client), post(client)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert Job.objects.count() == 1


def test_without_a_key_every_request_acts(recruiter, api_as):
    client = api_as(recruiter)

    for _ in range(2):
        client.post(JOBS, NEW)

    assert Job.objects.count() == 2
    assert not IdempotentAnswer.objects.exists()


def test_the_order_of_the_names_makes_no_other_request(recruiter, api_as):
    client = api_as(recruiter)
    post(client)

    again = post(client, body=dict(reversed(NEW.items())))

    assert again["Idempotency-Replayed"] == "true"


def test_a_key_is_good_for_one_request_only(recruiter, api_as):
    client = api_as(recruiter)
    post(client)

    assert_problem(post(client, body={**NEW, "title": "Welder"}), 422, "idempotency_key_used")
    assert_problem(post(client, path="/api/v1/candidates/"), 422, "idempotency_key_used")
    assert Job.objects.count() == 1


def test_everybody_has_their_own_keys(recruiter, hiring_manager, api_as):
    first, second = post(api_as(recruiter)), post(api_as(hiring_manager))

    assert first.json()["id"] != second.json()["id"]


def test_a_refusal_is_not_kept(recruiter, api_as):
    client = api_as(recruiter)
    job = JobFactory(recruiter=recruiter, description="")
    path = f"{JOBS}{job.public_id}/activation/"
    assert_problem(post(client, path, {}), 400, "invalid", "description")

    client.patch(f"{JOBS}{job.public_id}/", {"description": "Plan the night."})
    answered = post(client, path, {})

    assert answered.status_code == 201


def test_a_fault_leaves_neither_change_nor_claim(recruiter, api_as):
    def fail():
        raise DatabaseError("no room left for an answer")

    client = api_as(recruiter)
    client.raise_request_exception = False
    with just_before('UPDATE "base_idempotentanswer"', fail):
        failed = post(client)

    retried = post(client)

    assert (failed.status_code, retried.status_code) == (500, 201)
    assert Job.objects.count() == 1


def test_a_key_may_be_used_again_after_a_day(recruiter, api_as):
    client = api_as(recruiter)
    post(client)
    IdempotentAnswer.objects.update(created_at=timezone.now() - timedelta(hours=24))

    again = post(client)

    assert "Idempotency-Replayed" not in again
    assert Job.objects.count() == 2
    assert IdempotentAnswer.objects.count() == 1


def test_a_key_is_kept_for_almost_a_day(recruiter, api_as):
    client = api_as(recruiter)
    post(client)
    IdempotentAnswer.objects.update(created_at=timezone.now() - timedelta(hours=23, minutes=59))

    assert post(client)["Idempotency-Replayed"] == "true"


def test_the_beat_deletes_what_is_no_longer_repeated(recruiter, api_as, settings):
    for key in ("old", "new"):
        post(api_as(recruiter), key=key)
    aged = timezone.now() - timedelta(hours=24)
    IdempotentAnswer.objects.filter(key="old").update(created_at=aged)

    forget_answers()

    assert [kept.key for kept in IdempotentAnswer.objects.all()] == ["new"]
    assert forget_answers.name in {
        entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()
    }


@pytest.mark.parametrize("key", ["x" * 256, "caf\u00e9", "tab\there"])
def test_a_key_that_cannot_be_kept_is_refused(recruiter, api_as, key):
    assert_problem(post(api_as(recruiter), key=key), 400, "invalid")
    assert not Job.objects.exists()


def test_the_kept_answer_is_not_readable_in_the_database(recruiter, api_as):
    post(api_as(recruiter), "/api/v1/candidates/", {"first_name": "Ilse", "last_name": "Marbach"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM base_idempotentanswer")
        (kept,) = cursor.fetchone()
    assert "Marbach" not in kept
    assert json.loads(IdempotentAnswer.objects.get().body)["last_name"] == "Marbach"


def test_every_post_of_the_api_honours_the_key():
    posts = {
        path: pattern.callback.cls.post
        for path, pattern in api_views()
        if hasattr(pattern.callback.cls, "post")
    }

    assert len(posts) >= 10
    assert [path for path, post in posts.items() if not hasattr(post, "is_idempotent")] == []


def api_views(patterns=None, prefix=""):
    patterns = get_resolver().url_patterns if patterns is None else patterns
    for pattern in patterns:
        path = f"{prefix}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from api_views(pattern.url_patterns, path)
        elif path.startswith("api/v1/"):
            yield path, pattern


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="Threads cannot share the test's database in memory."
)
def test_requests_at_the_same_time_act_once(api_as):
    client = api_as(UserFactory(roles=["recruiter"]))
    path = f"/api/v1/candidates/{CandidateFactory().public_id}/notes/"
    gate, answers = threading.Barrier(8), []

    def send():
        gate.wait()
        answers.append(post(client, path, {"text": "Once."}))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert Note.objects.count() == 1
