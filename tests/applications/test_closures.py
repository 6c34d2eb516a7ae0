"""Applications end with their job and come back with it."""

import pytest

from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.models import Application
from base.errors import NotAllowed
from jobs.lifecycle.services import JobIsClosed, close_job, restore_job
from jobs.models import Job
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory

Status = Application.Status


@pytest.fixture
def people(job):
    """One application in every state on the job, by its name."""
    return {
        "screened": ApplicationFactory(job=job, at="Screen"),
        "rejected": ApplicationFactory(job=job, at="Screen", rejected=True),
        "hired": ApplicationFactory(job=job, at="Hired", status=Status.HIRED),
    }


def statuses(people):
    return {name: Application.objects.get(pk=one.pk).status for name, one in people.items()}


def stage(job, name):
    return job.stages.get(name=name)


def test_closing_ends_whoever_is_still_in_process(recruiter, job, people):
    elsewhere = ApplicationFactory(job=JobFactory(active=True))

    close_job(job=job, by=recruiter, reason="filled")

    assert statuses(people) == {"screened": "closed", "rejected": "rejected", "hired": "hired"}
    assert Application.objects.get(pk=elsewhere.pk).is_active
    ended = Application.objects.get(pk=people["screened"].pk)
    assert (ended.end_reason, ended.updated_at) == ("Position filled", job.closed_at)


def test_reopening_brings_them_back_where_they_stood(recruiter, job, people):
    before = statuses(people)
    close_job(job=job, by=recruiter, reason="cancelled")

    restore_job(job=job, by=recruiter)

    assert statuses(people) == before
    assert Application.objects.get(pk=people["screened"].pk).stage.name == "Screen"


def test_refused_closing_ends_nobody(hiring_manager, job, people):
    with pytest.raises(NotAllowed):
        close_job(job=job, by=hiring_manager, reason="filled")

    assert statuses(people)["screened"] == "active"


@pytest.mark.parametrize(
    ("who", "act"),
    [
        ("screened", lambda one, by: move_application(
            application=one, to=stage(one.job, "Offer"), by=by)),
        ("hired", lambda one, by: move_application(
            application=one, to=stage(one.job, "Offer"), by=by)),
        ("screened", lambda one, by: reject_application(application=one, reason="skills", by=by)),
        ("rejected", lambda one, by: reinstate_application(application=one, by=by)),
    ],
    ids=["move", "move back from Hired", "reject", "reinstate"],
)  # fmt: skip
def test_nothing_moves_on_a_closed_job(recruiter, job, people, who, act):
    close_job(job=job, by=recruiter, reason="filled")
    before = statuses(people)

    with pytest.raises(JobIsClosed, match="Reopen it first"):
        act(people[who], recruiter)

    assert statuses(people) == before


def test_a_draft_closes_and_comes_back_without_people(recruiter):
    draft = JobFactory(recruiter=recruiter)

    close_job(job=draft, by=recruiter, reason="cancelled")
    restore_job(job=draft, by=recruiter)

    assert Job.objects.get(pk=draft.pk).status == Job.Status.DRAFT
