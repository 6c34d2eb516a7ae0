"""The upper end of the one seam: what was done becomes marks in the ledger, same transaction."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Activity
from applications.models import Application
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit
from linkedin_rsc.push import ledger, marks

JOB_VERBS = {"job.created", "job.edited", "job.activated", "job.closed", "job.restored"}
CANDIDATE_VERBS = {"candidate.created", "candidate.edited", "candidate.linked"}
APPLICATION_VERBS = {
    "application.created",
    "application.stage.changed",
    "application.rejected",
    "application.reinstated",
}
# What LinkedIn holds belongs to a company and to our application there.
NEW_START_VERBS = {"linkedin.company.left", "linkedin.application.provisioned"}


def on_recorded(sender: Any, activity: Activity, subject: Any, **kwargs: Any) -> None:
    """Mark what changed. Connected to `accounts.activity.recorded` in apps.py."""
    if activity.verb in JOB_VERBS:
        _job_changed(subject, activity)
    elif activity.verb in CANDIDATE_VERBS:
        _candidate_changed(subject, activity)
    elif activity.verb in APPLICATION_VERBS:
        _application_changed(subject)
    elif activity.verb in NEW_START_VERBS:
        ledger.forget_all()


def _job_changed(job: Job, activity: Activity) -> None:
    fields = activity.data.get("fields", [])
    applicants = Candidate.objects.filter(pk__in=job.applications.values("candidate"))
    if "is_confidential" in fields:
        _take_turns(applicants)
    ledger.mark([marks.of_job(job)])
    if "is_confidential" in fields:
        _look_again(Q(job=job.public_id) | Q(candidate__in=applicants.values("public_id")))
    elif "title" in fields or activity.verb in {"job.closed", "job.restored"}:
        _look_again(Q(job=job.public_id, stream=Stream.APPLICATIONS))


def _candidate_changed(candidate: Candidate, activity: Activity) -> None:
    _take_turns(Candidate.objects.filter(pk=candidate.pk))
    ledger.mark(marks.of_candidate(candidate))
    fields = set(activity.data.get("fields", []))
    if "is_private" in fields:
        _look_again(Q(candidate=candidate.public_id))
    elif fields & {"first_name", "last_name", "emails"}:
        _look_again(Q(candidate=candidate.public_id, stream=Stream.APPLICATIONS))


def _application_changed(application: Application) -> None:
    """Mark from the top down, as everybody locks rows: candidate, application, steps."""
    _take_turns(Candidate.objects.filter(pk=application.candidate_id))
    application = Application.objects.select_related("candidate", "job").get(pk=application.pk)
    ledger.ensure(marks.of_candidate(application.candidate))
    ledger.mark([marks.of_application(application)])
    ledger.ensure(marks.of_stages(application))


def _take_turns(candidates: "QuerySet[Candidate]") -> None:
    """Lock the candidates until the transaction ends.

    Of two changes at once, the later one then decides on what both did; else a stale *still a
    prospect* would hold back for good whom a colleague has just moved on.
    """
    list(candidates.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def _look_again(which: Q) -> None:
    """Let the sender decide anew about records below the one that changed."""
    below = LedgerRow.objects.filter(which).exclude(stream=Stream.JOBS)
    if ledger.requeue(below):
        nudge_on_commit(PUSH_WAITING)
