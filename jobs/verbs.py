"""What is done to a job, in words."""

from accounts.verbs import Verb


class JobVerb(Verb):
    CREATED = "job.created", "created the job", "briefcase"
    EDITED = "job.edited", "changed the job", "pencil"
    ACTIVATED = "job.activated", "activated the job", "play"
    CLOSED = "job.closed", "closed the job", "archive"
    RESTORED = "job.restored", "opened the job again", "undo-2"
    TEAM_JOINED = "job.team.joined", "added a colleague to the team", "user-plus"
    TEAM_LEFT = "job.team.left", "took a colleague off the team", "user-minus"
    PROCESS_CHANGED = "job.process.changed", "changed the stages", "list-ordered"
