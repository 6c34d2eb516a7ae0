"""Who may do what: every resource walked by id as every role.

What a person may not open is 404, what their role may not do is 403; nothing else tells them apart.
"""

from dataclasses import dataclass

import pytest

from accounts.models import User
from applications.models import Application
from candidates.models import Candidate
from jobs.models import Job
from notes.services import add_note
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

ROLES = [
    "administrator", "recruiter", "hiring_manager", "interviewer", "outsider", "read_only",
    "stranger",
]  # fmt: skip


@dataclass(frozen=True)
class House:
    people: dict[str, User]
    draft: Job
    job: Job
    application: Application
    prospect: Application
    private: Candidate
    unattached: Candidate

    def fill(self, path: str) -> str:
        """Put the ids of this house into a path or a body."""
        ids = {
            "draft": self.draft.public_id,
            "job": self.job.public_id,
            "application": self.application.public_id,
            "applicant": self.application.candidate.public_id,
            "prospect": self.prospect.public_id,
            "prospective": self.prospect.candidate.public_id,
            "private": self.private.public_id,
            "unattached": self.unattached.public_id,
        }
        return path.format(**ids)


@pytest.fixture
def house(everybody, administrator) -> House:
    team = {
        role: everybody[role] for role in ("recruiter", "hiring_manager", "interviewer")
    }  # fmt: skip
    job = JobFactory(active=True, **team)
    return House(
        people={**everybody, "stranger": UserFactory()},
        draft=JobFactory(**team),
        job=job,
        application=ApplicationFactory(job=job, at="Screen"),
        prospect=ApplicationFactory(job=job),
        private=CandidateFactory(is_private=True, created_by=administrator),
        unattached=CandidateFactory(),
    )


def by_role(statuses: str) -> list[tuple[str, int]]:
    return list(zip(ROLES, map(int, statuses.split()), strict=True))


# One column a role, in the order of ROLES.                       adm rec hm  int out ro  str
READS = {
    "/api/v1/jobs/{job}/":                                         "200 200 200 200 404 200 404",
    "/api/v1/candidates/{applicant}/":                             "200 200 200 200 200 200 404",
    "/api/v1/candidates/{applicant}/notes/":                       "200 200 200 200 200 200 404",
    "/api/v1/candidates/{prospective}/":                           "200 200 200 404 200 200 404",
    "/api/v1/candidates/{unattached}/":                            "200 200 200 404 200 200 404",
    "/api/v1/candidates/{private}/":                               "200 404 404 404 404 200 404",
    "/api/v1/candidates/{private}/notes/":                         "200 404 404 404 404 200 404",
    "/api/v1/applications/{application}/":                         "200 200 200 200 404 200 404",
    "/api/v1/applications/{application}/stage-changes/":           "200 200 200 200 404 200 404",
    "/api/v1/applications/{application}/notes/":                   "200 200 200 200 404 200 404",
    "/api/v1/applications/{application}/feedback/":                "200 200 200 200 404 200 404",
    "/api/v1/applications/{prospect}/":                            "200 200 200 404 404 200 404",
    "/api/v1/applications/{prospect}/stage-changes/":              "200 200 200 404 404 200 404",
    "/api/v1/applications/{prospect}/notes/":                      "200 200 200 404 404 200 404",
    "/api/v1/applications/{prospect}/feedback/":                   "200 200 200 404 404 200 404",
}  # fmt: skip

NEW_JOB = {"title": "Planner", "city": "Bremen", "country_code": "DE"}
NEW_CANDIDATE = {"first_name": "Ole", "last_name": "Marbach"}
NOTE = {"text": "Good."}
FEEDBACK = {"feedback": "Good.", "recommendation": "yes"}
TO_INTERVIEW = {"stage": "Interview"}
REASON = {"reason": "skills"}
START = {"candidate": "{applicant}", "job": "{draft}"}
WRITES = [
    ("post", "/api/v1/jobs/", NEW_JOB,                              "403 201 201 403 201 403 403"),
    ("patch", "/api/v1/jobs/{job}/", {"title": "Mine"},             "200 200 200 403 404 403 404"),
    ("post", "/api/v1/jobs/{draft}/activation/", {},                "201 201 201 403 404 403 404"),
    ("post", "/api/v1/jobs/{job}/closure/", {"reason": "filled"},   "201 201 403 403 404 403 404"),
    ("delete", "/api/v1/jobs/{job}/closure/", {},                   "409 409 403 403 404 403 404"),
    ("post", "/api/v1/candidates/", NEW_CANDIDATE,                  "201 201 201 403 201 403 403"),
    ("patch", "/api/v1/candidates/{applicant}/", {"city": "Kiel"},  "200 200 200 403 200 403 404"),
    ("patch", "/api/v1/candidates/{private}/", {"city": "Kiel"},    "200 404 404 404 404 403 404"),
    ("post", "/api/v1/candidates/{applicant}/notes/", NOTE,         "201 201 201 403 201 403 404"),
    ("post", "/api/v1/candidates/{private}/notes/", NOTE,           "201 404 404 404 404 403 404"),
    ("post", "/api/v1/applications/", START,                        "409 409 409 403 400 403 400"),
    ("post", "/api/v1/applications/{application}/stage-changes/", TO_INTERVIEW,
                                                                    "201 201 201 403 404 403 404"),
    ("post", "/api/v1/applications/{application}/rejection/", REASON,
                                                                    "201 201 403 403 404 403 404"),
    ("delete", "/api/v1/applications/{application}/rejection/", {}, "409 409 403 403 404 403 404"),
    ("post", "/api/v1/applications/{application}/notes/", NOTE,     "201 201 201 403 404 403 404"),
    ("post", "/api/v1/applications/{application}/feedback/", FEEDBACK,
                                                                    "201 201 201 201 404 403 404"),
    ("post", "/api/v1/applications/{prospect}/stage-changes/", TO_INTERVIEW,
                                                                    "201 201 201 404 404 403 404"),
    ("post", "/api/v1/applications/{prospect}/feedback/", FEEDBACK, "201 201 201 404 404 403 404"),
]  # fmt: skip


@pytest.mark.parametrize("path", READS)
def test_reading_by_id_as_every_role(house, api_as, path):
    answers = [
        (role, api_as(house.people[role]).get(house.fill(path)).status_code) for role in ROLES
    ]

    assert answers == by_role(READS[path])


@pytest.mark.parametrize("role_at", range(len(ROLES)), ids=ROLES)
@pytest.mark.parametrize(("method", "path", "body", "statuses"), WRITES)
def test_writing_by_id_as_every_role(house, api_as, method, path, body, statuses, role_at):
    role, status = by_role(statuses)[role_at]
    filled = {
        name: house.fill(value) if isinstance(value, str) else value
        for name, value in body.items()
    }  # fmt: skip

    response = getattr(api_as(house.people[role]), method)(house.fill(path), filled)

    assert response.status_code == status, response.content


LISTS = {
    "/api/v1/jobs/": [2, 2, 2, 2, 0, 2, 0],
    "/api/v1/candidates/": [4, 3, 3, 1, 3, 4, 0],
    "/api/v1/applications/": [2, 2, 2, 1, 0, 2, 0],
}


@pytest.mark.parametrize("path", LISTS)
def test_a_list_holds_what_may_be_opened_and_no_more(house, api_as, path):
    counts = [len(api_as(house.people[role]).get(path).json()["results"]) for role in ROLES]

    assert counts == LISTS[path]


def test_filters_and_search_find_no_more_than_may_be_opened(house, api_as):
    client = api_as(house.people["outsider"])

    for query in (
        f"applications/?job={house.job.public_id}",
        f"applications/?candidate={house.application.candidate.public_id}",
        f"candidates/?search={house.private.last_name}",
        f"jobs/?search={house.job.public_id}",
    ):
        assert client.get(f"/api/v1/{query}").json()["results"] == [], query


def test_an_interviewer_reads_no_notes_about_the_person(house, api_as):
    applicant = house.application.candidate
    add_note(candidate=applicant, text="Salary wishes.", by=house.people["recruiter"])

    shown = api_as(house.people["interviewer"]).get(
        house.fill("/api/v1/candidates/{applicant}/notes/")
    )

    assert shown.json()["results"] == []
