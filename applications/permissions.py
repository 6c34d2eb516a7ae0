"""What people may do with the applications of a job; each takes the job or an application."""

from django.utils.translation import gettext_lazy as _

from accounts.permissions import Opening, Permissions
from accounts.policy import WHO_SEE_EVERYTHING
from jobs.permissions import LEADERS, RECRUITERS, TEAM, TeamPermission

# Interviewers see nobody in Prospect.
OPEN_APPLICATION = Opening(WHO_SEE_EVERYTHING, TEAM)
ADD_TO_JOB = TeamPermission(
    LEADERS, _("Only the job's recruiters and hiring managers add people to it.")
)
SEE_PROSPECTS = TeamPermission(
    LEADERS,
    _("Only the job's recruiters and hiring managers see its prospects."),
    outsiders=WHO_SEE_EVERYTHING,
)
MOVE = TeamPermission(
    LEADERS, _("Only the job's recruiters and hiring managers move applications.")
)
TAG = TeamPermission(LEADERS, _("Only the job's recruiters and hiring managers tag its people."))
REJECT = TeamPermission(RECRUITERS, _("Only the job's recruiters reject applications."))
DELETE_APPLICATION = TeamPermission(RECRUITERS, _("Only the job's recruiters delete applications."))
REINSTATE = TeamPermission(RECRUITERS, _("Only the job's recruiters undo a rejection."))

PERMISSIONS = Permissions(
    _("Applications"),
    position=20,
    listed=(
        (_("Open an application; interviewers none in Prospect"), OPEN_APPLICATION),
        (_("See prospects"), SEE_PROSPECTS),
        (_("Add somebody to a job"), ADD_TO_JOB),
        (_("Move to another stage"), MOVE),
        (_("Tag people of a job"), TAG),
        (_("Reject"), REJECT),
        (_("Undo a rejection"), REINSTATE),
        (_("Delete an application"), DELETE_APPLICATION),
    ),
)
