"""Who gives feedback, and who takes it away again."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import Permission
from accounts.policy import is_administrator
from interviews.models import InterviewFeedback
from jobs.permissions import TEAM, TeamPermission

GIVE_FEEDBACK = TeamPermission(TEAM, _("Only the job's team gives feedback."))


class OwnFeedback(Permission[InterviewFeedback]):
    """The interviewer's own, and everybody's for administrators."""

    def allows(self, user: User, row: InterviewFeedback) -> bool:
        return row.interviewer_id == user.pk or is_administrator(user)

    def among(self, rows: QuerySet[InterviewFeedback], user: User) -> QuerySet[InterviewFeedback]:
        return rows if is_administrator(user) else rows.filter(interviewer=user)


DELETE_FEEDBACK = OwnFeedback(_("Only whoever gave feedback or an administrator deletes it."))
