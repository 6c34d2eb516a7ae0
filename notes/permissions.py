"""Who writes notes: on a person whoever may hire, on an application its job's leaders.

What stands under somebody's name is theirs to change; administrators may take it away.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from accounts.permissions import Opening, Permission, Permissions, Persona, Reach, RolePermission
from accounts.policy import HIRERS, WHO_SEE_EVERYTHING, is_administrator
from applications.models import Application
from base.words import StrOrPromise
from jobs.permissions import LEADERS, TEAM, TeamPermission
from notes.models import Note

REFUSAL = _("Your role does not write notes here.")
READ_NOTES_ON_PERSON = Opening(HIRERS | WHO_SEE_EVERYTHING, frozenset(), own=True)
READ_NOTES_ON_APPLICATION = Opening(WHO_SEE_EVERYTHING, TEAM, own=True)
NOTE_ON_PERSON = RolePermission({*HIRERS, Role.ADMINISTRATOR}, REFUSAL)
NOTE_ON_APPLICATION = TeamPermission(LEADERS, REFUSAL)


def noting_on(application: Application | None) -> Permission[Any]:
    return NOTE_ON_APPLICATION if application else NOTE_ON_PERSON


class OwnNote(Permission[Note]):
    """The author's; with `administrators` theirs, too, as far as they can read it."""

    def __init__(self, sentence: StrOrPromise, *, administrators: bool) -> None:
        super().__init__(sentence)
        self.administrators = administrators

    def allows(self, user: User, row: Note) -> bool:
        return row.author_id == user.pk or self._oversees(user, row)

    def _oversees(self, user: User, row: Note) -> bool:
        return self.administrators and not row.is_private and is_administrator(user)

    def among(self, rows: QuerySet[Note], user: User) -> QuerySet[Note]:
        if self.administrators and is_administrator(user):
            return rows.filter(Q(is_private=False) | Q(author=user))
        return rows.filter(author=user)

    def reach(self, persona: Persona) -> Reach:
        oversees = self.administrators and Role.ADMINISTRATOR in persona.roles
        return Reach.ALL if oversees else Reach.OWN


CHANGE_NOTE = OwnNote(_("Only its author changes a note."), administrators=False)
DELETE_NOTE = OwnNote(_("Only its author or an administrator deletes a note."), administrators=True)

PERMISSIONS = Permissions(
    _("Notes"),
    position=40,
    listed=(
        (_("Read notes on a person; private ones their author"), READ_NOTES_ON_PERSON),
        (_("Read notes on an application"), READ_NOTES_ON_APPLICATION),
        (_("Write a note on a person"), NOTE_ON_PERSON),
        (_("Write a note on an application"), NOTE_ON_APPLICATION),
        (_("Change a note"), CHANGE_NOTE),
        (_("Delete a note"), DELETE_NOTE),
    ),
)
