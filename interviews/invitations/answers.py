"""Answering an invitation: the candidate by their private link, interviewers when signed in."""

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from accounts.notices.services import notify
from base.errors import InvalidInput
from base.rereading import reread
from base.text import one_line
from base.words import gettext as _
from candidates.details.services import lock
from interviews.invitations.tokens import public_id_in
from interviews.models import Invitation
from interviews.models.invitation import MAX_COMMENT_CHARACTERS
from interviews.permissions import ANSWER, SCHEDULE
from interviews.scheduling.services import NotPlannable
from interviews.verbs import InterviewVerb

Answer = Invitation.Answer
OF_INTERVIEWER = {Answer.ACCEPTED: InterviewVerb.ACCEPTED, Answer.DECLINED: InterviewVerb.DECLINED}
OF_CANDIDATE = {
    Answer.ACCEPTED: InterviewVerb.CANDIDATE_ACCEPTED,
    Answer.DECLINED: InterviewVerb.CANDIDATE_DECLINED,
}


def invitation_behind(token: str) -> Invitation:
    """Return the candidate's invitation that a private link is for, else answer 404; one query.

    A link outlives nothing: it ends with the interview, and no sooner with a cancellation, since
    the page must say so.
    """
    found = Invitation.objects.standing().filter(
        interviewer=None, interview__ends_at__gt=timezone.now()
    )
    return get_object_or_404(found.with_interviews(), public_id=public_id_in(token))


@transaction.atomic
def answer_invitation(
    *, invitation: Invitation, answer: str, seen: int, comment: str = "", by: User | None
) -> None:
    """Note whether the interview suits whoever is invited, and tell who scheduled it.

    `seen` is the interview's sequence that the answer is to; `by` is None behind the candidate's
    private link. Locks the candidate. Raises NotAllowed, NoLongerHere, NotPlannable, InvalidInput.
    """
    ANSWER.require(by, invitation)
    interview = invitation.interview
    lock(interview.application.candidate)
    reread(invitation, fields=["answer", "is_withdrawn"])
    reread(interview, fields=["begins_at", "ends_at", "place", "time_zone", "sequence",
                              "cancelled_at"])  # fmt: skip
    _check_open(invitation, seen)
    if answer not in {Answer.ACCEPTED, Answer.DECLINED}:
        raise InvalidInput(_("Say whether it suits you."), field="answer")
    invitation.answer, invitation.comment = answer, _checked_comment(comment)
    invitation.answered_at = timezone.now()
    invitation.save(update_fields=["answer", "comment", "answered_at"])
    _record(invitation, by)
    _tell_scheduler(invitation)


def _check_open(invitation: Invitation, seen: int) -> None:
    interview = invitation.interview
    if interview.is_cancelled or invitation.is_withdrawn:
        raise NotPlannable(_("This interview was cancelled."))
    if interview.is_over(timezone.now()):
        raise NotPlannable(_("This interview is over."))
    if seen != interview.sequence:
        raise InvalidInput(_("The interview has changed meanwhile. Look at it again."))


def _checked_comment(comment: str) -> str:
    text = one_line(comment)
    if len(text) > MAX_COMMENT_CHARACTERS:
        said = _("Shorten this to %(count)s characters.")
        raise InvalidInput(said % {"count": MAX_COMMENT_CHARACTERS}, field="comment")
    return text


def _record(invitation: Invitation, by: User | None) -> None:
    application = invitation.interview.application
    verbs = OF_CANDIDATE if invitation.is_for_candidate else OF_INTERVIEWER
    record(verbs[Answer(invitation.answer)], by=by, subject=invitation.interview,
           job=application.job.public_id,
           candidate=application.candidate.public_id)  # fmt: skip


def _tell_scheduler(invitation: Invitation) -> None:
    """Put a notice behind the bell of who scheduled it, as long as they lead the job."""
    application, scheduler = invitation.interview.application, invitation.interview.scheduled_by
    if scheduler is None or scheduler.pk == invitation.interviewer_id:
        return
    if not SCHEDULE.allows(scheduler, application):
        return
    candidate = application.candidate
    said = _("%(name)s accepted the interview for %(job)s.")
    if invitation.is_declined:
        said = _("%(name)s declined the interview for %(job)s. %(comment)s")
    name = str(invitation.interviewer or candidate.full_name)
    gaps = {"name": name, "job": application.job.title, "comment": invitation.comment}
    url = reverse("candidate-interviews", args=[candidate.public_id])
    notify(users=[scheduler], text=(said % gaps).strip(), url=url, candidate=candidate.public_id)
