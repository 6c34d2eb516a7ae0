"""Integrations of the customer and their configurations (rsc-contract 4.2 to 4.4, 5.6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import error_class_for
from ..generations import Form
from ..generations.table import CONFIGURATIONS, DELETE, FINDER, INTEGRATIONS, PATCH, PUT, READ
from ..restli import (
    UNANSWERED,
    RecordAnswer,
    read_batch_answer,
    read_entities,
    read_refusals,
)
from ..transport import Transport, check_batch


@dataclass(frozen=True)
class IntegrationKey:
    """`context` is an organization's URN, a contract's for CSA_API (rsc-contract section 1)."""

    context: str
    type: str

    def filled_into(self, form: Form, template: str) -> str:
        return form.fill(template, context=self.context, type=self.type)


@dataclass(frozen=True)
class IntegrationStatus:
    """What LinkedIn says about one integration; `raw` is its own object, for display."""

    type: str
    context: str
    status: str
    name: str
    raw: dict[str, Any]

    @property
    def is_known(self) -> bool:
        """Whether LinkedIn showed the integration at all, under whatever field names."""
        return bool(self.raw) and not isinstance(self.raw.get("status"), int)

    @property
    def is_answered(self) -> bool:
        """Whether LinkedIn said how it stands: neither silence nor a failure for the moment."""
        status = self.raw.get("status")
        is_passing = isinstance(status, int) and error_class_for(status).is_retryable
        return bool(self.raw) and not is_passing

    @property
    def is_enabled(self) -> bool:
        """Only a plain ENABLED counts: the vocabulary is not confirmed (rsc-contract 4.3)."""
        return self.status.upper() == "ENABLED"


def name_integrations(
    transport: Transport, names: Mapping[IntegrationKey, str]
) -> dict[IntegrationKey, RecordAnswer]:
    """Set the names a Recruiter admin sees when enabling (rsc-contract 4.2)."""
    form = transport.form_of(INTEGRATIONS, PATCH)
    ids = _ids(form, names)
    patches = {
        encoded: {"patch": {"$set": {"integrationName": names[key]}}}
        for encoded, key in ids.items()
    }
    answer = transport.batch_partial_update(form.path, form.ids_query(ids), patches, form=form)
    return read_batch_answer(answer, ids)


def read_integrations(
    transport: Transport, keys: Collection[IntegrationKey]
) -> list[IntegrationStatus]:
    """Read integrations in the order asked (rsc-contract 4.3).

    One that LinkedIn does not know, or refuses to show, has an empty status and LinkedIn's
    error in `raw`; one about which it said nothing has no `raw` either.
    """
    check_batch(keys)
    form = transport.form_of(INTEGRATIONS, READ)
    ids = _ids(form, keys)
    answer = transport.get(form.path, form.ids_query(ids), form=form)
    known = read_entities(answer, ids)
    refused = read_refusals(answer, ids)
    return [_status(known.get(key) or refused.get(key) or {}, key) for key in keys]


def integrations_of_request(transport: Transport, request_id: str) -> list[IntegrationStatus]:
    """Read what a status push was about (rsc-contract 5.6); 404 once LinkedIn has forgotten it."""
    form = transport.form_of(INTEGRATIONS, FINDER)
    found = transport.find(form.path, "request", form=form, requestId=request_id)
    return [_status(element, IntegrationKey(context="", type="")) for element in found]


def write_configuration(transport: Transport, key: IntegrationKey, name: str, value: str) -> None:
    """Write one configuration, such as CALLBACK_URL (rsc-contract 4.4); raise if refused."""
    one = _Configuration(transport.form_of(CONFIGURATIONS, PUT), key, name)
    entity = {"configurationValue": {"string": value}}
    answer = transport.batch_update(one.path, one.query, {one.id: entity}, form=one.form)
    one.answer_in(answer).raise_if_refused()


def read_configuration(transport: Transport, key: IntegrationKey, name: str) -> str | None:
    """Read one configuration (rsc-contract 4.4), None when it is not set."""
    one = _Configuration(transport.form_of(CONFIGURATIONS, READ), key, name)
    answer = transport.get(one.path, one.query, form=one.form)
    entity = read_entities(answer, {one.id: name}).get(name)
    if entity is None:
        refusal = one.answer_in(answer)
        if refusal is not UNANSWERED:
            _raise_unless_gone(refusal)
        return None
    value = entity.get("configurationValue")
    text = value.get("string") if isinstance(value, dict) else None
    return text if isinstance(text, str) else None


def delete_configuration(transport: Transport, key: IntegrationKey, name: str) -> None:
    """Remove one configuration (rsc-contract 4.4); one that is gone already is no error."""
    one = _Configuration(transport.form_of(CONFIGURATIONS, DELETE), key, name)
    answer = transport.batch_delete(one.path, one.query, form=one.form)
    _raise_unless_gone(one.answer_in(answer))


@dataclass(frozen=True)
class _Configuration:
    """One configuration as a call names it."""

    form: Form
    key: IntegrationKey
    name: str

    @property
    def path(self) -> str:
        return self.key.filled_into(self.form, self.form.path)

    @property
    def id(self) -> str:
        return self.form.fill(self.key.filled_into(self.form, self.form.key), record=self.name)

    @property
    def query(self) -> str:
        return self.form.ids_query([self.id])

    def answer_in(self, answer: Mapping[str, Any]) -> RecordAnswer:
        return read_batch_answer(answer, {self.id: self.name})[self.name]


def _ids(form: Form, keys: Iterable[IntegrationKey]) -> dict[str, IntegrationKey]:
    return {key.filled_into(form, form.key): key for key in keys}


def _raise_unless_gone(answer: RecordAnswer) -> None:
    if answer.status != 404:
        answer.raise_if_refused()


def _status(raw: dict[str, Any], key: IntegrationKey) -> IntegrationStatus:
    status = raw.get("status")
    if isinstance(status, dict):
        status = status.get("value")
    return IntegrationStatus(
        type=raw.get("integrationType") or key.type,
        context=raw.get("integrationContext") or key.context,
        status=status if isinstance(status, str) else "",
        name=raw.get("integrationName") or "",
        raw=raw,
    )
