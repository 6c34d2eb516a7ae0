"""The job stream: LinkedIn accepts a job now and says by a task, later, whether it took it.

    deliver -> submitted, the row stays in flight with its task -> poll -> sent, or LinkedIn's words

What LinkedIn holds (`row.accepted`) and what it should hold decide the next operation, one at a
time: a closed job LinkedIn never saw is created first and closed after (rsc-contract 7.1.2).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from jobs.models import Job
from linkedin_rsc.client.errors import LinkedInError, Rejected
from linkedin_rsc.client.resources import JobSubmission, JobTask, TaskState, job_tasks, submit_jobs
from linkedin_rsc.client.restli import MAX_BATCH_RECORDS, RecordAnswer
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.push import due, eligibility, ledger, outcomes, payloads
from linkedin_rsc.push.eligibility import Sharing
from linkedin_rsc.push.halving import ask_apart
from linkedin_rsc.push.streams import Batch, decide

Fields = dict[str, Any]
State = LedgerRow.State

LISTED, CLOSED = "LISTED", "CLOSED"
# When to ask about a task; LinkedIn forgets it after 24 hours (rsc-contract 7.1.4).
TASK_DELAYS_S = (1, 2, 5, 15, 60, 300, 900, 3600)
TASK_LIFE = timedelta(hours=24)
# LinkedIn drops a job after 180 days unless it is renewed; 170 is the latest (rsc-contract 7.1.2).
RENEW_AFTER = timedelta(days=165)


@dataclass(frozen=True)
class Step:
    """One operation on a job at LinkedIn; `state` and `availability` hold after it."""

    operation: str
    state: str
    availability: str


def next_step(accepted: Mapping[str, str], job: Job, sharing: Sharing) -> Step | None:
    """Return what to do next so that LinkedIn holds the job as it is; None when it is closed.

    `accepted` is what LinkedIn last took (`state`, `availability`, `listed_on`: when it was made or
    renewed); without a `state` it never took the job.
    """
    availability = payloads.availability_of(job, sharing)
    is_listed = accepted.get("state") == LISTED
    if not is_listed:
        if job.is_closed and accepted.get("state") == CLOSED:
            return None
        # A job that is closed here must not show up in public on its way to being closed there.
        first = payloads.PRIVATE if job.is_closed else availability
        return Step("CREATE", LISTED, first)
    # Public to private cannot be updated: close, then create again.
    narrows = accepted["availability"] == payloads.PUBLIC and availability == payloads.PRIVATE
    if job.is_closed or narrows:
        return Step("CLOSE", CLOSED, accepted["availability"])
    is_old = accepted.get("listed_on", "9999") <= _renewed_before(timezone.now())
    return Step("RENEW" if is_old else "UPDATE", LISTED, availability)


def renew_old(now: datetime) -> int:
    """Queue the jobs that LinkedIn would drop before long; return how many."""
    listed = LedgerRow.objects.filter(stream=Stream.JOBS, state=State.SENT, accepted__state=LISTED)
    return ledger.requeue(listed.filter(accepted__listed_on__lte=_renewed_before(now)))


def _renewed_before(now: datetime) -> str:
    """Return the day on or before which a job was listed that must be renewed, as ISO date."""
    return (now - RENEW_AFTER).date().isoformat()


def deliver(batch: Batch) -> None:
    """Submit the next operation of each job and settle the rows; raises as `streams.deliver`."""
    jobs = payloads.load_jobs([row.record for row in batch.rows])
    ready = _ready(batch, jobs)
    waiting = {row.record: row for row in batch.rows if row.record in ready}
    try:
        for answers in _submit(batch, ready):
            for record, answer in answers.items():
                row = waiting.pop(record)
                _submitted(row, answer, ready[record], timezone.now())
                _continue(row, jobs[record], batch.sharing)
    except LinkedInError as error:
        batch.postpone(waiting, error)
        raise
    finally:
        ledger.settle(batch.rows)


def poll(transport: Transport, sharing: Sharing) -> bool:
    """Ask about submitted jobs whose time has come, settle them; False when there were none."""
    now = timezone.now()
    rows = due.tasks(now, MAX_BATCH_RECORDS)
    if not rows:
        return False
    tasks = _ask(transport, [row.task for row in rows])
    jobs = payloads.load_jobs([row.record for row in rows])
    for row in rows:
        _ended(row, tasks[row.task], now)
        if row.record in jobs:
            _continue(row, jobs[row.record], sharing)
    ledger.settle(rows)
    return True


def _ready(batch: Batch, jobs: Mapping[str, Job]) -> dict[str, Fields]:
    ready = {}
    for row in decide(batch, jobs, eligibility.hold_of_job):
        fields = _next_operation(row, jobs[row.record], batch.sharing)
        if fields is None:
            outcomes.accept(row, row.payload_hash, row.sent_at or timezone.now())
        else:
            ready[row.record] = fields
    return ready


def _next_operation(row: LedgerRow, job: Job, sharing: Sharing) -> Fields | None:
    """Word what to do next; None when LinkedIn holds the job as it is."""
    step = next_step(row.accepted, job, sharing)
    if step is None:
        return None
    fields = _worded(job, step, sharing)
    return None if step.operation != "RENEW" and _is_known(row, fields) else fields


def _worded(job: Job, step: Step, sharing: Sharing) -> Fields:
    # Both ways of saying it, consistently: the RSC page knows `state`, the job schema the type.
    return {
        **payloads.job_fields(job, sharing),
        "jobPostingOperationType": step.operation,
        "state": step.state,
        "availability": step.availability,
    }


def _is_known(row: LedgerRow, fields: Fields) -> bool:
    return row.held_at_linkedin and row.payload_hash == _fingerprint(fields)


def _fingerprint(fields: Fields) -> str:
    """Fingerprint the job itself: creating and updating it to the same end are one version."""
    return outcomes.fingerprint({**fields, "jobPostingOperationType": ""})


def _submit(batch: Batch, ready: Mapping[str, Fields]) -> Iterator[Mapping[str, JobSubmission]]:
    def submit(records: Sequence[str]) -> dict[str, JobSubmission]:
        batch.lease.spend(len(records), timezone.now())
        answers = submit_jobs(batch.transport, [ready[record] for record in records])
        return dict(zip(records, answers, strict=True))

    def refused(error: Rejected) -> JobSubmission:
        return JobSubmission(error.status, None, error.message)

    return ask_apart(submit, list(ready), refused) if ready else iter(())


def _ask(transport: Transport, urns: Sequence[str]) -> dict[str, JobTask]:
    """Ask about tasks; one that LinkedIn cannot even read is as good as forgotten."""

    def refused(error: Rejected) -> JobTask:
        return JobTask(TaskState.FORGOTTEN, "", error.message)

    return {
        urn: task
        for some in ask_apart(partial(job_tasks, transport), urns, refused)
        for urn, task in some.items()
    }


def _submitted(row: LedgerRow, answer: JobSubmission, fields: Fields, now: datetime) -> None:
    asked = {"state": fields["state"], "availability": fields["availability"]}
    is_listing = fields["jobPostingOperationType"] in {"CREATE", "RENEW"}
    today = now.date().isoformat()
    asked["listed_on"] = today if is_listing else row.accepted.get("listed_on", today)
    row.accepted = {**row.accepted, "asked": asked}
    if answer.is_accepted:
        row.task = answer.task_urn or ""
        row.payload_hash = _fingerprint(fields)
        row.state, row.hold, row.answer, row.attempts = State.IN_FLIGHT, "", "", 0
        row.not_before = now + timedelta(seconds=TASK_DELAYS_S[0])
    elif answer.status == 409 and asked["state"] == CLOSED:
        # Closing what is closed or unknown: LinkedIn holds what we want (rsc-contract 7.1.5).
        row.accepted = asked
        outcomes.accept(row, _fingerprint(fields), now)
    elif answer.is_retryable:
        outcomes.retry(row, answer.answer, now)
    else:
        outcomes.need_attention(row, answer.message)


def _ended(row: LedgerRow, task: JobTask, now: datetime) -> None:
    is_over = row.in_flight_since is None or row.in_flight_since <= now - TASK_LIFE
    if task.state is TaskState.SUCCEEDED:
        row.accepted = row.accepted["asked"]
        outcomes.accept(row, row.payload_hash, now)
    elif task.state is TaskState.FAILED:
        row.payload_hash = ""
        outcomes.need_attention(row, task.error_message or "LinkedIn could not take the job.")
    elif task.state is TaskState.FORGOTTEN or is_over:
        # Nobody knows whether LinkedIn took it, so what it holds is unknown, too.
        row.payload_hash = ""
        outcomes.retry(row, RecordAnswer(None, task.error_message), now)
    else:
        row.attempts += 1
        delay = TASK_DELAYS_S[min(row.attempts, len(TASK_DELAYS_S) - 1)]
        row.not_before = now + timedelta(seconds=delay)


def _continue(row: LedgerRow, job: Job, sharing: Sharing) -> None:
    """Queue the row again when another operation must follow, such as the close after a create."""
    if row.state != State.SENT:
        return
    step = next_step(row.accepted, job, sharing)
    if step is not None and step.operation != "UPDATE":
        row.state = State.QUEUED
