"""Job postings, which LinkedIn takes in later: submit, then ask for the task (rsc-contract 7.1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..generations.table import JOB_TASKS, JOBS, READ, SUBMIT
from ..restli import (
    UNANSWERED,
    RecordAnswer,
    encode_value,
    read_batch_answer,
    read_entities,
    record_answer,
    simple_ids_query,
)
from ..transport import Fields, Transport, check_batch

# LinkedIn publishes no limit; its tasks are URNs of some 70 characters (our own cap).
MAX_TASK_CHARACTERS = 100


class TaskState(StrEnum):
    IN_PROGRESS = "in_progress"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    # LinkedIn remembers a task for 24 hours (rsc-contract 7.1.4), then nobody knows how it ended.
    FORGOTTEN = "forgotten"
    UNKNOWN = "unknown"


TASK_STATES = {
    "IN_PROGRESS": TaskState.IN_PROGRESS,
    "SUCCEEDED": TaskState.SUCCEEDED,
    "PROCESSED": TaskState.SUCCEEDED,
    "FAILED": TaskState.FAILED,
}


@dataclass(frozen=True)
class JobSubmission:
    """`task_urn` is None when LinkedIn refused the job or did not answer for it."""

    status: int | None
    task_urn: str | None
    message: str

    @property
    def is_accepted(self) -> bool:
        return self.task_urn is not None and self.answer.is_accepted

    @property
    def is_retryable(self) -> bool:
        return not self.is_accepted and (self.answer.is_accepted or self.answer.is_retryable)

    @property
    def answer(self) -> RecordAnswer:
        return RecordAnswer(self.status, self.message)


@dataclass(frozen=True)
class JobTask:
    """How a submitted job ended; `status` is LinkedIn's own word for `state`.

    `job_posting` is the URN of the posting that was made or changed, if LinkedIn names it.
    """

    state: TaskState
    status: str
    error_message: str = ""
    job_posting: str = ""


def submit_jobs(transport: Transport, elements: Sequence[Fields]) -> list[JobSubmission]:
    """Submit up to 100 jobs, one answer per element by position (rsc-contract 7.1.1, 7.1.3).

    No two elements may share an `externalJobPostingId`.
    """
    answers = transport.batch_create(transport.form_of(JOBS, SUBMIT).path, elements)
    unanswered: list[Any] = [None] * (len(elements) - len(answers))
    return [_submission(entry) for entry in (answers + unanswered)[: len(elements)]]


def job_tasks(transport: Transport, urns: Collection[str]) -> dict[str, JobTask]:
    """Ask how up to 100 submitted jobs ended (rsc-contract 7.1.4), every urn answered."""
    check_batch(urns)
    ids = {encode_value(urn): urn for urn in urns}
    path = transport.form_of(JOB_TASKS, READ).path
    answer = transport.get(path, simple_ids_query(urns))
    known = read_entities(answer, ids)
    refused = read_batch_answer(answer, ids)
    return {urn: _task(known[urn]) if urn in known else _task_refused(refused[urn]) for urn in urns}


def _submission(entry: Any) -> JobSubmission:
    answer = record_answer(entry)
    if answer is UNANSWERED:
        return JobSubmission(None, None, answer.message)
    urn = entry.get("id") if answer.is_accepted else None
    if answer.is_accepted and not (isinstance(urn, str) and 0 < len(urn) <= MAX_TASK_CHARACTERS):
        return JobSubmission(answer.status, None, "LinkedIn took the job without naming a task.")
    return JobSubmission(answer.status, urn, answer.message)


def _task(entity: dict[str, Any]) -> JobTask:
    status = str(entity.get("status") or "")
    return JobTask(
        state=TASK_STATES.get(status, TaskState.UNKNOWN),
        status=status,
        error_message=entity.get("errorMessage") or "",
        job_posting=str(entity.get("jobPosting") or ""),
    )


def _task_refused(answer: RecordAnswer) -> JobTask:
    state = TaskState.FORGOTTEN if answer.status == 404 else TaskState.UNKNOWN
    return JobTask(state=state, status="", error_message=answer.message)
