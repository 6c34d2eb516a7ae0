"""The record of a person: who opens which tab, what stands there, and at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Activity, RecordRead
from applications.lifecycle.moving import move_application
from applications.lifecycle.starting import start_application
from applications.models import StageChange
from candidates.details.services import create_candidate, edit_candidate
from interviews.services import give_feedback
from jobs.models import Stage
from notes.services import add_note
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory

TABS = [
    "candidate-detail",
    "candidate-applications",
    "candidate-notes",
    "candidate-feedback",
    "candidate-activity",
]


@pytest.fixture
def job(recruiter, hiring_manager, interviewer):
    return JobFactory(
        active=True, title="Night shift planner", recruiter=recruiter,
        hiring_manager=hiring_manager, interviewer=interviewer,
    )  # fmt: skip


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job, at="Interview")


@pytest.fixture
def read(client_as):
    """Return a tab's HTML as this person gets it."""

    def read_tab(user, tab, candidate):
        response = client_as(user).get(reverse(tab, args=[candidate.public_id]))
        assert response.status_code == 200
        return response.content.decode()

    return read_tab


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(
    "who", ["administrator", "read_only", "recruiter", "hiring_manager", "interviewer", "outsider"]
)
def test_those_who_may_open_every_tab(client_as, request, application, tab, who):
    url = reverse(tab, args=[application.candidate.public_id])

    response = client_as(request.getfixturevalue(who)).get(url)

    assert response.status_code == 200
    assert application.candidate.full_name in response.content.decode()


@pytest.mark.parametrize("tab", TABS)
def test_colleague_without_role_or_team_finds_nothing(client_as, application, tab):
    url = reverse(tab, args=[application.candidate.public_id])

    assert client_as(UserFactory()).get(url).status_code == 404


@pytest.mark.parametrize("tab", TABS)
def test_private_person_of_others_is_not_found(client_as, outsider, tab):
    candidate = CandidateFactory(is_private=True)

    response = client_as(outsider).get(reverse(tab, args=[candidate.public_id]))

    assert response.status_code == 404
    assert not RecordRead.objects.exists()


@pytest.mark.parametrize("tab", TABS)
def test_interviewer_does_not_open_a_prospect(client_as, interviewer, job, tab):
    prospect = ApplicationFactory(job=job).candidate

    assert client_as(interviewer).get(reverse(tab, args=[prospect.public_id])).status_code == 404


@pytest.mark.parametrize("tab", TABS)
def test_nobody_walks_in_without_signing_in(client, application, tab):
    response = client.get(reverse(tab, args=[application.candidate.public_id]))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("tab", TABS)
def test_reading_is_the_only_thing_written(client_as, recruiter, application, tab):
    client = client_as(recruiter)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(reverse(tab, args=[application.candidate.public_id]))

    writes = [q["sql"] for q in queries if q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert len(writes) == 1
    assert "accounts_recordread" in writes[0]
    read = RecordRead.objects.get()
    assert (read.user, read.subject) == (recruiter, application.candidate.public_id)


def fill(candidate, recruiter, count):
    """Give a person this many applications, steps, notes, feedback, tags, twins and activities."""
    for _ in range(count):
        job = JobFactory(active=True, recruiter=recruiter)
        application = start_application(candidate=candidate, job=job, by=recruiter)
        move_application(application=application, to=job.stages.get(name="Interview"), by=recruiter)
        add_note(candidate=candidate, text="Seen.", by=recruiter, application=application)
        give_feedback(application=application, feedback="Good.", recommendation="yes", by=recruiter)
        JobFactory(active=True, recruiter=recruiter)
    emails = [f"ilse{number}@example.org" for number in range(min(count, 5))]
    edit_candidate(
        candidate=candidate, by=recruiter, emails=emails, tags=[f"Tag {n}" for n in range(count)]
    )
    for number, email in enumerate(emails):
        create_candidate(by=recruiter, first_name="Ilse", last_name="Again", emails=[email])
        candidate.background.create(kind="skill", title=f"Skill {number}")


@pytest.mark.parametrize("tab", TABS)
def test_tab_costs_the_same_with_few_and_many(client_as, recruiter, tab):
    """At most 15: session, user with roles, notices; places on teams, person, e-mails, phones,
    tags; twins; the read; and per tab up to four (applications, stages, steps, jobs to offer)."""
    few, many = CandidateFactory(), CandidateFactory()
    fill(few, recruiter, 1)
    fill(many, recruiter, 30)
    client = client_as(recruiter)

    counts, sizes = [], []
    for candidate in (few, many):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(reverse(tab, args=[candidate.public_id]))
        assert response.status_code == 200
        counts.append(len(queries))
        sizes.append(sum(len(query["sql"]) for query in queries))

    assert counts[0] == counts[1] <= 15
    assert max(sizes) < 20_000


def test_applications_are_paged(client_as, recruiter):
    candidate = CandidateFactory()
    ApplicationFactory.create_batch(25, candidate=candidate, job__recruiter=recruiter)
    client = client_as(recruiter)

    first = client.get(reverse("candidate-applications", args=[candidate.public_id]))
    older = client.get(
        reverse("candidate-applications", args=[candidate.public_id]) + first.context["page"].older
    )

    assert (len(first.context["entries"]), len(older.context["entries"])) == (20, 5)
    assert older.context["page"].newer


def test_application_shows_stage_days_source_and_steps(read, recruiter, job):
    candidate = CandidateFactory()
    application = start_application(candidate=candidate, job=job, by=recruiter)
    move_application(application=application, to=job.stages.get(name="Screen"), by=recruiter)

    html = read(recruiter, "candidate-applications", candidate)

    assert "Night shift planner" in html
    assert "In Screen since today" in html
    assert "2 steps" in html
    assert recruiter.full_name in html


def test_rejected_application_tells_why_and_offers_to_reinstate(read, recruiter, job):
    application = ApplicationFactory(job=job, at="Screen", rejected=True)

    html = read(recruiter, "candidate-applications", application.candidate)

    assert "experience" in html
    assert reverse("application-reinstatement", args=[application.public_id]) in html
    assert reverse("application-stage-changes", args=[application.public_id]) not in html


@pytest.mark.parametrize(
    ("who", "moves", "rejects"),
    [
        ("administrator", True, True),
        ("recruiter", True, True),
        ("hiring_manager", True, False),
        ("interviewer", False, False),
        ("read_only", False, False),
    ],
)
def test_actions_are_there_for_those_who_may(request, read, application, who, moves, rejects):
    html = read(request.getfixturevalue(who), "candidate-applications", application.candidate)

    assert (reverse("application-stage-changes", args=[application.public_id]) in html) is moves
    assert (reverse("application-rejection", args=[application.public_id]) in html) is rejects


def test_outsider_reads_title_status_and_source_only(read, outsider, application):
    html = read(outsider, "candidate-applications", application.candidate)

    assert "Night shift planner" in html
    assert "Active" in html
    assert "not on this job’s team" in html
    assert reverse("job-detail", args=[application.job.public_id]) not in html
    assert application.public_id not in html
    assert "In Interview" not in html


@pytest.mark.parametrize("tab", TABS)
def test_confidential_job_of_others_is_nowhere(read, outsider, recruiter, application, tab):
    application.job.is_confidential = True
    application.job.save()
    move_application(
        application=application, to=application.job.stages.get(name="Offer"), by=recruiter
    )
    add_note(
        candidate=application.candidate, application=application, text="Secret post", by=recruiter
    )

    html = read(outsider, tab, application.candidate)

    assert "Night shift planner" not in html
    assert application.job.public_id not in html
    assert "Secret post" not in html


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(
    "who", ["administrator", "read_only", "hiring_manager", "interviewer", "outsider"]
)
def test_private_note_is_in_nobody_elses_html(request, read, recruiter, application, tab, who):
    add_note(
        candidate=application.candidate, application=application, text="Salary hope 58,000",
        by=recruiter, is_private=True,
    )  # fmt: skip

    html = read(request.getfixturevalue(who), tab, application.candidate)

    assert "Salary hope" not in html
    assert "private note" not in html


@pytest.mark.parametrize("tab", ["candidate-detail", "candidate-notes"])
def test_author_reads_the_private_note(read, recruiter, application, tab):
    add_note(
        candidate=application.candidate, text="Salary hope 58,000", by=recruiter, is_private=True
    )

    assert "Salary hope" in read(recruiter, tab, application.candidate)


def test_words_of_people_are_escaped(read, recruiter):
    candidate = CandidateFactory(first_name="<b>Ilse</b>", headline="<script>alert(1)</script>")
    NoteFactory(candidate=candidate, text="<img src=x onerror=alert(1)>")

    html = read(recruiter, "candidate-notes", candidate)

    assert "<b>Ilse" not in html
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_interviewer_reads_others_feedback_after_giving_their_own(read, interviewer, application):
    FeedbackFactory(application=application, feedback="Hesitated on safety rules.")

    before = read(interviewer, "candidate-feedback", application.candidate)
    give_feedback(application=application, feedback="Solid.", recommendation="yes", by=interviewer)
    after = read(interviewer, "candidate-feedback", application.candidate)

    assert "Hesitated" not in before
    assert "1 more from colleagues" in before
    assert "Hesitated" in after


def test_activity_reads_as_sentences(read, recruiter):
    job = JobFactory(active=True, title="Route planner", recruiter=recruiter)
    candidate = create_candidate(by=recruiter, first_name="Ilse", last_name="Marbach")
    application = start_application(candidate=candidate, job=job, by=recruiter)
    move_application(application=application, to=job.stages.get(name="Screen"), by=recruiter)

    html = read(recruiter, "candidate-activity", candidate)

    assert "moved Ilse from Prospect to Screen on Route planner" in html
    assert html.index("moved Ilse") < html.index("added Ilse")


def test_activity_on_others_jobs_stays_there(read, outsider, recruiter, application):
    move_application(
        application=application, to=application.job.stages.get(name="Offer"), by=recruiter
    )

    html = read(outsider, "candidate-activity", application.candidate)

    assert "moved" not in html


def test_activity_is_paged(client_as, recruiter):
    candidate = CandidateFactory()
    Activity.objects.bulk_create(
        Activity(
            verb="candidate.edited", subject_type="candidate", subject=candidate.public_id,
            candidate=candidate.public_id, occurred_at=candidate.created_at,
        )
        for _ in range(60)
    )  # fmt: skip
    url = reverse("candidate-activity", args=[candidate.public_id])
    client = client_as(recruiter)

    first = client.get(url)
    older = client.get(url + first.context["page"].older)

    assert (len(first.context["events"]), len(older.context["events"])) == (50, 10)


def test_htmx_gets_the_inside_of_the_record_alone(client_as, recruiter, application):
    response = client_as(recruiter).get(
        reverse("candidate-notes", args=[application.candidate.public_id]),
        headers={"HX-Request": "true", "HX-Target": "record"},
    )

    html = response.content.decode()
    assert "<html" not in html
    assert "New note" in html


def test_steps_of_an_application_are_bounded(client_as, recruiter, application):
    stage = Stage.objects.get(job=application.job, name="Interview")
    StageChange.objects.bulk_create(
        StageChange(
            application=application, to_stage=stage, label=f"Step {number}",
            changed_at=application.created_at,
        )
        for number in range(30)
    )  # fmt: skip

    response = client_as(recruiter).get(
        reverse("candidate-applications", args=[application.candidate.public_id])
    )

    (entry,) = response.context["entries"]
    assert [step.label for step in entry.steps][:2] == ["Step 29", "Step 28"]
    assert len(entry.steps) == 20
