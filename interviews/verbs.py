"""What is done in interviews, in words."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verb


class InterviewVerb(Verb):
    FEEDBACK_GIVEN = "feedback.given", _("gave feedback{on_job}"), "message-square"
    FEEDBACK_DELETED = "feedback.deleted", _("deleted feedback{on_job}"), "trash-2"
