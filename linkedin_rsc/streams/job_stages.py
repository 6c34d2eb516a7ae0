"""The stages of a job's process in `/rest/`: those of its requisition (decision 26).

They are told after all else of the job, of many jobs in one call. What LinkedIn has of each stands
in `accepted["stages"]`, its version by our id: empty from the moment it is about to be told until
LinkedIn has said so. So whoever dies, or hears nothing, leaves what LinkedIn may have by its name.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

from django.db.models import QuerySet

from base.words import gettext as _
from jobs.models import Job
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Forbidden, Throttled, Unreachable
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import (
    JobSubmission,
    delete_requisition_stages,
    put_requisition_stages,
)
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer, trace_in
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.stream import Call, Fields, Sent, fingerprint
from linkedin_rsc.streams.verdicts import Accepted, Refused, Retry, Verdict

STAGES = "stages"
# What is about to be told, what is told, and what is to be deleted.
ABOUT, TOLD, GONE = "about", "told", "gone"

Known = dict[str, str]


def are_told() -> bool:
    return gateway.generation().is_rest(table.REQUISITION_STAGES, table.PUT)


def with_stages(jobs: "QuerySet[Job]") -> "QuerySet[Job]":
    """Load their stages along, where those are told; one query."""
    return jobs.prefetch_related("stages") if are_told() else jobs


def is_about(fields: Fields) -> bool:
    return not fields.keys().isdisjoint({ABOUT, TOLD, GONE})


def word(job: Job, accepted: Mapping[str, Any]) -> Fields | None:
    """Word what LinkedIn has otherwise than it is here; None when it has all as it is."""
    if not are_told():
        return None
    known, wanted = _known(accepted), _worded(job)
    told = {stage: fields for stage, fields in wanted.items() if _differs(known, stage, fields)}
    gone = [stage for stage in known if stage not in wanted]
    if any(known.get(stage) != "" for stage in told):
        return {ABOUT: list(told)}
    return {TOLD: told, GONE: gone} if told or gone else None


def end(accepted: Mapping[str, Any]) -> Fields | None:
    """Word that all LinkedIn may have is deleted; None when it has none."""
    known = _known(accepted)
    return {TOLD: {}, GONE: list(known)} if known and are_told() else None


def about_to_be_told(job: Job, row: Row) -> Known:
    """Return what LinkedIn has by now of the stages, those without version that it is told next.

    In doubt about the job, and when somebody sends it again, all of them are told.
    """
    known = _known(row.accepted)
    if not are_told():
        return known
    is_sure = bool(row.payload_hash)
    next_ = (one for one, said in _worded(job).items() if not is_sure or _differs(known, one, said))
    return known | dict.fromkeys(next_, "")


def send(call: Call, entities: Mapping[str, Fields]) -> dict[str, BatchAnswer]:
    """Delete stages and tell others, of all these jobs together; the answers job by job."""
    answers: dict[str, BatchAnswer] = {job: {} for job in entities}
    whose = {
        stage: job
        for job, fields in entities.items()
        for stage in (*fields.get(GONE, ()), *fields.get(TOLD, ()))
    }
    for some in (*_deleted(call, whose, entities), *_put(call, whose, entities)):
        for stage, answer in some.items():
            answers[whose[stage]][stage] = answer
    return answers


def judge(row: Row, answers: BatchAnswer | JobSubmission, sent: Sent) -> Verdict:
    """Judge what LinkedIn said of a job's stages: it has those that it took."""
    known = _known(row.accepted) | dict.fromkeys(sent.fields.get(ABOUT, ()), "")
    refused = []
    for stage in (*sent.fields.get(GONE, ()), *sent.fields.get(TOLD, ())):
        answer = answers.answer if isinstance(answers, JobSubmission) else answers[stage]
        said = sent.fields[TOLD].get(stage)
        if said is None and (answer.is_accepted or _goes_along(row, answer)):
            del known[stage]
        elif said is not None and answer.is_accepted:
            known[stage] = _version(said)
        else:
            refused.append(answer)
    accepted = {**row.accepted, STAGES: known}
    if refused:
        return _failed(refused[0], row, accepted)
    # Of what leaves, the requisition is still to be deleted.
    is_leaving = row.wanted == LedgerRow.Wanted.ABSENT
    return Accepted(accepted=accepted, goes_on=is_leaving or ABOUT in sent.fields)


def _goes_along(row: Row, answer: RecordAnswer) -> bool:
    """Tell whether a stage is gone, or goes with its requisition as LinkedIn refuses it alone."""
    is_refused = row.wanted == LedgerRow.Wanted.ABSENT and not answer.is_retryable
    return is_refused or answer.status in {404, 410}


def _failed(answer: RecordAnswer, row: Row, accepted: dict[str, Any]) -> Verdict:
    """A job that was told in v2 may be no requisition yet; it is told as one, then once more."""
    if answer.status == 404 and "posting" not in row.accepted:
        return Retry(answer=answer, accepted=accepted, fingerprint="")
    if answer.is_retryable:
        return Retry(answer=answer, accepted=accepted)
    said = _("About a stage of the job: %(words)s") % {"words": answer.message}
    return Refused(message=said, accepted=accepted)


def _deleted(
    call: Call, whose: Mapping[str, str], entities: Mapping[str, Fields]
) -> Iterator[BatchAnswer]:
    gone = [stage for fields in entities.values() for stage in fields.get(GONE, ())]
    for some in _in_calls(call, gone, table.DELETE):
        ask = partial(delete_requisition_stages, call.transport, call.organization, whose)
        yield _asked(ask, some)


def _put(
    call: Call, whose: Mapping[str, str], entities: Mapping[str, Fields]
) -> Iterator[BatchAnswer]:
    all_told = [fields.get(TOLD, {}) for fields in entities.values()]
    told = {stage: said for one in all_told for stage, said in one.items()}
    for some in _in_calls(call, list(told), table.PUT):
        ask = partial(put_requisition_stages, call.transport, call.organization, whose)
        yield _asked(ask, {stage: told[stage] for stage in some})


def _asked(ask: Callable[[Any], BatchAnswer], stages: Collection[str]) -> BatchAnswer:
    """Answer for each stage where the call failed: it must keep no job off the board.

    What is sent of stages is a guess, and nothing else waits for them.
    """
    try:
        return ask(stages)
    except (Forbidden, Throttled, Unreachable) as error:
        answer = RecordAnswer(error.status, error.message, trace_in(error.trace))
        return dict.fromkeys(stages, answer)


def _in_calls(call: Call, stages: list[str], method: str) -> Iterator[Collection[str]]:
    """Part stages into calls; LinkedIn names no limit of them but that of a call's records."""
    size = call.transport.form_of(table.REQUISITION_STAGES, method).max_records
    for first in range(0, len(stages), size):
        call.spend(0)
        yield stages[first : first + size]


def _worded(job: Job) -> dict[str, Fields]:
    """Word each stage by its id; the table has what LinkedIn calls all of this."""
    return {
        stage.public_id: {
            "name": stage.name,
            "position": stage.position,
            "kind": table.STAGE_CATEGORIES[stage.kind],
        }
        for stage in sorted(job.stages.all(), key=lambda one: one.position)
    }


def _known(accepted: Mapping[str, Any]) -> Known:
    return dict(accepted.get(STAGES, {}))


def _differs(known: Known, stage: str, said: Fields) -> bool:
    return known.get(stage) != _version(said)


def _version(said: Fields) -> str:
    """Fingerprint a stage; so short that those of a job are little beside its row."""
    return fingerprint(said)[:16]
