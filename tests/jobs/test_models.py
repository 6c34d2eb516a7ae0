import pytest
from django.db import IntegrityError

from jobs.details.services import create_job, edit_job
from jobs.models import Job, JobNumber, Stage, TeamMember
from tests.factories.jobs import JobFactory


def test_a_job_number_reads_as_a_job_id():
    assert str(JobNumber(pk=42)) == "JOB-0042"
    assert str(JobNumber(pk=123456)) == "JOB-123456"


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        ("administrator", {"own", "other", "secret"}),
        ("read_only", {"own", "other", "secret"}),
        ("recruiter", {"own"}),
        ("hiring_manager", {"own"}),
        ("interviewer", {"own"}),
        ("outsider", set()),
    ],
)
def test_who_sees_which_jobs(request, actor, sees, recruiter, hiring_manager, interviewer):
    JobFactory(
        title="own", recruiter=recruiter, hiring_manager=hiring_manager, interviewer=interviewer
    )
    JobFactory(title="other")
    JobFactory(title="secret", is_confidential=True)

    visible = Job.objects.visible_to(request.getfixturevalue(actor))

    assert set(visible.values_list("title", flat=True)) == sees


def test_two_places_on_one_team_do_not_show_the_job_twice(recruiter):
    JobFactory(recruiter=recruiter, interviewer=recruiter)

    assert Job.objects.visible_to(recruiter).count() == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("planner", True),
        ("NIGHT planner", True),
        ("planner bremen", False),
        ("job-", True),
        ("nig", True),
        ("anne", True),
        ("PL", True),
        ("jo", True),
        ("nn", False),
        ("planner &", True),
        ("&", False),
        ("", True),
        ("100%", False),
    ],
)
def test_a_job_is_found_by_every_word_of_title_or_job_id(db, words, found):
    """Of which one or two letters are what a word begins with, and signs alone are none."""
    JobFactory(title="Night shift planner")

    assert Job.objects.matching(words).exists() is found


@pytest.mark.parametrize("words", ["übersetzer", "UBERSETZER", "u\u0308bersetz", "łódź", "lodz"])
def test_a_job_is_found_in_any_spelling_on_any_database(recruiter, words):
    create_job(by=recruiter, title="Übersetzer in Łódź", city="Bremen", country_code="DE")

    assert Job.objects.matching(words).exists()


def test_an_edited_title_is_found(recruiter):
    job = create_job(by=recruiter, title="Planner", city="Bremen", country_code="DE")

    edit_job(job=job, by=recruiter, title="Dispatcher")

    assert Job.objects.matching("dispatcher").get() == job
    assert not Job.objects.matching("planner").exists()


def test_a_job_is_found_by_its_job_id(db):
    job = JobFactory()
    JobFactory(title="Other")

    assert list(Job.objects.matching(job.public_id.lower())) == [job]


def test_a_job_is_found_by_its_number_without_the_zeros_before(db):
    job = JobFactory(public_id="JOB-0042")
    JobFactory(public_id="JOB-0420")

    assert list(Job.objects.matching("42")) == [job]


def test_a_closed_job_has_a_reason_in_the_database_too(db):
    with pytest.raises(IntegrityError):
        JobFactory(status=Job.Status.CLOSED, close_reason="")


def test_a_place_on_the_team_exists_once(recruiter):
    job = JobFactory(recruiter=recruiter)

    with pytest.raises(IntegrityError):
        TeamMember.objects.create(job=job, user=recruiter, role=TeamMember.Role.RECRUITER)


def test_stage_names_of_a_job_differ(db):
    job = JobFactory()

    with pytest.raises(IntegrityError):
        Stage.objects.create(job=job, name="Screen", kind=Stage.Kind.SCREENING, position=9)


def test_a_place_names_only_what_is_known():
    assert Job(city="Bremen", country_code="DE").place == "Bremen, Germany"
    assert Job(city="Austin", region="Texas", country_code="US").place == (
        "Austin, Texas, United States of America"
    )


def test_a_city_that_is_its_own_region_is_named_once():
    job = Job(city="Bremen", region="Bremen", country_code="DE")

    assert job.place == "Bremen, Germany"
