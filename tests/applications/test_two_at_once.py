"""Two colleagues at one person or job at the same moment, on a real PostgreSQL."""

import threading
from functools import partial

import pytest
from django.db import connection

from applications.lifecycle import starting
from applications.lifecycle.moving import move_application
from applications.models import Application
from candidates.details.services import edit_candidate
from candidates.models import CandidateEmail
from jobs.lifecycle.services import JobIsNotOpen, close_job, restore_job
from jobs.models import Job
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.at_once import at_once, needs_threads

pytestmark = [pytest.mark.django_db(transaction=True), needs_threads]


def test_of_two_lists_of_addresses_one_stays_whole(recruiter):
    candidate = CandidateFactory(email="ilse@example.org")

    for turn in range(10):
        lists = [[f"{name}{turn}@example.org" for name in names] for names in ("ab", "bc")]
        given = at_once(
            *[partial(edit_candidate, candidate=candidate, by=recruiter, emails=emails)
              for emails in lists]
        )  # fmt: skip

        assert not any(isinstance(one, Exception) for one in given), given
        kept = CandidateEmail.objects.order_by("id")
        assert list(kept.values_list("email", flat=True)) in lists


def test_job_that_closes_meanwhile_takes_nobody(recruiter):
    job, candidate = JobFactory(active=True, recruiter=recruiter), CandidateFactory()
    is_closed = threading.Event()

    def late_at_stages(execute, sql, *rest):
        if "jobs_stage" in sql:
            is_closed.wait(timeout=1)
        return execute(sql, *rest)

    def start():
        with connection.execute_wrapper(late_at_stages):
            return starting.start_application(candidate=candidate, job=job, by=recruiter)

    def close():
        close_job(job=Job.objects.get(), by=recruiter, reason="filled")
        is_closed.set()

    [started, _] = at_once(start, close)

    # Whoever came first, the other one heard of it.
    closed_at, application = Job.objects.get().closed_at, Application.objects.first()
    if application:
        assert started == application
        assert application.created_at < closed_at
    else:
        assert isinstance(started, JobIsNotOpen)


def test_whoever_moves_while_the_job_closes_ends_with_it(recruiter):
    job = JobFactory(active=True, recruiter=recruiter)
    hired = ApplicationFactory(job=job, at="Hired", status="hired")
    offer = job.stages.get(name="Offer")

    for _ in range(10):
        Application.objects.update(status="hired", stage=job.stages.get(name="Hired"))
        at_once(
            partial(move_application, application=hired, to=offer, by=recruiter),
            partial(close_job, job=Job.objects.get(), by=recruiter, reason="filled"),
        )

        # Moved back before the closing it ends with the job, after it it stays hired.
        assert Application.objects.get().status in {"closed", "hired"}
        restore_job(job=Job.objects.get(), by=recruiter)
