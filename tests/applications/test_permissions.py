"""Who may do what on a job and its applications, row by row, for every kind of colleague."""

import pytest

from applications.permissions import MOVE, REJECT
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
    "demoted": {"move", "judge", "note"},
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
        "edit": EDIT_CANDIDATES.allows(user),
        "move": MOVE.allows(user, application),
        "reject": REJECT.allows(user, application),
        "judge": GIVE_FEEDBACK.allows(user, application),
        "note": noting_on(application).allows(user, application),
        "note on person": noting_on(None).allows(user, None),
    }

    assert {name for name, may in checks.items() if may} == allowed
