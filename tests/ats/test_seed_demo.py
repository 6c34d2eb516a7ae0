"""The seeds: believable, the same for the same seed, written in blocks, and only once."""

import re
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from accounts.models import Activity, User
from accounts.sign_in.backend import DEMO_PASSWORD
from applications.models import Application, StageChange
from ats.management.commands.seed_demo import Command
from ats.seeds.company import seed_company
from ats.seeds.people import COLLEAGUES
from base.rich_text import plain_text
from base.text import folded
from candidates.background.entries import shown_background, words_of
from candidates.contacts.lists import Contacts
from candidates.models import Candidate, CandidateEmail
from candidates.search_text import search_text_of
from interviews.models import InterviewFeedback
from jobs.details.services import create_job
from jobs.models import Job, JobNumber, Stage, TeamMember
from linkedin_sandbox.world.people import read_people
from notes.models import Note
from talent_pools.models import TalentPool

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def seed(*, jobs=12, candidates=300, number=1):
    seed_company(jobs=jobs, candidates=candidates, seed=number, now=NOW, progress=lambda done: None)


@pytest.fixture
def company(db):
    seed()


def test_everybody_signs_in_with_the_demo_password(company, client):
    for person in COLLEAGUES:
        assert client.login(username=person.email, password=DEMO_PASSWORD)
    assert User.objects.count() == 8


def test_whoever_follows_the_readme_finds_one_thing_of_its_title(company):
    readme = (settings.BASE_DIR / "README.md").read_text()
    created = re.search(r"a title such as \*(.+?)\*", readme)[1]
    jobs = [created, *Job.objects.values_list("title", flat=True)]
    headlines = {folded(person.headline) for person in read_people()}

    assert len({folded(title) for title in jobs}) == len(jobs)
    # The two jobs that its pictures show.
    assert headlines.isdisjoint({folded(created), folded("Warehouse systems engineer")})


def test_jobs_stand_in_every_state_and_role(company):
    assert set(Job.objects.values_list("status", "close_reason")) == {
        ("draft", ""),
        ("active", ""),
        ("closed", "filled"),
        ("closed", "cancelled"),
    }
    assert Job.objects.filter(is_confidential=True).count() == 1
    assert set(TeamMember.objects.values_list("role", flat=True)) == set(TeamMember.Role.values)
    assert all(len(plain_text(job.description)) >= 100 for job in Job.objects.all())


def test_a_team_role_needs_the_global_role_that_the_services_ask_for(company):
    for member in TeamMember.objects.exclude(role="interviewer").select_related("user"):
        assert member.role in member.user.roles


def test_the_next_job_continues_the_numbers(db):
    # An emptied table remembers what it gave out.
    JobNumber.objects.filter(pk=JobNumber.objects.create(pk=70).pk).delete()
    seed()
    rita = User.objects.get(first_name="Rita")

    job = create_job(by=rita, title="Crane driver", city="Bremen", country_code="DE")

    assert job.public_id == "JOB-0013"


def test_applications_stand_in_every_stage_and_status(company):
    assert set(Application.objects.values_list("stage__kind", flat=True)) == set(Stage.Kind.values)
    assert set(Application.objects.values_list("status", flat=True)) == {
        "active", "rejected", "hired", "closed",
    }  # fmt: skip
    assert not Application.objects.filter(job__status="draft").exists()
    filled = Job.objects.filter(close_reason="filled")
    assert all(job.applications.filter(status="hired").exists() for job in filled)


def test_the_dates_of_an_application_follow_each_other(company):
    for application in Application.objects.select_related("candidate", "job", "stage"):
        steps = list(application.stage_changes.order_by("id"))
        times = [step.changed_at for step in steps]
        past = [step for step in steps if not step.to_stage.is_prospect]

        assert times == sorted(times)
        assert application.candidate.created_at <= application.created_at == times[0]
        assert application.job.activated_at <= times[0]
        assert times[-1] <= (application.job.closed_at or NOW)
        assert application.left_prospect_at == (past[0].changed_at if past else None)
        assert application.applied_at == application.left_prospect_at
        assert steps[-1].to_stage == application.stage
        moves = [step for step in steps if step.outcome == StageChange.Outcome.MOVED]
        assert application.stage_entered_at == moves[-1].changed_at


def test_a_rejected_application_has_a_reason_and_a_step(company):
    rejected = Application.objects.filter(status="rejected")

    assert not rejected.filter(rejection_reason="").exists()
    for application in rejected:
        assert application.stage_changes.order_by("-id")[0].label == "Rejected"


def test_remarks_come_after_their_application(company):
    notes = Note.objects.filter(application__isnull=False)

    assert notes.filter(is_private=True).exists()
    assert Note.objects.filter(application=None).exists()
    assert not notes.filter(created_at__lt=models.F("application__created_at")).exists()
    assert not notes.filter(created_at__gt=NOW).exists()
    assert InterviewFeedback.objects.exclude(evaluations=[]).exists()


def test_pages_meet_people_who_stand_out(company):
    names = {candidate.full_name for candidate in Candidate.objects.all()}

    assert any(len(name) == 60 for name in names)
    assert "ليلى الحداد" in names
    assert Candidate.objects.filter(is_private=True).count() == 1
    assert Candidate.objects.filter(emails=None).count() > 20
    assert not Candidate.objects.filter(emails=None, phones=None).exists()
    assert Candidate.objects.filter(applications=None).exists()
    assert Candidate.objects.exclude(tags=None).exists()
    assert Candidate.objects.values("source").distinct().count() == 6


def test_addresses_lead_nowhere_and_are_unique(company):
    emails = list(CandidateEmail.objects.values_list("email", flat=True))

    assert len(set(emails)) == len(emails)
    assert all(email.endswith("@mail.example") and email.isascii() for email in emails)


def test_every_third_tells_what_they_can_and_did(company):
    telling = Candidate.objects.filter(background__kind="skill").distinct()

    assert 70 < telling.count() < 130
    for candidate in telling:
        background = shown_background(candidate)
        [today, former] = background.positions
        assert today.text == f"{candidate.current_title}, {candidate.current_company}"
        assert former.organization != today.organization
        assert len(background.skills) == 2
        assert background.educations
        assert background.years


def test_the_search_text_is_what_the_service_would_write(company):
    for candidate in Candidate.objects.order_by("-id")[:40]:
        contacts = Contacts(candidate)
        written = search_text_of(
            candidate, emails=contacts.emails, phones=contacts.phones,
            background=words_of(candidate.background.order_by("pk")),
        )  # fmt: skip
        assert candidate.search_text == written


def test_the_history_is_in_the_order_of_time(company):
    seeded = Activity.objects.exclude(subject_type="user").order_by("id")
    times = list(seeded.values_list("occurred_at", flat=True))

    assert times == sorted(times)
    assert set(seeded.values_list("verb", flat=True)) == {
        "job.created", "job.activated", "job.closed", "candidate.created", "candidate.tagged",
        "application.created", "application.stage.changed", "application.rejected",
        "application.reinstated", "note.added", "feedback.given",
        "talent_pool.created", "talent_pool.shared", "talent_pool.member.added",
    }  # fmt: skip
    assert seeded.filter(verb="application.stage.changed").count() == (
        StageChange.objects.filter(outcome="moved", from_stage__isnull=False).count()
    )


def everything():
    return [
        list(model.objects.order_by("pk").values_list(*fields))
        for model, fields in (
            (Job, ["public_id", "title", "status", "created_at"]),
            (Candidate, ["public_id", "first_name", "last_name", "search_text", "created_at"]),
            (Application, ["public_id", "stage__name", "status", "stage_entered_at"]),
            (Activity, ["verb", "subject", "data"]),
        )
    ]  # fmt: skip


def test_the_same_seed_gives_the_same_company():
    seed(candidates=40)
    Activity.objects.filter(subject_type="user").delete()
    first = everything()
    for model in (Activity, TalentPool, Application, Candidate, Job):
        model.objects.all().delete()
    seed(candidates=40)
    Activity.objects.filter(subject_type="user").delete()

    # Job IDs are never given twice, so those of the second company continue.
    assert [row[1:] for row in everything()[0]] == [row[1:] for row in first[0]]
    assert everything()[1] == first[1]
    assert [row[1:] for row in everything()[2]] == [row[1:] for row in first[2]]


def test_another_seed_gives_another_company():
    seed(candidates=30)
    first = set(Candidate.objects.values_list("public_id", "search_text"))
    TalentPool.objects.all().delete()
    Candidate.objects.all().delete()
    seed(candidates=30, number=2)

    assert not first & set(Candidate.objects.values_list("public_id", "search_text"))


def test_the_number_of_statements_does_not_grow_with_the_rows():
    with CaptureQueriesContext(
        connection,
    ) as small:
        seed(candidates=50)
    for model in (Activity, TalentPool, Application, Candidate, Job):
        model.objects.all().delete()
    with CaptureQueriesContext(connection) as large:
        seed(candidates=400)

    # People are there the second time; all else is one statement per table and block.
    assert len(large) < len(small)


def test_any_number_of_jobs_and_candidates_can_be_asked_for(capsys):
    call_command("seed_demo", jobs=30, candidates=5, seed=3)

    assert (Job.objects.count(), Candidate.objects.count()) == (30, 5)
    assert "Seeded 30 jobs and 5 candidates." in capsys.readouterr().out


def test_without_jobs_there_are_only_people_in_the_pool():
    seed(jobs=0, candidates=20)

    assert Candidate.objects.count() == 20
    assert not Application.objects.exists()


def test_a_second_run_says_so_and_changes_nothing(company, capsys):
    before = Activity.objects.count()

    call_command("seed_demo")

    assert "already; nothing was changed" in capsys.readouterr().out
    assert Activity.objects.count() == before


def test_somebody_who_signs_in_already_keeps_the_password(client):
    User.objects.create_user("rita.lindqvist@nordwind.example", "her own words")

    seed(candidates=1)

    assert client.login(username="rita.lindqvist@nordwind.example", password="her own words")


@pytest.mark.parametrize("wrong", [["--jobs", "many"], ["--candidates", "-1"], ["--colour"]])
def test_wrong_arguments_end_with_usage(wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(["manage.py", "seed_demo", *wrong])

    assert ended.value.code == 2
    assert "usage: manage.py seed_demo" in capsys.readouterr().err


@pytest.mark.parametrize("is_public", [True, False])
def test_a_demo_that_became_a_server_opens_by_no_password_that_everybody_knows(
    company, settings, client, is_public
):
    settings.IS_PUBLIC = is_public

    for colleague in COLLEAGUES[:2]:
        sent = {"username": colleague.email, "password": DEMO_PASSWORD}
        client.post("/sign-in/", sent)
        assert ("_auth_user_id" in client.session) is not is_public


def test_nobody_with_a_known_password_is_made_on_a_server(db, settings):
    settings.IS_PUBLIC, settings.PUBLIC_URL = True, "https://ats.example"

    with pytest.raises(CommandError, match="everybody knows"):
        call_command("seed_demo")

    assert not User.objects.exists()
