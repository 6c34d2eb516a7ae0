"""Integrations of the customer and their configurations (rsc-contract 4.2 to 4.4, 5.6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import error_class_for
from ..restli import (
    UNANSWERED,
    RecordAnswer,
    compound_ids_query,
    encode_key,
    read_batch_answer,
    read_entities,
    read_refusals,
    simple_ids_query,
)
from ..transport import Transport, check_batch

PATH = "atsIntegrations"


@dataclass(frozen=True)
class IntegrationKey:
    """`context` is an organization's URN, a contract's for CSA_API (rsc-contract section 1)."""

    context: str
    type: str

    @property
    def encoded(self) -> str:
        return encode_key(
            {
                "integrationContext": self.context,
                "integrationType": self.type,
                "tenantType": "RECRUITER",
                "dataProvider": "ATS",
            }
        )


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
    patches = {
        key.encoded: {"patch": {"$set": {"integrationName": name}}} for key, name in names.items()
    }
    query = compound_ids_query(key.encoded for key in names)
    answer = transport.batch_partial_update(PATH, query, patches)
    return read_batch_answer(answer, _ids(names))


def read_integrations(
    transport: Transport, keys: Collection[IntegrationKey]
) -> list[IntegrationStatus]:
    """Read integrations in the order asked (rsc-contract 4.3).

    One that LinkedIn does not know, or refuses to show, has an empty status and LinkedIn's
    error in `raw`; one about which it said nothing has no `raw` either.
    """
    check_batch(keys)
    answer = transport.get(PATH, compound_ids_query(key.encoded for key in keys))
    ids = _ids(keys)
    known = read_entities(answer, ids)
    refused = read_refusals(answer, ids)
    return [_status(known.get(key) or refused.get(key) or {}, key) for key in keys]


def integrations_of_request(transport: Transport, request_id: str) -> list[IntegrationStatus]:
    """Read what a status push was about (rsc-contract 5.6); 404 once LinkedIn has forgotten it."""
    return [
        _status(element, IntegrationKey(context="", type=""))
        for element in transport.find(PATH, "request", requestId=request_id)
    ]


def write_configuration(transport: Transport, key: IntegrationKey, name: str, value: str) -> None:
    """Write one configuration, such as CALLBACK_URL (rsc-contract 4.4); raise if refused."""
    entity = {"configurationValue": {"string": value}}
    answer = transport.batch_update(_configurations(key), simple_ids_query([name]), {name: entity})
    _only_answer(answer, name).raise_if_refused()


def read_configuration(transport: Transport, key: IntegrationKey, name: str) -> str | None:
    """Read one configuration (rsc-contract 4.4), None when it is not set."""
    answer = transport.get(_configurations(key), simple_ids_query([name]))
    entity = read_entities(answer, {name: name}).get(name)
    if entity is None:
        refusal = _only_answer(answer, name)
        if refusal is not UNANSWERED:
            _raise_unless_gone(refusal)
        return None
    value = entity.get("configurationValue")
    text = value.get("string") if isinstance(value, dict) else None
    return text if isinstance(text, str) else None


def delete_configuration(transport: Transport, key: IntegrationKey, name: str) -> None:
    """Remove one configuration (rsc-contract 4.4); one that is gone already is no error."""
    answer = transport.batch_delete(_configurations(key), simple_ids_query([name]))
    _raise_unless_gone(_only_answer(answer, name))


def _configurations(key: IntegrationKey) -> str:
    return f"{PATH}/{key.encoded}/configurations"


def _ids(keys: Iterable[IntegrationKey]) -> dict[str, IntegrationKey]:
    return {key.encoded: key for key in keys}


def _only_answer(answer: Mapping[str, Any], name: str) -> RecordAnswer:
    return read_batch_answer(answer, {name: name})[name]


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
