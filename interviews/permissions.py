"""Who gives feedback and takes it away again, and who schedules and takes part."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from accounts.permissions import Opening, Permission, Permissions, Persona, Reach
from accounts.policy import WHO_SEE_EVERYTHING, is_administrator
from interviews.models import InterviewFeedback, Invitation
from jobs.permissions import LEADERS, TEAM, TeamPermission

# An interviewer reads the others' once their own is in.
READ_FEEDBACK = Opening(WHO_SEE_EVERYTHING, LEADERS, own=True)
GIVE_FEEDBACK = TeamPermission(TEAM, _("Only the job's team gives feedback."))
SCHEDULE = TeamPermission(
    LEADERS, _("Only the job's recruiters and hiring managers schedule interviews.")
)


class Attending(Opening):
    """All of the jobs one leads; of the others on whose team one is, those one takes part in."""

    def reach(self, persona: Persona) -> Reach:
        return super().reach(persona) | (Reach.OWN if persona.place else Reach.NONE)


SEE_INTERVIEWS = Attending(WHO_SEE_EVERYTHING, LEADERS)


class OwnFeedback(Permission[InterviewFeedback]):
    """The interviewer's own, and everybody's for administrators."""

    def allows(self, user: User, row: InterviewFeedback) -> bool:
        return row.interviewer_id == user.pk or is_administrator(user)

    def among(self, rows: QuerySet[InterviewFeedback], user: User) -> QuerySet[InterviewFeedback]:
        return rows if is_administrator(user) else rows.filter(interviewer=user)

    def reach(self, persona: Persona) -> Reach:
        return Reach.ALL if Role.ADMINISTRATOR in persona.roles else Reach.OWN


DELETE_FEEDBACK = OwnFeedback(_("Only whoever gave feedback or an administrator deletes it."))


class OwnInvitation(Permission[Invitation]):
    """An interviewer's own: nobody answers for somebody else."""

    def allows(self, user: User, row: Invitation) -> bool:
        return row.interviewer_id == user.pk

    def among(self, rows: QuerySet[Invitation], user: User) -> QuerySet[Invitation]:
        return rows.filter(interviewer=user)

    def reach(self, persona: Persona) -> Reach:
        return Reach.OWN


ANSWER = OwnInvitation(_("Only whoever is invited answers an invitation."))

PERMISSIONS = Permissions(
    _("Interviews"),
    position=60,
    listed=(
        (_("See interviews; interviewers those they take part in"), SEE_INTERVIEWS),
        (_("Schedule, change and cancel interviews"), SCHEDULE),
        (_("Answer an invitation"), ANSWER),
        (_("Read feedback; interviewers once their own is in"), READ_FEEDBACK),
        (_("Give feedback"), GIVE_FEEDBACK),
        (_("Delete feedback"), DELETE_FEEDBACK),
    ),
)
