"""Applications, their steps, and what is said about them, over the API."""

import pytest

from applications.models import Application
from candidates.models import Candidate
from jobs.models import Stage
from tests.api.shapes import assert_problem
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

APPLICATIONS = "/api/v1/applications/"
FIELDS = {
    "id", "candidate", "job", "stage", "stage_name", "status", "rejection_reason", "source",
    "applied_at", "stage_entered_at", "created_at", "updated_at",
}  # fmt: skip
FEEDBACK = {
    "kind": "phone_screen",
    "feedback": "Clear and calm.",
    "recommendation": "yes",
    "evaluations": [{"attribute": "Communication", "result": "4 of 5"}],
}


def at(application: Application, rest: str = "") -> str:
    return f"{APPLICATIONS}{application.public_id}/{rest}"


def stage_id(application: Application, name: str) -> str:
    return Stage.objects.get(job=application.job, name=name).public_id


@pytest.fixture
def prospect(recruiter) -> Application:
    return ApplicationFactory(job__recruiter=recruiter)


def test_an_application_shows_the_fixed_fields(recruiter, prospect, api_as):
    shown = api_as(recruiter).get(at(prospect)).json()

    assert set(shown) == FIELDS
    assert shown["id"] == prospect.public_id
    assert shown["candidate"] == prospect.candidate.public_id
    assert shown["job"] == prospect.job.public_id
    assert shown["stage"] == stage_id(prospect, "Prospect")
    assert (shown["stage_name"], shown["status"]) == ("Prospect", "active")
    assert shown["applied_at"] is None


def test_a_candidate_is_put_on_a_job_as_a_prospect(recruiter, api_as):
    job, candidate = JobFactory(recruiter=recruiter, active=True), CandidateFactory()
    body = {"candidate": candidate.public_id, "job": job.public_id}

    response = api_as(recruiter).post(APPLICATIONS, body)

    assert response.status_code == 201
    assert response.json()["stage_name"] == "Prospect"
    assert Application.objects.get().public_id == response.json()["id"]


@pytest.mark.parametrize("named", ["screen", "ＳＣＲＥＥＮ", " Scre\u00aden ", "by its id"])
def test_the_stage_is_named_by_id_or_name(recruiter, api_as, named):
    job, candidate = JobFactory(recruiter=recruiter, active=True), CandidateFactory()
    stage = job.stages.get(name="Screen")
    body = {
        "candidate": candidate.public_id,
        "job": job.public_id,
        "stage": stage.public_id if named == "by its id" else named,
        "source": "Job fair",
    }

    shown = api_as(recruiter).post(APPLICATIONS, body).json()

    assert (shown["stage"], shown["source"]) == (stage.public_id, "Job fair")
    assert shown["applied_at"]


def test_a_second_application_to_the_same_job_is_refused(recruiter, prospect, api_as):
    body = {"candidate": prospect.candidate.public_id, "job": prospect.job.public_id}

    assert_problem(api_as(recruiter).post(APPLICATIONS, body), 409, "already_applied")


def test_a_job_that_is_not_active_takes_nobody(recruiter, api_as):
    job, candidate = JobFactory(recruiter=recruiter), CandidateFactory()
    body = {"candidate": candidate.public_id, "job": job.public_id}

    assert_problem(api_as(recruiter).post(APPLICATIONS, body), 409, "job_not_open")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"candidate": "nobody"}, "candidate"),
        ({"job": "JOB-9999"}, "job"),
        ({"job": ""}, "job"),
        ({"stage": "Party"}, "stage"),
        ({"status": "hired"}, "status"),
    ],
)
def test_what_does_not_exist_is_named(recruiter, api_as, change, field):
    job, candidate = JobFactory(recruiter=recruiter, active=True), CandidateFactory()
    body = {"candidate": candidate.public_id, "job": job.public_id, **change}

    assert_problem(api_as(recruiter).post(APPLICATIONS, body), 400, "invalid", field)
    assert not Application.objects.exists()


def test_somebody_elses_job_is_as_unknown_as_none(outsider, api_as):
    job, candidate = JobFactory(active=True), CandidateFactory()
    body = {"candidate": candidate.public_id, "job": job.public_id}

    assert_problem(api_as(outsider).post(APPLICATIONS, body), 400, "invalid", "job")


def test_the_list_is_filtered(recruiter, prospect, api_as):
    client = api_as(recruiter)
    other = ApplicationFactory(job__recruiter=recruiter, at="Screen", rejected=True)
    filters = [
        ("job", other.job.public_id),
        ("candidate", other.candidate.public_id),
        ("stage", stage_id(other, "Screen")),
        ("status", "rejected"),
    ]

    for name, value in filters:
        found = client.get(APPLICATIONS, {name: value}).json()["results"]
        assert [application["id"] for application in found] == [other.public_id], name
    both = client.get(APPLICATIONS, {"status": "rejected", "job": prospect.job.public_id})
    assert both.json()["results"] == []


def test_a_move_is_a_step_of_the_history(recruiter, prospect, api_as):
    client = api_as(recruiter)
    stage = stage_id(prospect, "Screen")

    moved = client.post(at(prospect, "stage-changes/"), {"stage": stage})

    assert moved.status_code == 201
    assert set(moved.json()) == {
        "id", "outcome", "stage", "stage_name", "from_stage", "changed_by", "changed_at",
    }  # fmt: skip
    assert (moved.json()["stage"], moved.json()["outcome"]) == (stage, "moved")
    assert moved.json()["from_stage"] == stage_id(prospect, "Prospect")
    assert client.get(at(prospect, "stage-changes/")).json()["results"] == [moved.json()]
    assert client.get(at(prospect)).json()["stage_name"] == "Screen"
    assert client.get(at(prospect)).json()["applied_at"]


def test_a_move_by_name_and_back_is_two_steps(recruiter, prospect, api_as):
    client = api_as(recruiter)

    for name in ("Interview", "Screen"):
        client.post(at(prospect, "stage-changes/"), {"stage": name})

    steps = client.get(at(prospect, "stage-changes/")).json()["results"]
    assert [step["stage_name"] for step in steps] == ["Screen", "Interview"]


def test_moving_to_where_it_stands_is_refused(recruiter, prospect, api_as):
    response = api_as(recruiter).post(at(prospect, "stage-changes/"), {"stage": "Prospect"})

    assert_problem(response, 409, "already_in_stage")


@pytest.mark.parametrize("stage", ["", "Party", "x" * 101])
def test_moving_to_nowhere_is_refused(recruiter, prospect, api_as, stage):
    response = api_as(recruiter).post(at(prospect, "stage-changes/"), {"stage": stage})

    assert_problem(response, 400, "invalid", "stage")


def test_moving_to_a_stage_of_another_job_is_refused(recruiter, prospect, api_as):
    other = JobFactory(recruiter=recruiter).stages.get(name="Screen")

    response = api_as(recruiter).post(
        at(prospect, "stage-changes/"), {"stage": other.public_id}
    )  # fmt: skip

    body = assert_problem(response, 400, "invalid", "stage")
    assert "It has: Prospect, Application, Screen" in body["detail"]


@pytest.mark.parametrize("seen", ["Prospect", "prospect", "its id"])
@pytest.mark.parametrize(
    ("resource", "body"),
    [("stage-changes/", {"stage": "Offer"}), ("rejection/", {"reason": "skills"})],
)
def test_who_says_where_they_saw_it_is_told_of_a_change_since(
    recruiter, prospect, api_as, resource, body, seen
):
    client = api_as(recruiter)
    body["from_stage"] = stage_id(prospect, "Prospect") if seen == "its id" else seen
    client.post(at(prospect, "stage-changes/"), {"stage": "Screen"})

    late = client.post(at(prospect, resource), body)
    right = client.post(at(prospect, resource), {**body, "from_stage": "Screen"})

    assert "to Screen (just now)" in assert_problem(late, 409, "changed_meanwhile")["detail"]
    assert right.status_code == 201


def test_a_stage_that_the_job_does_not_have_was_seen_by_nobody(recruiter, prospect, api_as):
    body = {"stage": "Offer", "from_stage": "Party"}

    response = api_as(recruiter).post(at(prospect, "stage-changes/"), body)

    assert_problem(response, 400, "invalid", "from_stage")


def test_a_rejection_names_its_reason_and_is_undone(recruiter, prospect, api_as):
    client = api_as(recruiter)

    rejected = client.post(at(prospect, "rejection/"), {"reason": "experience"})
    undone = client.delete(at(prospect, "rejection/"))

    assert rejected.status_code == 201
    assert rejected.json()["status"] == "rejected"
    assert rejected.json()["rejection_reason"] == "experience"
    assert (undone.status_code, undone.content) == (204, b"")
    steps = client.get(at(prospect, "stage-changes/")).json()["results"]
    assert [step["outcome"] for step in steps] == ["reinstated", "rejected"]
    assert client.get(at(prospect)).json()["status"] == "active"


@pytest.mark.parametrize("body", [{}, {"reason": "mood"}])
def test_a_rejection_needs_a_known_reason(recruiter, prospect, api_as, body):
    response = api_as(recruiter).post(at(prospect, "rejection/"), body)

    assert_problem(response, 400, "invalid", "reason")


def test_rejecting_twice_and_undoing_nothing_are_refused(recruiter, prospect, api_as):
    client = api_as(recruiter)

    assert_problem(client.delete(at(prospect, "rejection/")), 409, "not_rejected")
    client.post(at(prospect, "rejection/"), {"reason": "skills"})
    response = client.post(at(prospect, "rejection/"), {"reason": "skills"})
    assert_problem(response, 409, "application_ended")


def test_a_note_on_an_application_is_written_and_read(recruiter, prospect, api_as):
    client = api_as(recruiter)

    written = client.post(at(prospect, "notes/"), {"text": "Good.", "is_private": True})

    assert written.status_code == 201
    assert written.json()["application"] == prospect.public_id
    assert client.get(at(prospect, "notes/")).json()["results"] == [written.json()]


def test_a_private_note_on_an_application_is_for_its_author_alone(
    recruiter, administrator, prospect, api_as
):
    api_as(recruiter).post(at(prospect, "notes/"), {"text": "Good.", "is_private": True})

    assert api_as(administrator).get(at(prospect, "notes/")).json()["results"] == []


def test_feedback_is_given_and_read(recruiter, prospect, api_as):
    client = api_as(recruiter)

    given = client.post(at(prospect, "feedback/"), FEEDBACK)

    assert given.status_code == 201
    assert set(given.json()) == {*FEEDBACK, "id", "interviewer", "created_at"}
    assert {name: given.json()[name] for name in FEEDBACK} == FEEDBACK
    assert given.json()["interviewer"] == {"id": recruiter.public_id, "name": "Rita Lindqvist"}
    assert client.get(at(prospect, "feedback/")).json()["results"] == [given.json()]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"feedback": ""}, "feedback"),
        ({"recommendation": "perhaps"}, "recommendation"),
        ({"kind": "letter"}, "kind"),
        ({"evaluations": [{"attribute": "Calm"}]}, "evaluations.0.result"),
        ({"evaluations": [{"attribute": "Calm", "result": "5", "of": 5}]}, "evaluations.0.of"),
        ({"evaluations": "many"}, "evaluations"),
    ],
)
def test_feedback_that_cannot_be_used_is_named(recruiter, prospect, api_as, change, field):
    response = api_as(recruiter).post(at(prospect, "feedback/"), {**FEEDBACK, **change})

    assert_problem(response, 400, "invalid", field)


def test_evaluations_have_a_limit(recruiter, prospect, api_as):
    body = {**FEEDBACK, "evaluations": FEEDBACK["evaluations"] * 51}

    response = api_as(recruiter).post(at(prospect, "feedback/"), body)

    assert_problem(response, 400, "invalid", "evaluations")


def test_an_interviewer_reads_others_only_after_giving_their_own(recruiter, interviewer, api_as):
    application = ApplicationFactory(
        job__recruiter=recruiter, job__interviewer=interviewer, at="Interview"
    )
    api_as(recruiter).post(at(application, "feedback/"), FEEDBACK)
    client = api_as(interviewer)

    before = client.get(at(application, "feedback/")).json()["results"]
    client.post(at(application, "feedback/"), FEEDBACK)
    after = client.get(at(application, "feedback/")).json()["results"]

    assert (len(before), len(after)) == (0, 2)


def test_undoing_a_rejection_says_where_it_was_seen(recruiter, prospect, api_as):
    """Somebody else reinstated, moved and rejected it meanwhile."""
    client = api_as(recruiter)
    client.post(at(prospect, "rejection/"), {"reason": "skills"})
    client.delete(at(prospect, "rejection/"))
    client.post(at(prospect, "stage-changes/"), {"stage": "Screen"})
    client.post(at(prospect, "rejection/"), {"reason": "skills"})

    behind = client.delete(at(prospect, "rejection/?from_stage=Prospect"))
    unknown = client.delete(at(prospect, "rejection/?from_stage=Nowhere"))

    assert_problem(behind, 409, "changed_meanwhile")
    assert "Rita Lindqvist rejected" in behind.json()["detail"]
    assert_problem(unknown, 400, "invalid", "from_stage")
    assert client.delete(at(prospect, "rejection/?from_stage=Screen")).status_code == 204


NEW = {"last_name": "Marbach", "email": "ilse@example.org"}


@pytest.fixture
def demoted(recruiter, job):
    """A recruiter who keeps the place on the job's team and no global role."""
    recruiter.role_grants.all().delete()
    return recruiter


def test_whoever_leads_a_job_adds_somebody_new_for_it(demoted, job, api_as):
    client = api_as(demoted)
    body = {"new_candidate": NEW, "job": job.public_id, "stage": "Screen", "source": "Fair"}

    made = client.post(APPLICATIONS, body)

    assert made.status_code == 201
    assert (made.json()["stage_name"], made.json()["source"]) == ("Screen", "Fair")
    shown = client.get(f"/api/v1/candidates/{made.json()['candidate']}/").json()
    assert shown["emails"] == ["ilse@example.org"]
    assert_problem(client.post("/api/v1/candidates/", NEW), 403, "not_allowed")


def test_whoever_leads_a_job_adds_a_private_person_and_opens_them(demoted, job, api_as, client_as):
    body = {"new_candidate": {**NEW, "is_private": True}, "job": job.public_id}
    typed = {"last_name": "Nau", "is_private": "on", "job": job.public_id}

    made = api_as(demoted).post(APPLICATIONS, body)
    added = client_as(demoted).post("/candidates/new/", typed, follow=True)

    assert (made.status_code, added.status_code) == (201, 200)
    assert Candidate.objects.visible_to(demoted).filter(is_private=True).count() == 2


@pytest.mark.parametrize("who", ["interviewer", "outsider", "read_only"])
def test_nobody_else_adds_somebody_to_that_job(request, job, api_as, who):
    client = api_as(request.getfixturevalue(who))

    refused = client.post(APPLICATIONS, {"new_candidate": NEW, "job": job.public_id})

    assert refused.status_code == (400 if who == "outsider" else 403)
    assert not Candidate.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"candidate": "someone"}, "candidate"),
        ({"new_candidate": None}, "new_candidate"),
        ({"new_candidate": {"email": "nonsense", "last_name": "M"}}, "new_candidate.email"),
        ({"new_candidate": {"lastname": "M"}}, "new_candidate.lastname"),
        ({"stage": "Nowhere"}, "stage"),
    ],
)
def test_nobody_is_made_where_the_application_is_refused(demoted, job, api_as, change, field):
    body = {"new_candidate": NEW, "job": job.public_id, **change}

    assert_problem(api_as(demoted).post(APPLICATIONS, body), 400, "invalid", field)
    assert not Candidate.objects.exists()


def test_neither_a_known_nor_a_new_person_is_nobody(demoted, job, api_as):
    refused = api_as(demoted).post(APPLICATIONS, {"job": job.public_id})

    assert_problem(refused, 400, "invalid", "candidate")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("recruiter", 204), ("administrator", 204), ("hiring_manager", 403), ("interviewer", 403),
        ("read_only", 403), ("outsider", 404),
    ],
)  # fmt: skip
def test_the_jobs_recruiters_and_administrators_delete_an_application(
    everybody, api_as, who, status
):
    application = ApplicationFactory(
        at="Screen", job__recruiter=everybody["recruiter"],
        job__hiring_manager=everybody["hiring_manager"],
        job__interviewer=everybody["interviewer"],
    )  # fmt: skip

    answer = api_as(everybody[who]).delete(at(application))

    assert answer.status_code == status
    assert Application.objects.exists() == (status != 204)
    assert Candidate.objects.filter(pk=application.candidate_id).exists()
