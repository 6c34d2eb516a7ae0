"""Who gives feedback."""

from jobs.permissions import TEAM, TeamPermission

GIVE_FEEDBACK = TeamPermission(TEAM, "Only the job's team gives feedback.")
