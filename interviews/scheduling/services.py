"""Scheduling an interview, changing it, cancelling it.

Each change is committed with the orders for the mails it needs; a worker sends them.
"""

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from applications.models import Application
from base.errors import DomainError, InvalidInput
from base.rereading import reread
from base.words import gettext as _
from candidates.details.services import lock
from interviews.invitations import orders
from interviews.models import Interview
from interviews.permissions import SCHEDULE
from interviews.scheduling.plans import Plan, check_ahead, checked
from interviews.verbs import InterviewVerb

PLANNED = ("begins_at", "ends_at", "time_zone", "place", "notes")


class NotPlannable(DomainError):
    """The application has no interviews any more, or not yet, or this one is over."""

    code = "not_plannable"


@transaction.atomic
def schedule_interview(
    *, application: Application, plan: Plan, by: User, invites_candidate: bool = True
) -> Interview:
    """Schedule an interview and have everybody invited; without an address the candidate is not.

    Locks the candidate. Raises NotAllowed, NoLongerHere, NotPlannable, InvalidInput.
    """
    SCHEDULE.require(by, application)
    _hold(application)
    plan = checked(plan, application)
    check_ahead(plan)
    _check_free(plan, application)
    interview = Interview(application=application, scheduled_by=by, created_at=timezone.now())
    _write(interview, plan)
    interview.save()
    orders.invite(interview, plan.interviewers)
    if invites_candidate:
        orders.invite(interview, [None])
    _record(InterviewVerb.SCHEDULED, interview, by)
    return interview


@transaction.atomic
def change_interview(*, interview: Interview, plan: Plan, by: User) -> None:
    """Change an interview; whose calendar is wrong now is mailed anew, at a new time asked anew.

    Locks the candidate. Raises NotAllowed, NoLongerHere, NotPlannable, InvalidInput.
    """
    application = interview.application
    SCHEDULE.require(by, application)
    _hold(application)
    _reread_standing(interview)
    plan, before = checked(plan, application), _told(interview)
    if plan.begins_at != interview.begins_at:
        check_ahead(plan)
    _check_free(plan, application, but=interview)
    _write(interview, plan)
    is_at_new_time, is_told_anew = before[:2] != _told(interview)[:2], before != _told(interview)
    # Notes stand in nobody's calendar: whoever answers meanwhile answers to the same.
    interview.sequence += is_told_anew or orders.has_others(interview, plan.interviewers)
    interview.changed_at = timezone.now()
    interview.save()
    if is_told_anew:
        orders.tell(interview, asks_anew=is_at_new_time)
    orders.replace(interview, plan.interviewers)
    _record(InterviewVerb.CHANGED, interview, by)


@transaction.atomic
def cancel_interview(*, interview: Interview, by: User) -> None:
    """Cancel an interview and have everybody told. It does not come back; another is scheduled.

    Locks the candidate. Raises NotAllowed, NoLongerHere, NotPlannable.
    """
    SCHEDULE.require(by, interview.application)
    lock(interview.application.candidate)
    _reread_standing(interview)
    interview.cancelled_at = timezone.now()
    interview.sequence += 1
    interview.save(update_fields=["cancelled_at", "sequence"])
    orders.tell(interview)
    _record(InterviewVerb.CANCELLED, interview, by)


def _hold(application: Application) -> None:
    """Lock the candidate and see that they are to be met. Raises NoLongerHere, NotPlannable."""
    lock(application.candidate)
    reread(application, fields=["status", "stage"])
    if application.stage.is_prospect:
        raise NotPlannable(_("They are still a prospect. Move them on before you invite them."))
    if not application.is_active:
        raise NotPlannable(_("This application has ended. Nobody is interviewed on it any more."))


def _reread_standing(interview: Interview) -> None:
    reread(interview, fields=["cancelled_at", "sequence", *PLANNED])
    if interview.is_cancelled:
        raise NotPlannable(_("This interview was cancelled."))
    if interview.is_over(timezone.now()):
        raise NotPlannable(_("This interview is over."))


def _check_free(plan: Plan, application: Application, but: Interview | None = None) -> None:
    """Refuse what the same form sent twice would make: two interviews of one person at once."""
    others = Interview.objects.standing().filter(application=application)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if others.filter(begins_at__lt=plan.ends_at, ends_at__gt=plan.begins_at).exists():
        said = _("There is an interview on this application at that time already.")
        raise InvalidInput(said, field="begins_at")


def _write(interview: Interview, plan: Plan) -> None:
    for name in PLANNED:
        setattr(interview, name, getattr(plan, name))


def _told(interview: Interview) -> tuple[object, ...]:
    """What stands in everybody's calendar and mail."""
    return (interview.begins_at, interview.ends_at, interview.time_zone, interview.place)


def _record(verb: InterviewVerb, interview: Interview, by: User) -> None:
    application = interview.application
    record(verb, by=by, subject=interview, job=application.job.public_id,
           candidate=application.candidate.public_id)  # fmt: skip
