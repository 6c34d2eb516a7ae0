"""Who gives feedback."""

from django.utils.translation import gettext_lazy as _

from jobs.permissions import TEAM, TeamPermission

GIVE_FEEDBACK = TeamPermission(TEAM, _("Only the job's team gives feedback."))
