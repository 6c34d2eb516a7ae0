"""The streams LinkedIn answers at once: candidates, member links, applications, stages.

Each has its `Rules`: how to load, decide, word and send its records. `deliver` is the same for
all of them. Jobs, which LinkedIn takes in later, stand in `jobs.py`.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils import timezone

from linkedin_rsc.client.errors import LinkedInError, Rejected
from linkedin_rsc.client.resources import (
    attach_members,
    put_applications,
    put_candidates,
    put_stages,
)
from linkedin_rsc.client.restli import RecordAnswer
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.leases import Lease
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.push import due, eligibility, ledger, outcomes, payloads
from linkedin_rsc.push.eligibility import Sharing
from linkedin_rsc.push.halving import ask_apart

Fields = dict[str, Any]
Answers = Mapping[str, RecordAnswer]


@dataclass(frozen=True)
class Batch:
    """Claimed rows of one stream, with what is needed to send them."""

    stream: Stream
    rows: Sequence[LedgerRow]
    sharing: Sharing
    transport: Transport
    lease: Lease

    def postpone(self, records: Container[str], error: LinkedInError) -> None:
        """Note on the rows of these records that their call failed as a whole."""
        waiting = [row for row in self.rows if row.record in records]
        outcomes.postpone(waiting, error, timezone.now())


@dataclass(frozen=True)
class Rules:
    """How the records of a stream go out; those with the same `parent` share a call."""

    load: Callable[[Collection[str]], Mapping[str, Any]]
    hold: Callable[[Any, Sharing], Hold | None]
    fields: Callable[[Any, Sharing], Fields]
    send: Callable[[Batch, str, Mapping[str, Fields]], Answers]
    parent: Callable[[LedgerRow], str] = lambda row: ""


def deliver(batch: Batch) -> None:
    """Send what may go of a batch and settle every row of it.

    Raises LinkedInError when a call as a whole failed; the rows are settled then, too, those
    that were answered before with their answers.
    """
    ready = _ready(batch)
    waiting = {row.record: row for row in batch.rows if row.record in ready}
    orphans = []
    try:
        for answers in _send_all(batch, ready):
            for record, answer in answers.items():
                row = waiting.pop(record)
                if outcomes.misses_parent(row, answer):
                    orphans.append(row)
                _apply(row, answer, ready[record])
    except LinkedInError as error:
        batch.postpone(waiting, error)
        raise
    finally:
        ledger.settle(batch.rows)
        ledger.send_parents_anew(batch.stream, orphans)
        if batch.stream == Stream.CANDIDATES:
            _attach_again(row for row in batch.rows if row.record in ready)


def _send_all(batch: Batch, ready: Mapping[str, Fields]) -> Iterator[Answers]:
    """Yield LinkedIn's answers, one call after the other."""
    rules = RULES[batch.stream]
    by_parent: dict[str, list[str]] = {}
    for row in batch.rows:
        if row.record in ready:
            by_parent.setdefault(rules.parent(row), []).append(row.record)
    for parent, records in by_parent.items():
        yield from ask_apart(partial(_send, batch, ready, parent), records, _refused)


def _send(
    batch: Batch, ready: Mapping[str, Fields], parent: str, records: Sequence[str]
) -> Answers:
    batch.lease.spend(len(records), timezone.now())
    return RULES[batch.stream].send(batch, parent, {record: ready[record] for record in records})


def _refused(error: Rejected) -> RecordAnswer:
    return RecordAnswer(error.status, error.message)


def _apply(row: LedgerRow, answer: RecordAnswer, fields: Fields) -> None:
    outcomes.apply_answer(row, answer, outcomes.fingerprint(fields), timezone.now())


def _attach_again(rows: Iterable[LedgerRow]) -> None:
    """Whether an overwrite clears the attached member is not known (7.2.4), so attach it anew."""
    sent = [row.record for row in rows if row.state == LedgerRow.State.SENT]
    members = LedgerRow.objects.filter(stream=Stream.MEMBERS, record__in=sent)
    ledger.send_anew(members.filter(state__in=ledger.ARRIVING))


def decide(
    batch: Batch,
    records: Mapping[str, Any],
    hold: Callable[[Any, Sharing], Hold | None],
) -> list[LedgerRow]:
    """Return the rows that may go; hold back the others, with the reason on the row."""
    missing = due.missing_parents(batch.rows, batch.stream)
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


def _send_candidates(batch: Batch, parent: str, entities: Mapping[str, Fields]) -> Answers:
    return put_candidates(batch.transport, batch.sharing.organization, entities)


def _send_members(batch: Batch, parent: str, entities: Mapping[str, Fields]) -> Answers:
    people = {record: fields["person"] for record, fields in entities.items()}
    return attach_members(batch.transport, batch.sharing.organization, people)


def _send_applications(batch: Batch, parent: str, entities: Mapping[str, Fields]) -> Answers:
    return put_applications(batch.transport, batch.sharing.organization, entities)


def _send_stages(batch: Batch, parent: str, entities: Mapping[str, Fields]) -> Answers:
    return put_stages(batch.transport, batch.sharing.organization, parent, entities)


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
        # LinkedIn takes the steps of one application at a time.
        parent=lambda row: row.application,
    ),
}
