"""A job in `/rest/`, in parts (versioned-api 5.1, decision 26).

    requisition   what Recruiter sees: the hiring need, private or public; told by `jobRequisitions`
    posting       what the job board sees: a public job alone; told by `simpleJobPostings`
    stages        those of the requisition, told by `job_stages`

All are one row of the ledger. The requisition is told first; `payload_hash` is then the half of
the job's version until the posting has followed, and a change or a doubt begins anew. `accepted`
says of both in v2's words: `state` and `availability` are the requisition's, and `posting` is what
became of the posting. A row that was told in v2 has no such word: there the two were one.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jobs.models import Job
from linkedin_rsc import gateway
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import JobSubmission, delete_requisitions, put_requisitions
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold
from linkedin_rsc.streams import job_stages as stages
from linkedin_rsc.streams.job_place import location_of
from linkedin_rsc.streams.job_posting import kept_number
from linkedin_rsc.streams.job_steps import (
    CLOSE,
    CLOSED,
    CREATE,
    LISTED,
    OPERATION,
    PUBLIC,
    RENEW,
    UPDATE,
    Step,
    availability_of,
    is_old,
    is_posted,
    is_surely_closed,
    state_after,
)
from linkedin_rsc.streams.job_words import (
    LINK,
    closing,
    half,
    posting,
    requisition,
    state_of,
    version,
    version_of,
)
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import Call, Fields, HeldBack, Sent
from linkedin_rsc.streams.verdicts import Accepted, Gone, Refused, Retry, Verdict

Answer = RecordAnswer | BatchAnswer | JobSubmission

# A posting is about to be made: from then on only LinkedIn knows whether it has one.
ASKED = "ASKED"


def are_apart() -> bool:
    return gateway.generation().is_rest(table.JOB_REQUISITIONS, table.PUT)


def is_posting(fields: Fields) -> bool:
    return OPERATION in fields


def is_part(fields: Fields) -> bool:
    return LINK in fields


def word(job: Job, row: Row, sharing: Sharing) -> Fields | None:
    """Word what is to be told next: the requisition, its posting if any, then the stages."""
    if job.is_closed and _is_surely_closed(row):
        return stages.word(job, row.accepted) if "posting" in row.accepted else None
    if not (job.is_closed or location_of(job)):
        raise HeldBack(Hold.NO_PLACE)
    whole = version(job, sharing)
    is_half = row.held_at_linkedin and row.payload_hash == half(whole)
    if is_half and (step := _posting_step(row.accepted, job, sharing)):
        return posting(job, sharing, step)
    is_known = row.held_at_linkedin and row.payload_hash == whole and not is_old(row.accepted)
    return stages.word(job, row.accepted) if is_half or is_known else requisition(job, sharing)


def end(row: Row, sharing: Sharing) -> Fields | None:
    """Word how a job ends that LinkedIn may no longer know: posting, stages, requisition."""
    if _may_be_posted(row.accepted) or _may_be_posted(row.accepted.get("asked", {})):
        return {**closing(row.record, sharing), LINK: row.record}
    return stages.end(row.accepted) or {}


def send(call: Call, entities: Mapping[str, Fields]) -> dict[str, Answer]:
    """Delete the requisitions of which nothing is left to say, tell others, and the stages."""
    told = {record: fields for record, fields in entities.items() if not is_posting(fields)}
    below = {record: fields for record, fields in told.items() if stages.is_about(fields)}
    over = [record for record, fields in told.items() if not fields]
    open_ = {record: told[record] for record in told if told[record] and record not in below}
    answers: dict[str, Answer] = {**stages.send(call, below)}
    if over:
        answers |= delete_requisitions(call.transport, call.organization, over)
    if open_:
        answers |= put_requisitions(call.transport, call.organization, open_)
    return answers


def judge(row: Row, answer: Answer, sent: Sent) -> Verdict:
    """Judge what LinkedIn said about a requisition, or about its stages."""
    if stages.is_about(sent.fields):
        assert not isinstance(answer, RecordAnswer)  # noqa: S101  # Each stage has one.
        return stages.judge(row, answer, sent)
    assert not isinstance(answer, dict)  # noqa: S101  # The answer about a requisition.
    answer = answer.answer if isinstance(answer, JobSubmission) else answer
    if not sent.fields and (answer.is_accepted or answer.status in {404, 410}):
        return Gone(answer=answer, accepted={})
    if answer.is_accepted:
        return _told(row, sent)
    if answer.is_retryable:
        return Retry(answer=answer, fingerprint="")
    return Refused(message=answer.message)


def _told(row: Row, sent: Sent) -> Accepted:
    step = _posting_step(row.accepted, sent.record, sent.sharing)
    today = sent.now.date().isoformat()
    stays = _may_be_posted(row.accepted)
    accepted: dict[str, Any] = {
        **kept_number(row.accepted),
        "state": sent.fields["state"],
        "availability": sent.fields["availability"],
        "listed_on": row.accepted.get("listed_on", today) if stays else today,
        "posting": LISTED if is_posted(row.accepted) else ASKED if stays or step else CLOSED,
        stages.STAGES: stages.about_to_be_told(sent.record, row),
    }
    whole = version(sent.record, sent.sharing)
    told = half(whole) if step else whole
    goes_on = step is not None or stages.word(sent.record, accepted) is not None
    return Accepted(fingerprint=told, accepted=accepted, goes_on=goes_on)


def asked_of(
    accepted: Mapping[str, Any], fields: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    """Return what LinkedIn would hold of the job once it has taken this of its posting."""
    is_new = fields[OPERATION] in {CREATE, RENEW}
    listed_on = {"listed_on": now.date().isoformat()} if is_new else {}
    told = {name: text for name, text in accepted.items() if name != "asked"}
    return {**told, **listed_on, "posting": state_after(fields)}


def version_of_posting(sent: Sent) -> str:
    """Return the job's version, which LinkedIn has with its posting; what ends has none."""
    is_over = sent.record is None or "title" not in sent.fields
    return version_of(sent.fields) if is_over else version(sent.record, sent.sharing)


def goes_on(accepted: Mapping[str, Any], job: Job | None, sharing: Sharing) -> bool:
    """Tell whether something must follow; `job` is None when it is gone here."""
    if job is None or job.is_confidential:
        return True
    step = _posting_step(accepted, job, sharing)
    is_told = accepted.get("state") == state_of(job)
    is_open = not is_told or (step is not None and step.operation != UPDATE)
    return is_open or stages.word(job, accepted) is not None


def _posting_step(accepted: Mapping[str, str], job: Job, sharing: Sharing) -> Step | None:
    if job.is_closed or availability_of(job, sharing) != PUBLIC:
        is_over = not _may_be_posted(accepted)
        return None if is_over else Step(CLOSE, CLOSED, PUBLIC)
    if not is_posted(accepted):
        return Step(CREATE, LISTED, PUBLIC)
    return Step(RENEW if is_old(accepted) else UPDATE, LISTED, PUBLIC)


def _is_surely_closed(row: Row) -> bool:
    return is_surely_closed(row) and not _may_be_posted(row.accepted)


def _may_be_posted(accepted: Mapping[str, str]) -> bool:
    return is_posted(accepted) or accepted.get("posting") == ASKED
