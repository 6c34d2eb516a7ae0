"""Batches: ids and entities compared as parsed keys, one result per record (section 7)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from linkedin_sandbox.api import arranged, oddities, recorder, throttle
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, EntityError
from linkedin_sandbox.api.resources.record_answers import RecordAnswers
from linkedin_sandbox.api.restli import CompoundKey
from linkedin_sandbox.api.words import RECORD
from linkedin_sandbox.world import switches

MAX_KEYS = 100
# What LinkedIn takes less of at once (versioned-api 5.7).
FEWER_KEYS = {"attachments": 10, "atsApplications/resumes": 10}
RECORD_IDS = ("atsCandidateId", "atsJobApplicationId")

Key = CompoundKey | str
Write = Callable[[Any, Any], None]
Read = Callable[[Any], dict[str, Any]]


def compound_keys(call: Call, names: set[str]) -> list[CompoundKey]:
    """Give the call's `ids[i]`, each made of exactly `names`, which are those of v2."""
    keys = call.query.compound_ids()
    expected = call.words.names(names)
    for key in keys:
        if key.names != expected:
            raise ApiError(400, f"Invalid key {key}: expected {', '.join(sorted(expected))}")
    keys = [call.words.key_of_v2(key) for key in keys]
    for key in keys:
        if "dataProvider" in names and key.get("dataProvider") != "ATS":
            raise ApiError(400, f"Invalid key {key}: dataProvider must be ATS")
        for name in RECORD_IDS:
            oddities.note_long_id(name, key.get(name))
    return _checked(call, keys)


@dataclass(frozen=True)
class Below:
    """A record below another one: its own id, and the key of its parent."""

    parent: CompoundKey
    id: str


def keys_below(call: Call, names: set[str]) -> dict[Key, Below]:
    """Give the call's ids of what is below records whose keys are made of `names`.

    v2 names one parent in its path; where every key names its own, `words` has a name for the id.
    """
    if RECORD not in call.words.members:
        parent = call.parent_key
        return {one: Below(parent, one) for one in simple_keys(call)}
    keys = compound_keys(call, {*names, RECORD})
    return {key: Below(_parent_of(key), key.get(RECORD)) for key in keys}


def _parent_of(key: CompoundKey) -> CompoundKey:
    return CompoundKey(tuple(part for part in key.parts if part[0] != RECORD))


def simple_keys(call: Call) -> list[str]:
    return _checked(call, call.query.all("ids"))


def entities_of(call: Call, keys: Sequence[Key]) -> list[tuple[Key, Any]]:
    """Pair each id with its entity; different sets are 400 (rule 5)."""
    entities = call.body().get("entities")
    if not isinstance(entities, dict):
        raise ApiError(400, "The body needs a map named entities")
    is_compound = bool(keys) and isinstance(keys[0], CompoundKey)
    parsed: dict[Key, Any] = {
        call.read_key(name) if is_compound else name: entity for name, entity in entities.items()
    }
    if set(parsed) != set(keys):
        recorder.current().find("rule 5: ids and entities differ")
        raise ApiError(400, "The ids of the query and the keys of entities must be the same set")
    return [(key, call.words.heard(parsed[key], key)) for key in keys]


def write_each(call: Call, items: Iterable[tuple[Key, Any]], write: Write) -> Answer:
    """Apply `write` to each record, collecting refusals under `errors`."""
    answers = RecordAnswers()
    for key, value in items:
        name = call.spell(key)
        failure = _arranged(call, name)
        try:
            if failure is None or failure.takes_effect:
                with transaction.atomic():
                    write(key, value)
            _note_written(answers, name, failure)
        except EntityError as error:
            answers.refuse(name, EntityError(error.status, call.words.said(error.message)))
    return answers.whole()


def delete_each(call: Call, keys: Sequence[Key], delete: Callable[[Any], None]) -> Answer:
    return write_each(call, [(key, None) for key in keys], lambda key, _: delete(key))


def _note_written(answers: RecordAnswers, key: str, failure: arranged.Arranged | None) -> None:
    if failure:
        answers.fail(key, failure)
    else:
        answers.accept(key, {"status": 204})


def read_each(call: Call, keys: Sequence[Key], read: Read) -> Answer:
    """Answer a batch get, honouring `fields=`."""
    answers = RecordAnswers()
    wanted = call.query.projection()
    for key in keys:
        name = call.spell(key)
        failure = _arranged(call, name)
        try:
            if failure:
                answers.fail(name, failure)
            else:
                answers.accept(name, _projected(call.words.told(read(key)), wanted))
        except EntityError as error:
            answers.refuse(name, error)
    return answers.whole(statuses={})


def page(elements: list[dict[str, Any]], *, start: int = 0, count: int = 10) -> Answer:
    """Answer a finder with one page of its elements."""
    shown = elements[start : start + count]
    recorder.current().records = len(shown)
    paging = {"start": start, "count": count, "links": []}
    return Answer(200, {"elements": shown, "paging": paging})


def count_records(call: Call, records: int) -> None:
    """Note and throttle the records of a call; more than it may hold are 400."""
    recorder.current().records = records
    at_most = FEWER_KEYS.get(call.resource, MAX_KEYS)
    if records > at_most and switches.is_on("limit_batches"):
        raise ApiError(400, f"A batch holds at most {at_most} records; this one has {records}")
    throttle.count_records(call.token.application_id, call.resource, records)


def _checked(call: Call, keys: list[Any]) -> list[Any]:
    if not keys:
        raise ApiError(400, "Parameter 'ids' is required")
    if len(set(keys)) != len(keys):
        raise ApiError(400, "Parameter 'ids' names a record twice")
    count_records(call, len(keys))
    return keys


def _projected(record: dict[str, Any], wanted: set[str] | None) -> dict[str, Any]:
    if wanted is None:
        return record
    return {name: value for name, value in record.items() if name in wanted}


def _arranged(call: Call, key: str) -> arranged.Arranged | None:
    if not arranged.any_for_records():
        return None
    return arranged.next_for_record(call.resource, call.verb, key)
