"""Answers to a batch, record by record."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

from ..answers import message_in
from ..errors import error_class_for
from .keys import ParsedKey, parse_key

Id = TypeVar("Id", bound=Hashable)

# rsc-contract section 7: "max 100 records per call" [L].
MAX_BATCH_RECORDS = 100
MAX_TRACE_CHARACTERS = 100


@dataclass(frozen=True)
class RecordAnswer:
    """LinkedIn's answer about one record; `status` is None when it gave none.

    `trace` is what LinkedIn's support asks for, where it matters later on.
    """

    status: int | None
    message: str = ""
    trace: str = ""

    @property
    def is_accepted(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_retryable(self) -> bool:
        return self.status is None or error_class_for(self.status).is_retryable

    def raise_if_refused(self) -> None:
        """Raise the error this answer stands for, for a call that was about one record only."""
        if not self.is_accepted:
            raise error_class_for(self.status or 500)(self.message, status=self.status)


UNANSWERED = RecordAnswer(None, "LinkedIn did not answer for this record.")
UPDATED = RecordAnswer(204)

# Our id of each record that was sent, with LinkedIn's answer about it.
BatchAnswer = dict[str, RecordAnswer]


class _Ids(Generic[Id]):
    """Finds our id by a key as LinkedIn wrote it; the same text needs no parsing to be the same."""

    def __init__(self, keys: Mapping[str, Id]) -> None:
        self._by_text = keys

    @cached_property
    def _by_key(self) -> dict[ParsedKey, Id]:
        return {parse_key(text): our_id for text, our_id in self._by_text.items()}

    def find(self, text: str) -> Id | None:
        found = self._by_text.get(text)
        return self._by_key.get(parse_key(text)) if found is None else found


def read_batch_answer(answer: Mapping[str, Any], keys: Mapping[str, Id]) -> dict[Id, RecordAnswer]:
    """Map each of our ids to LinkedIn's answer, `UNANSWERED` where there is none.

    `keys` holds our ids by the encoded key they were sent under. The number decides, not the map
    it stands in: some servers put a failed key into `results` with a 4xx status (rsc-contract
    section 7). A key we did not send is ignored.
    """
    found: dict[Id, RecordAnswer] = dict.fromkeys(keys.values(), UNANSWERED)
    ids = _Ids(keys)
    for group in ("results", "errors"):
        for text, entry in _group(answer, group).items():
            our_id = ids.find(text)
            if our_id is not None:
                found[our_id] = record_answer(entry)
    return found


def traced(answers: BatchAnswer, trace: Mapping[str, str]) -> BatchAnswer:
    """Return the answers with how their call is traced at LinkedIn (rsc-contract 12.4)."""
    name = trace_in(trace)
    return {our_id: replace(answer, trace=name) for our_id, answer in answers.items()}


def trace_in(headers: Mapping[str, str]) -> str:
    """Return the name of a call at LinkedIn, "" where it gave none."""
    return headers.get("x-li-uuid", "")[:MAX_TRACE_CHARACTERS]


def read_entities(answer: Mapping[str, Any], keys: Mapping[str, Id]) -> dict[Id, dict[str, Any]]:
    """Map our ids to the objects of a batch get; an id LinkedIn did not give is left out.

    So is one whose object is a refusal: some servers put it into `results` (section 7).
    """
    return {
        our_id: entity
        for our_id, entity in _objects(answer, "results", keys)
        if not _is_refusal(entity)
    }


def read_refusals(answer: Mapping[str, Any], keys: Mapping[str, Id]) -> dict[Id, dict[str, Any]]:
    """Map our ids to LinkedIn's refusals as they came, whichever map they stand in."""
    misplaced = {
        our_id: entity
        for our_id, entity in _objects(answer, "results", keys)
        if _is_refusal(entity)
    }
    return misplaced | dict(_objects(answer, "errors", keys))


def _objects(
    answer: Mapping[str, Any], group: str, keys: Mapping[str, Id]
) -> Iterator[tuple[Id, dict[str, Any]]]:
    ids = _Ids(keys)
    for text, entity in _group(answer, group).items():
        our_id = ids.find(text)
        if our_id is not None and isinstance(entity, dict):
            yield our_id, entity


def _is_refusal(entity: Mapping[str, Any]) -> bool:
    """A record's own `status` is a word; a number is that of an answer."""
    status = entity.get("status")
    return isinstance(status, int) and status >= 400


def _group(answer: Mapping[str, Any], name: str) -> dict[str, Any]:
    group = answer.get(name)
    return group if isinstance(group, dict) else {}


def record_answer(entry: Any) -> RecordAnswer:
    """Read one `{"status": ..., "message": ...}`, the words at its top or under `error`."""
    if entry == {"status": 204}:
        return UPDATED  # Nearly every record of a first sync; nothing to look for.
    if not isinstance(entry, dict):
        return UNANSWERED
    status = entry.get("status")
    nested = entry.get("error")
    words = message_in(entry) or (message_in(nested) if isinstance(nested, dict) else "")
    if not isinstance(status, int):
        return RecordAnswer(None, words or UNANSWERED.message)
    if not words and not 200 <= status < 300:
        words = f"LinkedIn answered {status}."
    return RecordAnswer(status, words)
