"""What is done to a job, in words."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verb


class JobVerb(Verb):
    CREATED = "job.created", _("created the job"), "briefcase"
    EDITED = "job.edited", _("changed the job"), "pencil"
    ACTIVATED = "job.activated", _("activated the job"), "play"
    CLOSED = "job.closed", _("closed the job"), "archive"
    RESTORED = "job.restored", _("opened the job again"), "undo-2"
    TEAM_JOINED = "job.team.joined", _("added a colleague to the team"), "user-plus"
    DELEGATE_NAMED = "job.delegate.named", _("named a delegate on the job"), "user-plus"
    TEAM_LEFT = "job.team.left", _("took a colleague off the team"), "user-minus"
    PROCESS_CHANGED = "job.process.changed", _("changed the stages"), "list-ordered"
