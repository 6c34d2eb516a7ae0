"""Who adds and deletes documents: of a person whoever may hire, of an application its leaders."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from accounts.permissions import Opening, Permission, Permissions, Persona, Reach, RolePermission
from accounts.policy import HIRERS, WHO_SEE_EVERYTHING, is_administrator
from applications.models import Application
from documents.models import Document
from jobs.models import TeamMember
from jobs.permissions import LEADERS, TEAM, TeamPermission

REFUSAL = _("Your role does not change documents here.")
READ_OF_PERSON = Opening(HIRERS | WHO_SEE_EVERYTHING, frozenset())
READ_OF_APPLICATION = Opening(WHO_SEE_EVERYTHING, TEAM)
ADD_TO_PERSON = RolePermission({*HIRERS, Role.ADMINISTRATOR}, REFUSAL)
ADD_TO_APPLICATION = TeamPermission(LEADERS, REFUSAL)


def adding_to(application: Application | None) -> Permission[Any]:
    return ADD_TO_APPLICATION if application else ADD_TO_PERSON


class WhoeverAdds(Permission[Document]):
    """Who may add a document at its place may delete it there, whoever brought it."""

    def allows(self, user: User, row: Document) -> bool:
        return adding_to(row.application).allows(user, row.application)

    def among(self, rows: QuerySet[Document], user: User) -> QuerySet[Document]:
        if is_administrator(user):
            return rows
        job = OuterRef("application__job")
        led = Exists(TeamMember.objects.filter(user=user, role__in=LEADERS, job=job))
        on_person = Q(application=None) if ADD_TO_PERSON.allows(user) else Q(pk=None)
        return rows.filter(on_person | Q(led))

    def reach(self, persona: Persona) -> Reach:
        return ADD_TO_PERSON.reach(persona) or ADD_TO_APPLICATION.reach(persona)


DELETE_DOCUMENT = WhoeverAdds(REFUSAL)

PERMISSIONS = Permissions(
    _("Documents"),
    position=50,
    listed=(
        (_("Read documents of a person"), READ_OF_PERSON),
        (_("Read documents of an application"), READ_OF_APPLICATION),
        (_("Add and delete documents of a person"), ADD_TO_PERSON),
        (_("Add and delete documents of an application"), ADD_TO_APPLICATION),
    ),
)
