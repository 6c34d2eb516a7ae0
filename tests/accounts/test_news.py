"""What open pages ask for: cheap, nobody's but one's own, and no reason to stay signed in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.activity import record
from accounts.models import Activity, Notice, Session
from accounts.news.state import watch_of
from accounts.notices.services import mark_notices_read, notify
from candidates.verbs import CandidateVerb
from tests.factories.candidates import CandidateFactory

URL = "/news/"


@pytest.fixture
def clock(time_machine):
    time_machine.move_to("2026-11-28 08:00+00:00", tick=False)
    return time_machine


def ask(client, known=None, **query):
    headers = {"If-None-Match": known["ETag"]} if known else {}
    return client.get(URL, query, headers=headers)


def done_on(job):
    with transaction.atomic():
        record(CandidateVerb.TAGGED, by=None, subject=CandidateFactory(), job=job.public_id)


def test_nothing_new_is_one_statement_and_no_body(client_as, recruiter, job):
    notify(users=[recruiter], text="Ilse came.")
    client, watch = client_as(recruiter), watch_of(job.public_id)
    first = ask(client, watch=watch)

    with CaptureQueriesContext(connection) as queries:
        again = ask(client, first, watch=watch)

    assert (again.status_code, again.content) == (304, b"")
    assert len(queries) == 1


def test_a_notice_is_told_with_the_count(client_as, recruiter):
    client = client_as(recruiter)
    before = ask(client)
    notify(users=[recruiter], text="Ilse came.", url="/candidates/x/")

    after = ask(client, before)

    [line] = after.json()["lines"]
    assert (before.json()["unread"], after.json()["unread"]) == ("", "1")
    assert (line["text"], line["url"]) == ("Ilse came.", "/candidates/x/")
    assert str(Notice.objects.get().pk) not in line["key"].split("-")


def test_what_came_long_ago_is_counted_and_not_told(client_as, recruiter):
    notify(users=[recruiter], text="Ilse came.")
    Notice.objects.update(created_at=timezone.now() - timedelta(minutes=6))

    answer = ask(client_as(recruiter)).json()

    assert (answer["unread"], answer["lines"]) == ("1", [])


def test_the_newest_three_are_told_oldest_first(client_as, recruiter):
    for number in range(5):
        notify(users=[recruiter], text=f"Notice {number}")

    lines = ask(client_as(recruiter)).json()["lines"]

    assert [line["text"] for line in lines] == ["Notice 2", "Notice 3", "Notice 4"]


def test_what_was_read_in_another_tab_is_counted_no_more(client_as, recruiter):
    notify(users=[recruiter], text="Ilse came.")
    client = client_as(recruiter)
    before = ask(client)
    mark_notices_read(user=recruiter)

    assert ask(client, before).json() == {"unread": "", "board": "", "lines": []}


def test_notices_of_others_are_nobody_elses(client_as, recruiter, outsider):
    client = client_as(recruiter)
    before = ask(client)
    notify(users=[outsider], text="For another.")

    assert ask(client, before).status_code == 304


def test_a_board_hears_of_what_is_done_on_its_job_alone(client_as, recruiter, job):
    client, watch = client_as(recruiter), watch_of(job.public_id)
    before = ask(client, watch=watch)
    done_on(type("Other", (), {"public_id": "JOB-9999"}))
    assert ask(client, before, watch=watch).status_code == 304

    done_on(job)

    after = ask(client, before, watch=watch).json()["board"]
    last = Activity.objects.latest("pk").occurred_at
    assert datetime.fromtimestamp(int(after) / 1_000_000, UTC) == last
    assert after != before.json()["board"]


def test_a_job_is_watched_only_by_who_was_given_its_board(client_as, recruiter, job):
    done_on(job)
    client = client_as(recruiter)

    for forged in (job.public_id, f"{job.public_id}:x", "x" * 5_000):
        assert ask(client, watch=forged).json()["board"] == ""


def test_nobody_signed_in_is_told_nothing(client, db):
    answer = client.get(URL)

    assert (answer.status_code, answer.content) == (204, b"")
    client.cookies["sessionid"] = "no-such-session"
    assert client.get(URL).status_code == 204


def test_it_keeps_nobody_signed_in(clock, client_as, recruiter):
    client = client_as(recruiter)

    for _ in range(6):
        clock.shift(timedelta(minutes=5))
        ask(client)
    assert ask(client).status_code == 204
    assert client.get(reverse("settings")).status_code == 302


def test_a_page_that_nobody_is_at_keeps_nobody_signed_in(clock, client_as, recruiter):
    client = client_as(recruiter)
    seen = Session.objects.get().seen_at
    clock.shift(timedelta(minutes=20))

    client.get(reverse("home"), headers={"X-Unattended": "1"})
    assert Session.objects.get().seen_at == seen
    client.get(reverse("home"))
    assert Session.objects.get().seen_at > seen


def test_a_session_that_ended_otherwise_is_told_nothing(client_as, recruiter, outsider):
    client, other = client_as(recruiter), client_as(outsider)
    recruiter.set_password("another horse battery")
    recruiter.save()
    outsider.is_active = False
    outsider.save()

    assert (ask(client).status_code, ask(other).status_code) == (204, 204)


def test_answers_are_kept_by_nobody_and_framed_by_nobody(client_as, recruiter):
    answer = ask(client_as(recruiter))

    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client_as(recruiter).post(URL).status_code == 405


def test_many_notices_cost_the_same(client_as, recruiter):
    client = client_as(recruiter)
    Notice.objects.bulk_create(Notice(user=recruiter, text="Old.") for _ in range(300))

    with CaptureQueriesContext(connection) as queries:
        answer = ask(client)

    assert (answer.json()["unread"], len(queries)) == ("99+", 2)
