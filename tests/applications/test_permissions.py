"""Who may do what on a job and its applications, row by row, for every kind of colleague."""

import pytest
from django.urls import reverse

from applications.models import Application
from applications.permissions import MOVE, REJECT
from candidates.models import Candidate
from candidates.permissions import EDIT_CANDIDATES
from interviews.permissions import GIVE_FEEDBACK
from jobs.models import TeamMember
from notes.permissions import noting_on
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory

MATRIX = {
    "administrator": {"edit", "move", "reject", "judge", "note", "note on person"},
    "recruiter": {"edit", "move", "reject", "judge", "note", "note on person"},
    "hiring_manager": {"edit", "move", "judge", "note", "note on person"},
    "interviewer": {"judge"},
    "outsider": {"edit", "note on person"},
    "read_only": set(),
    "demoted": {"edit", "move", "judge", "note"},
}


@pytest.fixture
def demoted(db):
    """A hiring manager who lost the global role but not the place on the team."""
    return UserFactory()


@pytest.mark.parametrize(("who", "allowed"), MATRIX.items(), ids=MATRIX)
def test_everybody_may_what_the_matrix_says(
    request, recruiter, hiring_manager, interviewer, demoted, who, allowed
):
    job = JobFactory(
        active=True, recruiter=recruiter, hiring_manager=hiring_manager, interviewer=interviewer
    )
    TeamMember.objects.create(job=job, user=demoted, role=TeamMember.Role.HIRING_MANAGER)
    application, user = ApplicationFactory(job=job), request.getfixturevalue(who)

    checks = {
        "edit": EDIT_CANDIDATES.allows(user, application.candidate),
        "move": MOVE.allows(user, application),
        "reject": REJECT.allows(user, application),
        "judge": GIVE_FEEDBACK.allows(user, application),
        "note": noting_on(application).allows(user, application),
        "note on person": noting_on(None).allows(user, None),
    }

    assert {name for name, may in checks.items() if may} == allowed
    people = EDIT_CANDIDATES.among(Candidate.objects.all(), user)
    assert people.exists() == ("edit" in allowed)


@pytest.fixture
def theirs(demoted):
    """The job that the demoted colleague leads, and one they do not."""
    mine = JobFactory(active=True, hiring_manager=demoted)
    return mine, JobFactory(active=True)


def test_leader_without_global_role_adds_people_to_their_job(client_as, demoted, theirs):
    mine, _ = theirs
    typed = {"first_name": "Ilse", "last_name": "Marbach", "job": mine.public_id}

    form = client_as(demoted).get(reverse("candidate-create"), {"job": mine.public_id})
    client_as(demoted).post(reverse("candidate-create"), typed)

    assert form.status_code == 200
    assert Application.objects.get().job == mine


@pytest.mark.parametrize("which", ["no job", "a job of others"])
def test_leader_without_global_role_adds_nobody_elsewhere(client_as, demoted, theirs, which):
    job = "" if which == "no job" else theirs[1].public_id
    typed = {"first_name": "Ilse", "last_name": "Marbach", "job": job}

    answer = client_as(demoted).post(reverse("candidate-create"), typed)

    assert answer.status_code == 422
    assert "Choose one of your active jobs." in answer.content.decode()
    assert not Candidate.objects.exists()


def test_leader_without_global_role_edits_and_tags_their_people(client_as, demoted, theirs):
    person = ApplicationFactory(job=theirs[0], at="Screen").candidate
    browser = client_as(demoted)

    browser.post(reverse("candidate-tags", args=[person.public_id]), {"name": "Night shift"})
    form = browser.get(reverse("candidate-edit", args=[person.public_id]))

    assert form.status_code == 200
    assert [tag.name for tag in person.tags.all()] == ["Night shift"]
