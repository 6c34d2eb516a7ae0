"""The table of roles says what the permissions do, of every permission there is."""

import re
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from accounts.permissions import Permission, Permissions, Reach, RolePermission
from accounts.roles.table import PERSONAS
from applications.permissions import OPEN_APPLICATION
from base import contributions
from candidates.permissions import OPEN_CANDIDATE, AddPermission, PersonPermission
from documents.permissions import DELETE_DOCUMENT, READ_OF_APPLICATION, READ_OF_PERSON
from interviews.permissions import READ_FEEDBACK, SEE_INTERVIEWS, OwnFeedback, OwnInvitation
from jobs.models import TeamMember
from jobs.permissions import OPEN_JOB, TeamPermission
from linkedin_rsc.permissions import MatchReading
from notes.permissions import READ_NOTES_ON_APPLICATION, READ_NOTES_ON_PERSON, OwnNote
from talent_pools.permissions import PoolPermission
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import DocumentFactory
from tests.factories.interviews import FeedbackFactory, InterviewFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory
from tests.factories.talent_pools import PoolFactory

GROUPS = contributions.of(Permissions)
LISTED = [(words, permission) for group in GROUPS for words, permission in group.listed]
# It asks the two permissions of adding, which are listed.
NOT_LISTED = {DELETE_DOCUMENT}


class World:
    """A colleague, a job whose team they are on, another job, and rows of every kind."""

    def __init__(self, persona: Any) -> None:
        self.user, self.other = UserFactory(roles=persona.roles), UserFactory()
        self.own_job, self.other_job = JobFactory(active=True), JobFactory(active=True)
        if persona.place:
            TeamMember.objects.create(job=self.own_job, user=self.user, role=persona.place)

    def on(self, job: Any) -> Any:
        return ApplicationFactory(job=job, at="Screen")

    def jobs(self) -> dict[Reach, Any]:
        return {Reach.TEAM: self.own_job, Reach.ALL: self.other_job}

    def applications(self) -> dict[Reach, Any]:
        return {Reach.TEAM: self.on(self.own_job), Reach.ALL: self.on(self.other_job)}

    def people(self) -> dict[Reach, Any]:
        rows = {reach: row.candidate for reach, row in self.applications().items()}
        return {**rows, Reach.OWN: CandidateFactory(created_by=self.user)}

    def notes_on_people(self) -> dict[Reach, Any]:
        return {
            Reach.OWN: NoteFactory(author=self.user),
            Reach.ALL: NoteFactory(author=self.other),
        }

    def notes_on_applications(self) -> dict[Reach, Any]:
        def note(author: Any, job: Any) -> Any:
            application = self.on(job)
            return NoteFactory(
                author=author, candidate=application.candidate, application=application
            )

        return {
            Reach.TEAM: note(self.other, self.own_job),
            Reach.OWN: note(self.user, self.other_job),
            Reach.ALL: note(self.other, self.other_job),
        }

    def documents_of_people(self) -> dict[Reach, Any]:
        return {Reach.ALL: DocumentFactory()}

    def documents_of_applications(self) -> dict[Reach, Any]:
        return {
            reach: DocumentFactory(candidate=application.candidate, application=application)
            for reach, application in self.applications().items()
        }

    def feedback(self) -> dict[Reach, Any]:
        return {
            Reach.TEAM: FeedbackFactory(application=self.on(self.own_job), interviewer=self.other),
            Reach.OWN: FeedbackFactory(application=self.on(self.other_job), interviewer=self.user),
            Reach.ALL: FeedbackFactory(application=self.on(self.other_job), interviewer=self.other),
        }

    def interviews(self) -> dict[Reach, Any]:
        def interview(job: Any, user: Any) -> Any:
            return InterviewFactory(application=self.on(job), invited=[user])

        return {
            Reach.TEAM: interview(self.own_job, self.other),
            Reach.OWN: interview(self.own_job, self.user),
            Reach.ALL: interview(self.other_job, self.other),
        }

    def invitations(self) -> dict[Reach, Any]:
        rows = self.interviews()
        return {reach: rows[reach].invitations.get() for reach in (Reach.OWN, Reach.ALL)}

    def pools(self) -> dict[Reach, Any]:
        return {
            Reach.OWN: PoolFactory(owner=self.user),
            Reach.SHARED: PoolFactory(owner=self.other, contributors=[self.user]),
            Reach.ALL: PoolFactory(owner=self.other),
        }


ROWS_OF_OPENINGS = {
    OPEN_JOB: World.jobs,
    OPEN_APPLICATION: World.applications,
    OPEN_CANDIDATE: World.people,
    READ_NOTES_ON_PERSON: World.notes_on_people,
    READ_NOTES_ON_APPLICATION: World.notes_on_applications,
    READ_OF_PERSON: World.documents_of_people,
    READ_OF_APPLICATION: World.documents_of_applications,
    READ_FEEDBACK: World.feedback,
    SEE_INTERVIEWS: World.interviews,
}
ROWS_OF_KINDS = {
    AddPermission: World.jobs,
    TeamPermission: World.jobs,
    PersonPermission: World.people,
    MatchReading: World.people,
    OwnNote: World.notes_on_applications,
    OwnFeedback: World.feedback,
    OwnInvitation: World.invitations,
    PoolPermission: World.pools,
}


def rows_for(permission: Permission[Any], world: World) -> dict[Reach, Any]:
    """Return a row of each reach; whatever the row, where the role alone decides."""
    if permission in ROWS_OF_OPENINGS:
        return ROWS_OF_OPENINGS[permission](world)
    kinds = [kind for kind in ROWS_OF_KINDS if isinstance(permission, kind)]
    if not kinds:
        assert isinstance(permission, RolePermission), f"{permission} has no rows here"
        return {Reach.ALL: None}
    return ROWS_OF_KINDS[kinds[0]](world)


@pytest.mark.django_db
@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: str(persona.label))
@pytest.mark.parametrize(("words", "permission"), LISTED, ids=[str(words) for words, _ in LISTED])
def test_the_table_says_what_is_allowed(persona, words, permission):
    world = World(persona)
    reach = permission.reach(persona)

    for kind, row in rows_for(permission, world).items():
        if isinstance(permission, MatchReading) and not OPEN_CANDIDATE.allows(world.user, row):
            continue  # It is asked of people whose record is open.
        expected = bool(reach & (kind | Reach.ALL))
        assert permission.allows(world.user, row) is expected, (kind, reach)
        if row is not None and not isinstance(permission, AddPermission):
            among = permission.among(type(row).objects.all(), world.user)
            assert (row in among) is expected, (kind, reach)


def test_every_permission_is_listed_once():
    listed = [permission for _, permission in LISTED]

    assert len(listed) == len(set(listed))
    assert known_permissions() - set(listed) == NOT_LISTED


def known_permissions() -> set[Permission[Any]]:
    names = [f"{app.name}.permissions" for app in apps.get_app_configs()]
    modules = [import_module(name) for name in names if find_spec(name)]
    return {one for module in modules for one in vars(module).values() if is_permission(one)}


def is_permission(one: object) -> bool:
    return isinstance(one, Permission)


def test_administrators_read_who_may_do_what(client_as, administrator):
    page = client_as(administrator).get(reverse("roles"))

    assert page.status_code == 200
    for group in GROUPS:
        assert str(group.label) in page.text
    assert cells_of("Close it", page.text) == ["Yes", "On their jobs", "No", "No", "No"]


def cells_of(words: str, text: str) -> list[str]:
    row = text.split(f"{words}</th>")[1].split("</tr>")[0]
    return [
        " ".join(re.sub("<[^>]*>", " ", cell).split())
        for cell in re.findall("(?s)<td.*?</td>", row)
    ]
