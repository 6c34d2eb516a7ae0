"""Whether recruiters find a job in LinkedIn Recruiter: one sentence for each way it can stand."""

from base.words import gettext as _
from jobs.models import Job
from linkedin_rsc.models import Hold, LedgerRow
from linkedin_rsc.streams import jobs
from linkedin_rsc.streams.job_steps import LISTED
from linkedin_rsc.streams.sharing import Sharing

State = LedgerRow.State

SHUT = {Hold.NOT_CONNECTED, Hold.SWITCHED_OFF}


def say_findable(job: Job, row: LedgerRow | None, sharing: Sharing) -> str:
    """Say it by the job's row of the ledger, what holds it back, and the connection."""
    if row and row.epoch == sharing.epoch and row.accepted.get("state") == LISTED:
        return _say_found(job, jobs.hold(job, sharing), by_lists=sharing.lists_in_force)
    if not job.is_active:
        return _("Recruiters do not find this job, for it is not active.")
    return _say_not_found(row, jobs.hold(job, sharing))


def _say_found(job: Job, reason: Hold | None, *, by_lists: bool) -> str:
    if reason == Hold.SWITCHED_OFF:
        return _(
            "LinkedIn holds this job, but nobody can export to it while one-click export is off."
        )
    found = _(
        "Recruiters find this job by its title or by %(id)s when they press Export to ATS."
    ) % {"id": job.public_id}
    if by_lists:
        found = _(
            "Whoever sees this job finds it by its title or by %(id)s on pressing Export to ATS."
        ) % {"id": job.public_id}
    if not job.is_active:
        more = _("It is not active, so exports to it are refused.")
    elif reason == Hold.CONFIDENTIAL_JOB:
        more = _("They see what was sent earlier until LinkedIn has closed it there.")
    elif reason == Hold.NOT_CONNECTED:
        more = _("LinkedIn is not connected, so exports to it do not arrive.")
    elif reason:
        more = _("They see the version sent before, for now %(reason)s.") % {"reason": reason.label}
    else:
        return found
    return f"{found} {more}"


def _say_not_found(row: LedgerRow | None, reason: Hold | None) -> str:
    """Say why an active job is not found; `row` is None before anything was to be sent."""
    is_under_way = row is not None and row.state in {State.IN_FLIGHT, State.SENT}
    if is_under_way and reason in {None, *SHUT}:
        return _("Recruiters find this job once LinkedIn holds it.")
    if row and row.may_be_held and not row.held_at_linkedin and row.state != State.NEEDS_ATTENTION:
        return _("LinkedIn has not confirmed this job, so recruiters may not find it.")
    if reason:
        return _("Recruiters do not find this job: %(reason)s.") % {"reason": reason.label}
    if row and row.state == State.NEEDS_ATTENTION:
        return _("Recruiters do not find this job: LinkedIn has not taken it.")
    return _("Recruiters do not find this job yet: it waits to be sent.")
