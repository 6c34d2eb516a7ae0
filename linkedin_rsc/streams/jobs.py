"""Jobs: LinkedIn accepts one now and says by a task, later, whether it took it (rsc-contract 7.1).

That is so in v2, where a posting says all. In `/rest/` each step is one of `job_parts`.

What LinkedIn holds (`row.accepted`) and what it should hold decide the next operation, one at a
time: a closed job LinkedIn never saw is created first and closed after. In between the row stays
in flight with its task, which `ledger.job_tasks` asks about.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jobs.models import Job
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import JobSubmission, JobTask, TaskState, submit_jobs
from linkedin_rsc.client.restli import RecordAnswer
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.streams import job_parts as parts
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.job_place import location_of
from linkedin_rsc.streams.job_posting import with_number
from linkedin_rsc.streams.job_stages import with_stages
from linkedin_rsc.streams.job_steps import (
    CLOSE,
    OPERATION,
    RENEW,
    asked_of,
    goes_on,
    is_surely_closed,
    next_step,
)
from linkedin_rsc.streams.job_words import asked_for, closing, version_of
from linkedin_rsc.streams.poster import with_poster
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    HeldBack,
    Parent,
    Sent,
    Withdrawal,
    spoils_nothing,
)
from linkedin_rsc.streams.verdicts import Accepted, Refused, Retry, StillTaken, TakenIn, Verdict

NAME = Stream.JOBS
RESOURCE = table.JOBS
PARENTS: tuple[Parent, ...] = ()
KEYED_BY = ""
IDS = {"record": "public_id", "job": "public_id"}

# When to ask about a task; LinkedIn forgets it after 24 hours (rsc-contract 7.1.4).
TASK_DELAYS_S = (1, 2, 5, 15, 60, 300, 900, 3600)
TASK_LIFE = timedelta(hours=24)


def marks(change: Change) -> Iterator[Mark]:
    if change.job:
        record = change.job.public_id
        yield Mark(NAME, record, hold(change.job, change.sharing), job=record)


def reach(change: Change) -> None:
    """A job decides about no other job."""


def load(records: Collection[str]) -> Mapping[str, Job]:
    found = Job.objects.filter(public_id__in=records)
    return {job.public_id: job for job in with_stages(with_poster(found))}


def hold(job: Job, sharing: Sharing) -> Hold | None:
    if job.is_confidential:
        return Hold.CONFIDENTIAL_JOB
    if job.activated_at is None:
        return Hold.DRAFT_JOB
    if sharing.use_access_lists and not (sharing.lists_in_force or job.is_closed):
        return sharing.shut(NAME) or Hold.WAITING_FOR_LISTS
    # Closing needs no place, and whether a closed job is to be closed only `word` knows.
    names_place = job.is_closed or location_of(job)
    return sharing.shut(NAME) or (None if names_place else Hold.NO_PLACE)


def everything(sharing: Sharing) -> "QuerySet[Job]":
    return Job.objects.filter(activated_at__isnull=False)


def word(job: Job | None, row: Row, sharing: Sharing) -> Fields | None:
    """Word the next operation; None when LinkedIn holds the job as it is."""
    if row.wanted == LedgerRow.Wanted.ABSENT or job is None:
        return parts.end(row, sharing) if parts.are_apart() else _end(row, sharing)
    if parts.are_apart():
        return parts.word(job, row, sharing)
    step = next_step(row.accepted, job, sharing)
    if step is None:
        return None
    if step.operation != CLOSE and not location_of(job):
        raise HeldBack(Hold.NO_PLACE)
    fields = asked_for(job, sharing, step)
    return None if step.operation != RENEW and _is_known(row, fields) else fields


def _end(row: Row, sharing: Sharing) -> Fields | None:
    return None if is_surely_closed(row) else closing(row.record, sharing)


def _is_known(row: Row, fields: Fields) -> bool:
    return row.held_at_linkedin and row.payload_hash == version_of(fields)


def send(call: Call, entities: Mapping[str, Fields]) -> Mapping[str, parts.Answer]:
    """Tell requisitions first, where there are such: nothing without its own."""
    told = parts.send(call, entities)
    postings = {record: fields for record, fields in entities.items() if record not in told}
    answers = submit_jobs(call.transport, list(postings.values())) if postings else []
    return {**told, **dict(zip(postings, answers, strict=True))}


def refused(status: int | None, message: str) -> JobSubmission:
    return JobSubmission(status, None, message)


spoils = spoils_nothing
withdraw: Withdrawal | None = None


def judge(row: Row, answer: parts.Answer, sent: Sent) -> Verdict:
    """Judge how LinkedIn took the operation; whether it succeeds, its task says later."""
    if not parts.is_posting(sent.fields):
        return parts.judge(row, answer, sent)
    assert isinstance(answer, JobSubmission)  # noqa: S101  # The answer about a posting.
    is_part = parts.is_part(sent.fields)
    asked = (parts.asked_of if is_part else asked_of)(row.accepted, sent.fields, sent.now)
    accepted = {**row.accepted, "asked": asked}
    version = parts.version_of_posting(sent) if is_part else version_of(sent.fields)
    if answer.is_accepted:
        ask_at = sent.now + timedelta(seconds=TASK_DELAYS_S[0])
        task = answer.task_urn or ""
        return TakenIn(task=task, ask_at=ask_at, fingerprint=version, accepted=accepted)
    if answer.status == 409 and sent.fields[OPERATION] == CLOSE:
        # Closing what is closed or unknown: LinkedIn holds what we want (rsc-contract 7.1.5).
        more = _goes_on(row, asked, sent.record, sent.sharing)
        return Accepted(fingerprint=version, accepted=asked, goes_on=more)
    if answer.is_retryable:
        return Retry(answer=answer.answer, accepted=accepted)
    return Refused(message=answer.message, accepted=accepted)


def judge_task(
    row: Row, task: JobTask, job: Job | None, sharing: Sharing, now: datetime
) -> Verdict:
    """Judge what LinkedIn says about a task; `job` is None when it is gone here by now."""
    is_over = row.in_flight_since is None or row.in_flight_since <= now - TASK_LIFE
    if task.state is TaskState.SUCCEEDED:
        asked = with_number(row.accepted["asked"], row.accepted, task.job_posting)
        more = _goes_on(row, asked, job, sharing)
        return Accepted(fingerprint=row.payload_hash, accepted=asked, goes_on=more)
    if task.state is TaskState.FAILED:
        message = task.error_message or _("LinkedIn could not take the job.")
        return Refused(message=message, fingerprint="")
    if task.state is TaskState.FORGOTTEN or is_over:
        # Nobody knows whether LinkedIn took it, so what it holds is unknown, too.
        return Retry(answer=RecordAnswer(None, task.error_message), fingerprint="")
    delay = TASK_DELAYS_S[min(row.attempts + 1, len(TASK_DELAYS_S) - 1)]
    return StillTaken(ask_at=now + timedelta(seconds=delay))


def _goes_on(row: Row, accepted: Mapping[str, str], job: Job | None, sharing: Sharing) -> bool:
    if not parts.are_apart():
        return goes_on(accepted, job, sharing)
    # Of what leaves a posting was closed; its requisition is still to be deleted.
    return row.wanted == LedgerRow.Wanted.ABSENT or parts.goes_on(accepted, job, sharing)
