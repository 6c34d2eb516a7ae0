"""What people may do with the applications of a job; each takes the job or an application."""

from django.utils.translation import gettext_lazy as _

from accounts.policy import sees_everything
from jobs.permissions import LEADERS, RECRUITERS, TeamPermission

ADD_TO_JOB = TeamPermission(
    LEADERS, _("Only the job's recruiters and hiring managers add people to it.")
)
SEE_PROSPECTS = TeamPermission(
    LEADERS,
    _("Only the job's recruiters and hiring managers see its prospects."),
    outsiders=sees_everything,
)
MOVE = TeamPermission(
    LEADERS, _("Only the job's recruiters and hiring managers move applications.")
)
TAG = TeamPermission(LEADERS, _("Only the job's recruiters and hiring managers tag its people."))
REJECT = TeamPermission(RECRUITERS, _("Only the job's recruiters reject applications."))
DELETE_APPLICATION = TeamPermission(RECRUITERS, _("Only the job's recruiters delete applications."))
REINSTATE = TeamPermission(RECRUITERS, _("Only the job's recruiters undo a rejection."))
