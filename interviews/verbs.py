"""What is done in interviews, in words."""

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verb


class InterviewVerb(Verb):
    FEEDBACK_GIVEN = "feedback.given", _("gave feedback{on_job}"), "message-square"
    FEEDBACK_DELETED = "feedback.deleted", _("deleted feedback{on_job}"), "trash-2"
    SCHEDULED = "interview.scheduled", _("scheduled an interview{on_job}"), "calendar-plus"
    CHANGED = "interview.changed", _("changed an interview{on_job}"), "calendar-clock"
    CANCELLED = "interview.cancelled", _("cancelled an interview{on_job}"), "calendar-x"
    ACCEPTED = "interview.accepted", _("accepted an interview{on_job}"), "calendar-check"
    DECLINED = "interview.declined", _("declined an interview{on_job}"), "calendar-x"
    # Nobody of ours did it: the sentence continues "Tandem".
    CANDIDATE_ACCEPTED = (
        "interview.candidate.accepted",
        _("heard from {person} that an interview{on_job} suits them"),
        "calendar-check",
    )
    CANDIDATE_DECLINED = (
        "interview.candidate.declined",
        _("heard from {person} that an interview{on_job} does not suit them"),
        "calendar-x",
    )
