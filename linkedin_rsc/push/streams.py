"""The streams LinkedIn answers at once: candidates, member links, applications, stages.

Each has its `Rules`: how to load, decide, word and send its records. `deliver` is the same for
all of them. Jobs, which LinkedIn takes in later, stand in `jobs.py`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from linkedin_rsc.client.errors import LinkedInError, Rejected
from linkedin_rsc.client.resources import (
    attach_members,
    put_applications,
    put_candidates,
    put_stages,
)
from linkedin_rsc.client.restli import UNANSWERED, RecordAnswer
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.push import eligibility, ledger, outcomes, payloads
from linkedin_rsc.push.eligibility import Sharing

Fields = dict[str, Any]
Answers = Mapping[str, RecordAnswer]


@dataclass(frozen=True)
class Batch:
    """Claimed rows of one stream, with what is needed to send them."""

    stream: Stream
    rows: Sequence[LedgerRow]
    sharing: Sharing
    transport: Transport


@dataclass(frozen=True)
class Rules:
    load: Callable[[Collection[str]], Mapping[str, Any]]
    hold: Callable[[Any, Sharing], Hold | None]
    fields: Callable[[Any, Sharing], Fields]
    send: Callable[[Batch, Mapping[str, Fields]], Answers]


def deliver(batch: Batch) -> None:
    """Send what may go of a batch and settle every row of it.

    Raises LinkedInError when the call as a whole failed; the rows are settled then, too.
    """
    ready = _ready(batch)
    try:
        answers = send_apart(RULES[batch.stream].send, batch, ready) if ready else {}
    except LinkedInError as error:
        waiting = [row for row in batch.rows if row.record in ready]
        outcomes.postpone(waiting, error, timezone.now())
        ledger.settle(batch.rows)
        raise
    now = timezone.now()
    for row in batch.rows:
        if row.record in ready:
            answer = answers.get(row.record, UNANSWERED)
            outcomes.apply_answer(row, answer, outcomes.fingerprint(ready[row.record]), now)
    ledger.settle(batch.rows)
    if batch.stream == Stream.CANDIDATES:
        _attach_again([row.record for row in batch.rows if row.record in ready])


def send_apart(
    send: Callable[[Batch, Mapping[str, Fields]], Answers],
    batch: Batch,
    entities: Mapping[str, Fields],
) -> Answers:
    """Send together; halve what LinkedIn refuses whole, until it names the culprit.

    One unusable record must not keep 99 others back.
    """
    try:
        return send(batch, entities)
    except Rejected as error:
        items = list(entities.items())
        if len(items) == 1:
            return {items[0][0]: RecordAnswer(error.status, error.message)}
        middle = len(items) // 2
        first = send_apart(send, batch, dict(items[:middle]))
        return {**first, **send_apart(send, batch, dict(items[middle:]))}


def decide(
    batch: Batch,
    records: Mapping[str, Any],
    hold: Callable[[Any, Sharing], Hold | None],
) -> list[LedgerRow]:
    """Return the rows that may go; hold back the others, with the reason on the row."""
    missing = ledger.missing_parents(batch.rows, batch.stream)
    allowed = []
    for row in batch.rows:
        record = records.get(row.record)
        if record is None:
            outcomes.forget(row)
            continue
        reason = hold(record, batch.sharing) or missing.get(row.pk)
        if reason:
            outcomes.hold_back(row, reason)
        else:
            allowed.append(row)
    return allowed


def _ready(batch: Batch) -> dict[str, Fields]:
    """Word what may go and has changed; what LinkedIn holds already counts as sent."""
    rules = RULES[batch.stream]
    records = rules.load([row.record for row in batch.rows])
    ready = {}
    for row in decide(batch, records, rules.hold):
        fields = rules.fields(records[row.record], batch.sharing)
        if row.held_at_linkedin and row.payload_hash == outcomes.fingerprint(fields):
            outcomes.accept(row, row.payload_hash, row.sent_at or timezone.now())
        else:
            ready[row.record] = fields
    return ready


def _attach_again(records: Collection[str]) -> None:
    """Whether an overwrite clears the attached member is not known (7.2.4), so attach it anew."""
    sent = LedgerRow.objects.filter(
        stream=Stream.MEMBERS, record__in=records, state=LedgerRow.State.SENT
    )
    sent.update(state=LedgerRow.State.QUEUED, payload_hash="")


def _send_candidates(batch: Batch, entities: Mapping[str, Fields]) -> Answers:
    return put_candidates(batch.transport, batch.sharing.organization, entities)


def _send_members(batch: Batch, entities: Mapping[str, Fields]) -> Answers:
    people = {record: fields["person"] for record, fields in entities.items()}
    return attach_members(batch.transport, batch.sharing.organization, people)


def _send_applications(batch: Batch, entities: Mapping[str, Fields]) -> Answers:
    return put_applications(batch.transport, batch.sharing.organization, entities)


def _send_stages(batch: Batch, entities: Mapping[str, Fields]) -> Answers:
    """Send the steps of each application in one call: LinkedIn takes one parent at a time."""
    by_application: dict[str, dict[str, Fields]] = {}
    for row in batch.rows:
        if row.record in entities:
            steps = by_application.setdefault(row.application, {})
            steps[row.record] = entities[row.record]
    answers: dict[str, RecordAnswer] = {}
    for application, steps in by_application.items():
        answers |= put_stages(batch.transport, batch.sharing.organization, application, steps)
    return answers


RULES: dict[Stream, Rules] = {
    Stream.CANDIDATES: Rules(
        load=payloads.load_candidates,
        hold=eligibility.hold_of_candidate,
        fields=lambda candidate, sharing: payloads.candidate_fields(candidate),
        send=_send_candidates,
    ),
    Stream.MEMBERS: Rules(
        load=payloads.load_candidates,
        hold=eligibility.hold_of_member,
        fields=lambda candidate, sharing: {"person": eligibility.person_of(candidate, sharing)},
        send=_send_members,
    ),
    Stream.APPLICATIONS: Rules(
        load=payloads.load_applications,
        hold=eligibility.hold_of_application,
        fields=lambda application, sharing: payloads.application_fields(application),
        send=_send_applications,
    ),
    Stream.STAGES: Rules(
        load=payloads.load_stages,
        hold=lambda change, sharing: eligibility.hold_of_application(change.application, sharing),
        fields=lambda change, sharing: payloads.stage_fields(change),
        send=_send_stages,
    ),
}
