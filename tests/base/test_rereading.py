"""What a colleague deletes between a page and its button: a sentence, never a server error."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import models
from django.urls import reverse

from accounts.api_tokens import create_api_token
from accounts.models import Activity
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reject_application
from applications.lifecycle.starting import start_application
from base.errors import NoLongerHere
from candidates.contacts.services import add_email
from candidates.details.services import edit_candidate
from candidates.models import Candidate
from candidates.personal_data import erase_person
from interviews.services import delete_feedback, give_feedback
from jobs.process.services import remove_stage, rename_stage, shift_stage
from jobs.team.services import remove_team_member
from linkedin_rsc.intake.replay import replay, replay_each
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.profile.proposals import accept_proposal
from linkedin_rsc.pull.closed.deciding import keep_person
from notes.services import add_note, change_note, delete_note
from talent_pools.imports.services import import_sheet
from talent_pools.members.services import add_to_pool, remove_from_pool
from talent_pools.models import PoolImport
from talent_pools.pools.deletion import delete_pool
from talent_pools.pools.services import edit_pool
from talent_pools.sharing.services import share_pool, unshare_pool
from tests.api.shapes import assert_problem
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import (
    ClosedAccountFactory,
    ContactProposalFactory,
    LedgerRowFactory,
    NotificationFactory,
)
from tests.factories.notes import NoteFactory
from tests.factories.talent_pools import PoolFactory
from tests.statements import just_before

pytestmark = pytest.mark.django_db
SHEET = b"first_name,last_name,email\nIlse,Marbach,ilse@example.org\n"


@pytest.fixture
def by(db):
    """Whoever may do everything here."""
    return UserFactory(roles=["administrator", "recruiter"])


def delete(row: models.Model) -> None:
    """As a colleague does: what we hold of the row does not learn of it."""
    type(row)._default_manager.get(pk=row.pk).delete()


ON_A_PERSON = {
    "edit": lambda person, by: edit_candidate(candidate=person, by=by, headline="Planner"),
    "add an address": lambda person, by: add_email(candidate=person, email="a@b.example", by=by),
    "note": lambda person, by: add_note(candidate=person, text="Call.", by=by),
    "add to a pool": lambda person, by: add_to_pool(
        pool=PoolFactory(owner=by), candidate=person, by=by
    ),
    "put on a job": lambda person, by: start_application(
        candidate=person, job=JobFactory(active=True, recruiter=by), by=by
    ),
}
ON_AN_APPLICATION = {
    "move": lambda row, by: move_application(
        application=row, to=row.job.stages.get(name="Screen"), by=by
    ),
    "reject": lambda row, by: reject_application(application=row, reason="experience", by=by),
    "judge": lambda row, by: give_feedback(
        application=row, feedback="Good.", recommendation="yes", by=by
    ),
    "note": lambda row, by: add_note(candidate=row.candidate, application=row, text="Call.", by=by),
}
ON_A_STAGE = {
    "rename": lambda stage, by: rename_stage(stage=stage, name="Call", by=by),
    "remove": lambda stage, by: remove_stage(stage=stage, by=by),
    "shift": lambda stage, by: shift_stage(stage=stage, by=by, is_later=True),
}
ON_A_POOL = {
    "name": lambda pool, by: edit_pool(pool=pool, name="Days", by=by),
    "share": lambda pool, by: share_pool(pool=pool, user=UserFactory(roles=["recruiter"]), by=by),
    "unshare": lambda pool, by: unshare_pool(pool=pool, user=by, by=by),
    "add": lambda pool, by: add_to_pool(pool=pool, candidate=CandidateFactory(), by=by),
    "remove": lambda pool, by: remove_from_pool(pool=pool, candidate=CandidateFactory(), by=by),
    "import": lambda pool, by: import_sheet(pool=pool, content=SHEET, by=by),
    "delete": lambda pool, by: delete_pool(pool=pool, by=by),
}


@pytest.mark.parametrize("act", ON_A_PERSON.values(), ids=ON_A_PERSON)
def test_nothing_is_done_to_whom_somebody_erased(by, act):
    person = CandidateFactory()
    erase_person(Candidate.objects.get(pk=person.pk))

    with pytest.raises(NoLongerHere, match="erased this person"):
        act(person, by)

    assert not Activity.objects.exists()


@pytest.mark.parametrize("act", ON_AN_APPLICATION.values(), ids=ON_AN_APPLICATION)
def test_nothing_is_done_to_the_application_of_whom_somebody_erased(by, act):
    application = ApplicationFactory(job=JobFactory(active=True, recruiter=by), at="Interview")
    erase_person(Candidate.objects.get(pk=application.candidate_id))

    with pytest.raises(NoLongerHere):
        act(application, by)

    assert not Activity.objects.exists()


@pytest.mark.parametrize("act", ON_A_STAGE.values(), ids=ON_A_STAGE)
def test_nothing_is_done_to_a_stage_that_somebody_removed(by, act):
    stage = JobFactory(recruiter=by).stages.get(name="Screen")
    delete(stage)

    with pytest.raises(NoLongerHere, match="removed this stage"):
        act(stage, by)

    assert not Activity.objects.exists()


def test_a_place_on_a_team_is_taken_away_once(by):
    job = JobFactory(recruiter=by, interviewer=UserFactory())
    place = job.team.get(role="interviewer")
    delete(place)

    with pytest.raises(NoLongerHere):
        remove_team_member(member=place, by=by)

    assert not Activity.objects.exists()


@pytest.mark.parametrize("act", ON_A_POOL.values(), ids=ON_A_POOL)
def test_nothing_is_done_to_a_pool_that_somebody_deleted(by, act):
    pool = PoolFactory(owner=by)
    delete(pool)

    with pytest.raises(NoLongerHere, match="deleted this pool"):
        act(pool, by)

    assert not (Activity.objects.exists() or PoolImport.objects.exists())


@pytest.mark.parametrize(
    ("make", "act"),
    [
        (ClosedAccountFactory, lambda row, by: keep_person(account=row, reason="Law", by=by)),
        (LedgerRowFactory, lambda row, by: resend(row=row, by=by)),
        (NotificationFactory, lambda row, by: replay(notification=row, by=by)),
        (ContactProposalFactory, lambda row, by: accept_proposal(proposal=row, by=by)),
    ],
    ids=["closed account", "record at LinkedIn", "notification", "shared address"],
)
def test_nothing_is_done_to_what_linkedin_brought_and_somebody_deleted(by, make, act):
    row = make()
    delete(row)

    with pytest.raises(NoLongerHere):
        act(row, by)


@pytest.mark.parametrize(
    ("make", "act"),
    [
        (lambda by: NoteFactory(author=by), lambda row, by: change_note(note=row, text="x", by=by)),
        (lambda by: NoteFactory(author=by), lambda row, by: delete_note(note=row, by=by)),
        (
            lambda by: FeedbackFactory(interviewer=by),
            lambda row, by: delete_feedback(feedback=row, by=by),
        ),
    ],
    ids=["change a note", "delete a note", "delete feedback"],
)
def test_nothing_is_done_to_what_was_written_and_somebody_deleted(by, make, act):
    row = make(by)
    delete(row)

    with pytest.raises(NoLongerHere):
        act(row, by)

    assert not Activity.objects.exists()


def test_of_many_notifications_the_others_are_replayed(by):
    gone, failed = NotificationFactory(state="failed"), NotificationFactory(state="failed")
    delete(gone)

    again, refusals = replay_each(notifications=[gone, failed], by=by)

    assert (again, refusals) == (1, ["Somebody deleted this meanwhile."])


@pytest.mark.parametrize("name", ["pool-edit", "pool-member-removal", "pool-deletion"])
def test_the_page_says_that_the_pool_was_just_deleted(client_as, by, name):
    person = CandidateFactory()
    pool = PoolFactory(owner=by, holding=[person])
    client = client_as(by)
    more = [person.public_id] if name == "pool-member-removal" else []

    with just_before("SAVEPOINT", lambda: delete(pool)):
        answer = client.post(reverse(name, args=[pool.public_id, *more]), {"name": "Days"})

    assert answer.status_code == 404
    assert "Somebody deleted this pool meanwhile." in answer.text


def test_a_program_is_told_with_a_problem(client, by):
    pool = PoolFactory(owner=by)
    client.defaults["HTTP_AUTHORIZATION"] = f"Token {create_api_token(user=by)}"
    address = f"/api/v1/talent-pools/{pool.public_id}/"

    with just_before("SAVEPOINT", lambda: delete(pool)):
        answer = client.patch(address, {"name": "Days"}, content_type="application/json")

    assert_problem(answer, 404, "no_longer_here")


def test_no_row_is_held_in_another_way():
    """Whoever locks a row that somebody chose goes through `base.rereading`."""
    ways = re.compile(r"refresh_from_db\(from_queryset|select_for_update\([^)]*\)\s*\.get\(\w")
    apps = [path for path in Path(settings.BASE_DIR).iterdir() if (path / "apps.py").exists()]
    found = [
        str(file) for app in apps for file in app.rglob("*.py") if ways.search(file.read_text())
    ]

    assert found == []
