"""What is done in interviews, in words."""

from accounts.verbs import Verb


class InterviewVerb(Verb):
    FEEDBACK_GIVEN = "feedback.given", "gave feedback{on_job}", "message-square"
