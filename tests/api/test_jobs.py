"""Jobs over the API."""

import pytest

from accounts.models import Activity
from jobs.models import Job
from tests.api.shapes import assert_problem
from tests.factories.jobs import JobFactory

JOBS = "/api/v1/jobs/"
NEW = {"title": "Night shift planner", "city": "Bremen", "country_code": "de"}
FIELDS = {
    "id", "title", "description", "city", "region", "country_code", "postal_code",
    "workplace_type", "employment_type", "status", "close_reason", "is_confidential",
    "prospects_enabled", "linkedin_availability", "linkedin_notes", "linkedin_feedback",
    "linkedin_resumes", "linkedin_source", "linkedin_end_reason", "stages",
    "created_at", "updated_at", "activated_at", "closed_at",
}  # fmt: skip


def at(job: Job, rest: str = "") -> str:
    return f"{JOBS}{job.public_id}/{rest}"


def test_a_job_shows_the_fixed_fields(recruiter, api_as):
    job = JobFactory(recruiter=recruiter)

    shown = api_as(recruiter).get(at(job)).json()

    assert set(shown) == FIELDS
    assert shown["id"] == job.public_id
    assert [set(stage) for stage in shown["stages"]] == [{"id", "name", "kind"}] * 6
    assert [stage["name"] for stage in shown["stages"]] == [
        "Prospect", "Application", "Screen", "Interview", "Offer", "Hired",
    ]  # fmt: skip


def test_creating_makes_a_draft_with_the_default_process(recruiter, api_as):
    response = api_as(recruiter).post(JOBS, NEW)

    created = response.json()
    job = Job.objects.get(public_id=created["id"])
    assert response.status_code == 201
    assert (created["status"], created["country_code"]) == ("draft", "DE")
    assert created["linkedin_availability"] == "inherit"
    assert len(created["stages"]) == 6
    assert job.team.get().user == recruiter


def test_every_field_that_can_be_set_is_set(recruiter, api_as):
    given = {
        **NEW,
        "country_code": "DE",
        "description": "<p>Plan the night.</p>",
        "region": "Bremen",
        "postal_code": "28195",
        "workplace_type": "hybrid",
        "employment_type": "contract",
        "is_confidential": True,
        "prospects_enabled": False,
        "linkedin_availability": "private",
        "linkedin_notes": "closed",
        "linkedin_feedback": "closed",
        "linkedin_resumes": "closed",
        "linkedin_source": "closed",
        "linkedin_end_reason": "closed",
    }

    created = api_as(recruiter).post(JOBS, given).json()

    assert {name: created[name] for name in given} == given
    assert created["stages"][0]["kind"] == "application"


def test_a_description_is_cleaned(recruiter, api_as):
    given = {**NEW, "description": "<p onclick='x()'>Hello</p><script>alert(1)</script>"}

    assert api_as(recruiter).post(JOBS, given).json()["description"] == "<p>Hello</p>"


@pytest.mark.parametrize("name", ["status", "id", "stages", "created_at"])
def test_what_only_the_house_sets_cannot_be_created(recruiter, api_as, name):
    response = api_as(recruiter).post(JOBS, {**NEW, name: "active"})

    assert_problem(response, 400, "invalid", name)
    assert not Job.objects.exists()


def test_patch_changes_only_what_is_given(recruiter, api_as):
    job = JobFactory(recruiter=recruiter, city="Bremen")

    changed = api_as(recruiter).patch(at(job), {"title": "Planner"}).json()

    assert (changed["title"], changed["city"]) == ("Planner", "Bremen")
    assert Activity.objects.get(verb="job.edited").data == {"fields": ["title"]}


def test_what_was_read_can_be_sent_back_with_one_change(recruiter, api_as):
    client = api_as(recruiter)
    job = JobFactory(recruiter=recruiter)
    read = client.get(at(job)).json()

    response = client.patch(at(job), {**read, "title": "Planner"})

    assert response.status_code == 200
    assert response.json()["title"] == "Planner"


def test_the_status_cannot_be_patched(recruiter, api_as):
    job = JobFactory(recruiter=recruiter)

    response = api_as(recruiter).patch(at(job), {"status": "active"})

    assert_problem(response, 400, "invalid", "status")


def test_switching_prospects_off_in_a_draft_shows_in_the_answer(recruiter, api_as):
    job = JobFactory(recruiter=recruiter)

    changed = api_as(recruiter).patch(at(job), {"prospects_enabled": False}).json()

    assert "prospect" not in [stage["kind"] for stage in changed["stages"]]


def test_activation_opens_a_draft(recruiter, api_as):
    job = JobFactory(recruiter=recruiter)

    response = api_as(recruiter).post(at(job, "activation/"))

    assert response.status_code == 201
    assert response.json()["status"] == "active"
    assert response.json()["activated_at"]


def test_activation_needs_a_description(recruiter, api_as):
    job = JobFactory(recruiter=recruiter, description="")

    response = api_as(recruiter).post(at(job, "activation/"))

    assert_problem(response, 400, "invalid", "description")


def test_a_closure_names_its_reason_and_is_undone(recruiter, api_as):
    client = api_as(recruiter)
    job = JobFactory(recruiter=recruiter, active=True)

    closed = client.post(at(job, "closure/"), {"reason": "filled"})
    undone = client.delete(at(job, "closure/"))

    assert closed.status_code == 201
    assert (closed.json()["status"], closed.json()["close_reason"]) == ("closed", "filled")
    assert (undone.status_code, undone.content) == (204, b"")
    assert client.get(at(job)).json()["status"] == "active"


@pytest.mark.parametrize("body", [{}, {"reason": "bored"}, {"reason": ""}])
def test_a_closure_needs_a_known_reason(recruiter, api_as, body):
    job = JobFactory(recruiter=recruiter, active=True)

    assert_problem(api_as(recruiter).post(at(job, "closure/"), body), 400, "invalid", "reason")


def test_closing_twice_and_reopening_twice_are_refused(recruiter, api_as):
    client = api_as(recruiter)
    job = JobFactory(recruiter=recruiter, active=True)

    assert_problem(client.delete(at(job, "closure/")), 409, "job_not_open")
    client.post(at(job, "closure/"), {"reason": "filled"})
    assert_problem(client.post(at(job, "closure/"), {"reason": "filled"}), 409, "job_closed")


def test_the_list_is_filtered_by_status_and_words(recruiter, api_as):
    client = api_as(recruiter)
    wanted = JobFactory(recruiter=recruiter, active=True, title="Dock planner")
    JobFactory(recruiter=recruiter, title="Dock planner")
    JobFactory(recruiter=recruiter, active=True, title="Welder")

    found = client.get(JOBS, {"status": "active", "search": "planner dock"}).json()

    assert [job["id"] for job in found["results"]] == [wanted.public_id]


def test_a_job_is_found_by_its_id(recruiter, api_as):
    job = JobFactory(recruiter=recruiter)
    JobFactory(recruiter=recruiter)

    found = api_as(recruiter).get(JOBS, {"search": job.public_id.lower()}).json()

    assert [found["id"] for found in found["results"]] == [job.public_id]


@pytest.mark.parametrize(
    ("query", "field"),
    [("status=open", "status"), ("search=%00", "search"), ("search=" + "x" * 201, "search")],
)
def test_a_filter_that_makes_no_sense_is_refused(recruiter, api_as, query, field):
    assert_problem(api_as(recruiter).get(f"{JOBS}?{query}"), 400, "invalid", field)
