"""One id everywhere: what LinkedIn is sent is found under the same id in our REST API.

Whoever reads both, as LinkedIn would for Connected Projects, takes a record with two ids for two
records (rsc-plus 5).
"""

from random import Random

import pytest
from django.core.files.base import ContentFile
from rest_framework.test import APIClient

from accounts.api_tokens import create_api_token
from applications.models import Application
from tests.factories.documents import DocumentFactory
from tests.linkedin_rsc.pushing import fill, push

pytestmark = pytest.mark.django_db

SEED = 12
FEEDBACK = {"feedback": "Clear and calm.", "recommendation": "yes"}
STEPS = ("Screen", "Interview", "Offer")


class Program:
    """Another program that knows nothing of Tandem but its API."""

    def __init__(self, user):
        self._client = APIClient()
        self._client.credentials(HTTP_AUTHORIZATION=f"Token {create_api_token(user=user)}")

    def get(self, path):
        answer = self._client.get(f"/api/v1/{path}")
        assert answer.status_code == 200, path
        return answer.json()

    def ids(self, path):
        return {row["id"] for row in self.get(f"{path}?page_size=200")["results"]}

    def make(self, path, **fields):
        answer = self._client.post(f"/api/v1/{path}", fields, format="json")
        assert answer.status_code in {200, 201}, answer.json()
        return answer.json()


@pytest.fixture
def program(connected, recruiter):
    connected.share_notes = connected.share_feedback = connected.share_resumes = True
    connected.save()
    return Program(recruiter)


@pytest.fixture
def at_linkedin(program, linkedin):
    """Jobs and people as a program makes them, some here, some there; then LinkedIn's side."""
    chance = Random(SEED)
    jobs = [make_job(program, number) for number in range(3)]
    for number in range(8):
        name = {"first_name": f"Ilse {number}", "last_name": "Marbach"}
        person = program.make("candidates/", **name, email=f"ilse{number}@example.org")
        make_notes(program, f"candidates/{person['id']}", chance)
        for job in chance.sample(jobs, chance.randint(1, 3)):
            apply(program, person, job, chance)
    fill()
    push()
    return linkedin.state()


def make_job(program, number):
    fields = {"title": f"Planner {number}", "city": "Bremen", "country_code": "DE"}
    job = program.make("jobs/", **fields, description="You plan the tours of the night. " * 5)
    program.make(f"jobs/{job['id']}/activation/")
    return job


def apply(program, person, job, chance):
    application = program.make("applications/", candidate=person["id"], job=job["id"])
    path = f"applications/{application['id']}"
    stages = {stage["name"]: stage["id"] for stage in job["stages"]}
    for name in STEPS[: chance.randint(1, len(STEPS))]:
        program.make(f"{path}/stage-changes/", stage=stages[name])
    make_notes(program, path, chance)
    if chance.random() < 0.7:
        program.make(f"{path}/feedback/", **FEEDBACK)
    if chance.random() < 0.5:
        attach_resume(application["id"])
    if chance.random() < 0.3:
        program.make(f"{path}/rejection/", reason="skills")


def attach_resume(public_id):
    """What came with an application comes by no program, but by the careers site."""
    application = Application.objects.get(public_id=public_id)
    whose = {"candidate": application.candidate, "application": application}
    file = ContentFile(b"%PDF-1.7 Ilse", "Ilse.pdf")
    DocumentFactory(name="Ilse.pdf", content_type="application/pdf", file=file, **whose)


def make_notes(program, path, chance):
    for number in range(chance.randint(0, 3)):
        program.make(f"{path}/notes/", text=f"Note {number}.")


def ids_of(rows):
    return {row["external_id"] for row in rows}


BELOW = {"stages": "stage-changes", "notes": "notes", "interview_feedback": "feedback"}


def test_all_that_linkedin_holds_has_the_id_it_has_in_the_api(program, at_linkedin):
    for kind in ("jobs", "candidates", "applications"):
        assert ids_of(at_linkedin[kind]) == program.ids(f"{kind}/")
    for row in at_linkedin["applications"]:
        shown = program.get(f"applications/{row['external_id']}/")
        assert (row["job"], row["candidate"]) == (shown["job"], shown["candidate"])
        for kind, path in BELOW.items():
            assert set(row[kind]) == program.ids(f"applications/{row['external_id']}/{path}/")
        shown = program.ids(f"candidates/{row['fields']['atsCandidateId']}/documents/")
        assert set(row["attachments"]) <= shown
    for row in at_linkedin["candidates"]:
        path = f"candidates/{row['external_id']}/notes/?page_size=200"
        shown = [note for note in program.get(path)["results"] if not note["application"]]
        assert set(row["notes"]) == {note["id"] for note in shown}
    for kind in (*BELOW, "attachments"):
        assert any(row[kind] for row in at_linkedin["applications"])
    assert any(row["notes"] for row in at_linkedin["candidates"])
