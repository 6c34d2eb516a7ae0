"""A board that brings itself up to date is told of those who are concerned, and of nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reject_application
from applications.lifecycle.starting import start_application
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def recruiter_client(client_as, recruiter):
    return client_as(recruiter)


def board_of(client, job):
    """Return the time at which a board was read."""
    page = client.get(reverse("pipeline", args=[job.public_id])).content.decode()
    assert 'data-watch="' in page
    return page.split('data-since="')[1].split('"')[0]


def ask(client, job, since, **query):
    url = reverse("pipeline-changes", args=[job.public_id])
    return client.get(url, {"since": since, **query}, headers=HTMX)


def long_ago():
    Activity.objects.update(occurred_at=timezone.now() - timedelta(hours=1))


def start(job, by, **more):
    return start_application(candidate=CandidateFactory(), job=job, by=by, **more)


def test_who_came_since_is_told_with_the_counts(recruiter_client, job, recruiter):
    old = start(job, recruiter)
    long_ago()
    since = board_of(recruiter_client, job)
    new = start(job, recruiter)

    answer = ask(recruiter_client, job, since).content.decode()

    assert f'data-card="{new.public_id}"' in answer
    assert f'data-entered="{new.public_id}"' in answer
    assert old.public_id not in answer
    assert 'value="2"' in answer


def test_who_was_moved_stands_where_they_stand_now(recruiter_client, job, recruiter):
    application = start(job, recruiter)
    since = board_of(recruiter_client, job)
    offer = job.stages.get(name="Offer")
    move_application(application=application, to=offer, by=recruiter)

    answer = ask(recruiter_client, job, since).content.decode()

    assert f'data-stage="{offer.public_id}"' in answer


def test_who_was_rejected_is_gone_unless_they_are_shown(recruiter_client, job, recruiter):
    application = start(job, recruiter)
    since = board_of(recruiter_client, job)
    reject_application(application=application, reason="skills", by=recruiter)

    hidden = ask(recruiter_client, job, since).content.decode()
    shown = ask(recruiter_client, job, since, rejected="show").content.decode()

    assert f'data-gone="{application.public_id}"' in hidden
    assert f'data-card="{application.public_id}"' in shown and "data-gone" not in shown


def test_an_interviewer_is_told_of_no_prospect(client_as, interviewer, job, recruiter):
    client = client_as(interviewer)
    since = board_of(client, job)
    prospect = start(job, recruiter, stage=job.stages.get(kind="prospect"))

    answer = ask(client, job, since).content.decode()

    assert prospect.public_id not in answer
    assert prospect.candidate.last_name not in answer


def test_more_than_a_board_takes_in_is_said_to_be_much(recruiter_client, job, recruiter):
    since = board_of(recruiter_client, job)
    application = start(job, recruiter)
    stages = list(job.stages.filter(name__in=["Screen", "Interview"]))
    for number in range(50):
        move_application(application=application, to=stages[number % 2], by=recruiter)

    assert "data-much" in ask(recruiter_client, job, since).content.decode()


def test_one_and_many_cost_the_same(recruiter_client, job, recruiter):
    since = board_of(recruiter_client, job)
    counts = []
    for many in (1, 20):
        for _ in range(many):
            start(job, recruiter)
        with CaptureQueriesContext(connection) as queries:
            assert ask(recruiter_client, job, since).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 14


@pytest.mark.parametrize("since", ["", "yesterday", "9999-12-31T23:59:59-14:00", "0001-01-01"])
def test_a_time_that_is_none_leads_to_the_board(recruiter_client, job, since):
    assert ask(recruiter_client, job, since).status_code in {200, 302}


def test_an_outsider_is_told_nothing(client_as, outsider, job):
    answer = ask(client_as(outsider), job, timezone.now().isoformat())

    assert answer.status_code == 404
