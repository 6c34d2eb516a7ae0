"""What people may do with the LinkedIn integration: administrators all, read-only people look."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Role, User
from accounts.permissions import Permission, Permissions, Persona, Reach, RolePermission
from accounts.policy import sees_everything
from applications.models import Application
from base.words import gettext_lazy as _
from candidates.models import Candidate
from candidates.permissions import EDIT_CANDIDATES, OPEN_CANDIDATE, PersonPermission
from jobs.permissions import LEADERS, TeamPermission
from linkedin_rsc.models import Connection


class MatchReading(Permission[Candidate]):
    """Whoever opens a person reads whom LinkedIn takes them for.

    But where the company shares prospects, that somebody was sent is for those who open one of the
    person's applications: `pages.readers` says why.
    """

    def allows(self, user: User, row: Candidate) -> bool:
        return self.among(Candidate.objects.filter(pk=row.pk), user).exists()

    def among(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        if sees_everything(user):
            return rows
        opened = Application.objects.visible_to(user).filter(candidate=OuterRef("pk"))
        return rows.filter(
            Exists(opened) | ~Exists(Connection.objects.filter(share_prospects=True))
        )

    def reach(self, persona: Persona) -> Reach:
        return OPEN_CANDIDATE.reach(persona)


class MatchDecision(PersonPermission):
    """Whoever reads a person's matches and may edit the person."""

    def allows(self, user: User, row: Candidate | None = None) -> bool:
        return super().allows(user, row) and (row is None or READ_MATCHES.allows(user, row))

    def among(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return READ_MATCHES.among(super().among(rows, user), user)


REFUSAL = _("Only administrators manage the LinkedIn integration.")
SEE_LINKEDIN = RolePermission({Role.ADMINISTRATOR, Role.READ_ONLY}, REFUSAL)
MANAGE_LINKEDIN = RolePermission({Role.ADMINISTRATOR}, REFUSAL)
RESEND = RolePermission({Role.ADMINISTRATOR}, _("Only administrators send records again."))
REPLAY = RolePermission({Role.ADMINISTRATOR}, _("Only administrators replay notifications."))
DECIDE_CLOSED_ACCOUNTS = RolePermission(
    {Role.ADMINISTRATOR}, _("Only administrators decide about people whose account is closed.")
)
READ_MATCHES = MatchReading(
    _("Whom LinkedIn takes a person for is shown to those who work on one of their jobs.")
)
DECIDE_MATCHES = MatchDecision(
    EDIT_CANDIDATES.roles,
    _("Recruiters and hiring managers decide who somebody is on LinkedIn, for their own people."),
)
CONNECT_OWN_ACCOUNT = RolePermission(
    {Role.ADMINISTRATOR, Role.RECRUITER, Role.HIRING_MANAGER},
    _("Recruiters, hiring managers and administrators connect a LinkedIn account of their own."),
)
# The place on the team decides, whatever global role its holder has by now; an administrator needs
# one, too. Told to administrators and to whoever exported.
EXPORT_TO_JOB = TeamPermission(
    LEADERS, _("%(name)s is not recruiter or hiring manager on %(job)s."), outsiders=frozenset()
)

PERMISSIONS = Permissions(
    _("LinkedIn"),
    position=80,
    listed=(
        (_("See the LinkedIn integration"), SEE_LINKEDIN),
        (_("Manage it"), MANAGE_LINKEDIN),
        (_("Connect an own LinkedIn account"), CONNECT_OWN_ACCOUNT),
        (_("Export somebody in Recruiter to a job"), EXPORT_TO_JOB),
        (_("Read whom LinkedIn takes a person for"), READ_MATCHES),
        (_("Decide whom LinkedIn takes a person for"), DECIDE_MATCHES),
        (_("Send records again"), RESEND),
        (_("Replay notifications"), REPLAY),
        (_("Decide about closed LinkedIn accounts"), DECIDE_CLOSED_ACCOUNTS),
    ),
)
