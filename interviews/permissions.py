"""Who gives feedback, and who takes it away again."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from accounts.permissions import Opening, Permission, Permissions, Persona, Reach
from accounts.policy import WHO_SEE_EVERYTHING, is_administrator
from interviews.models import InterviewFeedback
from jobs.permissions import LEADERS, TEAM, TeamPermission

# An interviewer reads the others' once their own is in.
READ_FEEDBACK = Opening(WHO_SEE_EVERYTHING, LEADERS, own=True)
GIVE_FEEDBACK = TeamPermission(TEAM, _("Only the job's team gives feedback."))


class OwnFeedback(Permission[InterviewFeedback]):
    """The interviewer's own, and everybody's for administrators."""

    def allows(self, user: User, row: InterviewFeedback) -> bool:
        return row.interviewer_id == user.pk or is_administrator(user)

    def among(self, rows: QuerySet[InterviewFeedback], user: User) -> QuerySet[InterviewFeedback]:
        return rows if is_administrator(user) else rows.filter(interviewer=user)

    def reach(self, persona: Persona) -> Reach:
        return Reach.ALL if Role.ADMINISTRATOR in persona.roles else Reach.OWN


DELETE_FEEDBACK = OwnFeedback(_("Only whoever gave feedback or an administrator deletes it."))

PERMISSIONS = Permissions(
    _("Feedback"),
    position=60,
    listed=(
        (_("Read feedback; interviewers once their own is in"), READ_FEEDBACK),
        (_("Give feedback"), GIVE_FEEDBACK),
        (_("Delete feedback"), DELETE_FEEDBACK),
    ),
)
