"""The receipt of an erasure: what, when and what LinkedIn answered, signed, and nobody's name."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from base.signed_documents import signed
from linkedin_rsc.models import Erasure, ErasureAnswer, LedgerRow
from linkedin_rsc.streams import BY_NAME

FORMAT = "tandem-erasure-receipt-1"
GONE_ALREADY = {404, 410}

Answers = dict[tuple[str, str], list[dict[str, Any]]]


def receipt_of(erasure: Erasure) -> str:
    """Return the signed text of an erasure that is over; two queries."""
    by = erasure.requested_by
    return signed(
        {
            "format": FORMAT,
            "id": erasure.public_id,
            "kind": erasure.kind,
            "record": erasure.name,
            "organization": erasure.organization,
            "requested_by": by.public_id if by else None,
            "requested_at": _said(erasure.requested_at),
            "done_at": _said(erasure.done_at),
            "records": records_of(erasure) if erasure.record else erasure.records,
            **({} if erasure.record else {"answers": calls_of(erasure)}),
        }
    )


def records_of(erasure: Erasure) -> list[dict[str, Any]]:
    """Return what LinkedIn may have held and what became of each, as the receipt says it.

    `result` is `deleted`, `not_there` (LinkedIn had nothing of it), `deleted_with_parent`, or
    `not_confirmed` while LinkedIn has said neither.
    """
    answers = _answers_of(erasure)
    rows = LedgerRow.objects.filter(candidate=erasure.record)
    parents = {(row.stream, row.record): row for row in rows.only("stream", "record", "application",
                                                                 "candidate")}  # fmt: skip
    return [
        {
            "stream": stream, "record": record, "answers": answers[stream, record],
            "result": _result(stream, record, parents, answers),
        }
        for stream, records in erasure.records.items()
        for record in records
    ]  # fmt: skip


def calls_of(erasure: Erasure) -> list[dict[str, Any]]:
    """Return LinkedIn's answers about a company, call by call, with how many records each is of.

    What goes with its parent stands in none, nor do jobs: LinkedIn deletes none, they are closed.
    """
    return [
        {
            "stream": one.stream, "status": one.status, "at": _said(one.answered_at),
            "trace": one.trace, "records": one.number,
        }
        for one in ErasureAnswer.objects.filter(erasure=erasure).order_by("id")
    ]  # fmt: skip


def _answers_of(erasure: Erasure) -> Answers:
    found: Answers = defaultdict(list)
    for one in ErasureAnswer.objects.filter(erasure=erasure).order_by("id"):
        said = {"status": one.status, "at": _said(one.answered_at), "trace": one.trace}
        found[one.stream, one.record].append(said)
    return found


def _result(
    stream: str, record: str, rows: dict[tuple[str, str], LedgerRow], answers: Answers
) -> str:
    own = _confirmed(answers[stream, record])
    if own:
        return own
    row = rows.get((stream, record))
    for parent in BY_NAME[stream].PARENTS if row else ():
        key = (str(parent.stream), getattr(row, parent.reference))
        if parent.takes_along and _confirmed(answers[key]):
            return "deleted_with_parent"
    return "not_confirmed"


def _confirmed(answers: list[dict[str, Any]]) -> str:
    for answer in answers:
        status = answer["status"] or 0
        if 200 <= status < 300:
            return "deleted"
        if status in GONE_ALREADY:
            return "not_there"
    return ""


def _said(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
