import pytest
from django.db import IntegrityError, transaction

from accounts.models import Activity
from applications.arrivals.services import add_candidate
from applications.lifecycle.errors import (
    AlreadyApplied,
    AlreadyInStage,
    ApplicationIsEnded,
    NoProspectStage,
    NotRejected,
    StageNotInPipeline,
)
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.lifecycle.starting import convert_to_prospect, start_application
from applications.models import Application, StageChange
from base.errors import InvalidInput, NotAllowed
from candidates.sources import source_named
from jobs.lifecycle.services import JobIsNotOpen
from jobs.models import Job, Stage
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory


def stage(job, name):
    return job.stages.get(name=name)


def test_application_starts_as_prospect(recruiter, job):
    candidate = CandidateFactory(source=source_named("Referral"))

    application = start_application(candidate=candidate, job=job, by=recruiter)

    assert application.stage.kind == Stage.Kind.PROSPECT
    assert application.source.name == "Referral"
    assert (application.applied_at, application.left_prospect_at) == (None, None)
    assert application.stage_changes.get().label == "Prospect"
    assert Activity.objects.get(verb="application.created").job == job.public_id


def test_application_may_start_past_prospect(recruiter, job):
    application = start_application(
        candidate=CandidateFactory(), job=job, by=recruiter, stage=stage(job, "Screen")
    )

    assert application.applied_at == application.left_prospect_at == application.created_at


def test_whoever_starts_in_hired_is_hired(recruiter, job):
    application = start_application(
        candidate=CandidateFactory(), job=job, by=recruiter, stage=stage(job, "Hired")
    )

    assert application.status == Application.Status.HIRED


@pytest.mark.parametrize("who", ["interviewer", "read_only", "outsider"])
def test_starting_is_for_those_who_lead_the_job(request, job, who):
    with pytest.raises(NotAllowed):
        start_application(candidate=CandidateFactory(), job=job, by=request.getfixturevalue(who))

    assert not Application.objects.exists()


@pytest.mark.parametrize("status", [Job.Status.DRAFT, Job.Status.CLOSED])
def test_starting_needs_an_active_job(recruiter, job, status):
    Job.objects.filter(pk=job.pk).update(status=status, close_reason="filled")
    job.refresh_from_db()

    with pytest.raises(JobIsNotOpen):
        start_application(candidate=CandidateFactory(), job=job, by=recruiter)


def test_second_application_to_a_job_is_refused(recruiter, job):
    candidate = CandidateFactory()
    start_application(candidate=candidate, job=job, by=recruiter)

    with pytest.raises(AlreadyApplied, match="is already on"):
        start_application(candidate=candidate, job=job, by=recruiter)

    assert Application.objects.count() == 1


def test_starting_in_a_stage_of_another_job_is_refused(recruiter, job):
    with pytest.raises(StageNotInPipeline):
        start_application(
            candidate=CandidateFactory(), job=job, by=recruiter, stage=stage(JobFactory(), "Screen")
        )


def test_prospect_from_outside_needs_a_prospect_stage(job):
    candidate = CandidateFactory()
    stage(job, "Prospect").delete()

    with pytest.raises(NoProspectStage):
        convert_to_prospect(
            candidate=candidate, job=job, source=source_named("Other"), source_contact=None
        )


def test_person_and_application_come_together_or_not_at_all(recruiter):
    draft = JobFactory(recruiter=recruiter)

    with pytest.raises(JobIsNotOpen):
        add_candidate(by=recruiter, job=draft, first_name="Ilse", last_name="Marbach")

    assert not Application.objects.exists()


def test_move_past_prospect_dates_the_application(recruiter, job):
    application = ApplicationFactory(job=job)

    change = move_application(application=application, to=stage(job, "Screen"), by=recruiter)

    application.refresh_from_db()
    assert application.left_prospect_at == application.applied_at == change.changed_at
    assert (change.from_stage.name, change.label) == ("Prospect", "Screen")
    told = {"from_stage": "Prospect", "to_stage": "Screen", "step": change.public_id}
    assert Activity.objects.get().data == told


def test_move_back_to_prospect_makes_a_prospect_again(recruiter, job):
    application = ApplicationFactory(job=job, at="Screen")
    applied_at = application.applied_at

    move_application(application=application, to=stage(job, "Prospect"), by=recruiter)

    application.refresh_from_db()
    assert application.left_prospect_at is None
    assert application.applied_at == applied_at


def test_move_to_hired_and_back(recruiter, job):
    application = ApplicationFactory(job=job, at="Offer")

    move_application(application=application, to=stage(job, "Hired"), by=recruiter)
    application.refresh_from_db()
    assert application.status == Application.Status.HIRED

    move_application(application=application, to=stage(job, "Offer"), by=recruiter)
    application.refresh_from_db()
    assert application.status == Application.Status.ACTIVE


@pytest.mark.parametrize("who", ["interviewer", "read_only", "outsider"])
def test_moving_is_for_those_who_lead_the_job(request, job, who):
    application = ApplicationFactory(job=job, at="Screen")

    with pytest.raises(NotAllowed):
        move_application(
            application=application, to=stage(job, "Offer"), by=request.getfixturevalue(who)
        )

    assert not StageChange.objects.exists()


def test_move_to_where_it_stands_is_refused(recruiter, job):
    application = ApplicationFactory(job=job, at="Screen")

    with pytest.raises(AlreadyInStage, match="Screen"):
        move_application(application=application, to=stage(job, "Screen"), by=recruiter)


def test_rejected_application_does_not_move(recruiter, job):
    application = ApplicationFactory(job=job, at="Screen", rejected=True)

    with pytest.raises(ApplicationIsEnded):
        move_application(application=application, to=stage(job, "Offer"), by=recruiter)


def test_rejection_keeps_the_stage_and_is_a_step(recruiter, job):
    application = ApplicationFactory(job=job, at="Screen")

    change = reject_application(application=application, reason="skills", by=recruiter)

    application.refresh_from_db()
    assert (application.status, application.stage.name) == ("rejected", "Screen")
    assert (change.outcome, change.label) == (StageChange.Outcome.REJECTED, "Rejected")
    told = {"reason": "skills", "step": change.public_id}
    assert Activity.objects.get(verb="application.rejected").data == told


@pytest.mark.parametrize("reason", ["", "invented"])
def test_rejecting_needs_a_reason(recruiter, job, reason):
    application = ApplicationFactory(job=job, at="Screen")

    with pytest.raises(InvalidInput) as refusal:
        reject_application(application=application, reason=reason, by=recruiter)

    assert refusal.value.field == "reason"
    application.refresh_from_db()
    assert application.is_active


@pytest.mark.parametrize("who", ["hiring_manager", "interviewer", "read_only", "outsider"])
def test_rejecting_is_for_the_jobs_recruiters(request, job, who):
    application = ApplicationFactory(job=job, at="Screen")

    with pytest.raises(NotAllowed):
        reject_application(
            application=application, reason="skills", by=request.getfixturevalue(who)
        )


@pytest.mark.parametrize("at", ["Screen", "Hired"])
def test_ended_application_is_not_rejected_again(recruiter, job, at):
    status = "rejected" if at == "Screen" else "hired"
    application = ApplicationFactory(job=job, at=at, status=status, rejection_reason="skills")

    words = "already rejected" if at == "Screen" else "Move the application back first"
    with pytest.raises(ApplicationIsEnded, match=words):
        reject_application(application=application, reason="skills", by=recruiter)


def test_reinstating_returns_to_the_stage(recruiter, job):
    application = ApplicationFactory(job=job, at="Interview")
    reject_application(application=application, reason="skills", by=recruiter)

    change = reinstate_application(application=application, by=recruiter)

    application.refresh_from_db()
    assert (application.status, application.rejection_reason) == ("active", "")
    assert (change.outcome, change.label) == (StageChange.Outcome.REINSTATED, "Interview")


def test_only_the_rejected_are_reinstated(recruiter, job):
    with pytest.raises(NotRejected):
        reinstate_application(application=ApplicationFactory(job=job), by=recruiter)


@pytest.mark.parametrize("who", ["hiring_manager", "interviewer", "read_only", "outsider"])
def test_reinstating_is_for_the_jobs_recruiters(request, job, who):
    application = ApplicationFactory(job=job, at="Screen", rejected=True)

    with pytest.raises(NotAllowed):
        reinstate_application(application=application, by=request.getfixturevalue(who))


def test_database_holds_one_application_per_job(job):
    application = ApplicationFactory(job=job)

    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationFactory(job=job, candidate=application.candidate)


def test_database_holds_no_rejection_without_reason(job):
    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationFactory(job=job, status="rejected")
