"""How one resource of LinkedIn's is spoken to in one generation of its API."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..restli import (
    MAX_BATCH_RECORDS,
    compound_ids_query,
    encode_value,
    parameters_query,
    protocol_2,
)

PROTOCOL_1, PROTOCOL_2 = "1.0.0", "2.0.0"


@dataclass(frozen=True)
class Form:
    """A row of the table in one generation.

    `path` and `key` are templates: `{record}` is our id of the record, `{parent}` that of the
    record it belongs to, `{organization}` a URN. `fields` renames what v2 calls otherwise.
    `methods` are the Rest.li methods LinkedIn lists; `since` is the first version we know to have
    them so, empty in v2. `evidence` has the marks of versioned-api section 0: what is `A` or `3`
    is not LinkedIn's own word, and the setting LINKEDIN_V2_RESOURCES leaves it out.
    """

    path: str = ""
    key: str = ""
    methods: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    # Parameters of its finder that are lists.
    lists: tuple[str, ...] = ()
    # How many records of it a call takes.
    max_records: int = MAX_BATCH_RECORDS
    # Whether a record names the organization once more, beside its key.
    repeats_organization: bool = False
    protocol: str = PROTOCOL_1
    since: str = ""
    evidence: str = "L"
    # What the header LinkedIn-Version says; empty in v2.
    version: str = ""

    @property
    def root(self) -> str:
        return "/rest/" if self.version else "/v2/"

    @property
    def headers(self) -> dict[str, str]:
        """Name version and protocol; the style of its keys decides the latter, v2 names neither."""
        headers = {"LinkedIn-Version": self.version} if self.version else {}
        if self.protocol == PROTOCOL_2:
            headers["X-RestLi-Protocol-Version"] = PROTOCOL_2
        return headers

    @property
    def is_below(self) -> bool:
        """Whether the path names one parent, so that all records of a call must share it."""
        return "{parent}" in self.path

    @cached_property
    def is_keyed_simply(self) -> bool:
        return self.key == "{record}"

    def encode(self, value: str) -> str:
        is_newer = self.protocol == PROTOCOL_2
        return protocol_2.encode_value(value) if is_newer else encode_value(value)

    def fill(self, template: str, **values: str) -> str:
        """Fill some of a template's values in, encoded; the others stay as they are."""
        for name, value in values.items():
            template = template.replace(f"{{{name}}}", self.encode(value))
        return template

    def ids_query(self, keys: Collection[str]) -> str:
        """Name records by their encoded keys."""
        if self.protocol == PROTOCOL_2:
            return protocol_2.ids_query(keys)
        if self.is_keyed_simply:
            return "&".join([f"ids={key}" for key in keys])
        return compound_ids_query(keys)

    def parameters_query(self, parameters: Mapping[str, str]) -> str:
        if self.protocol == PROTOCOL_2:
            return protocol_2.parameters_query(parameters, self.lists)
        return parameters_query(parameters)

    def told(self, record: Mapping[str, object], organization: str) -> Mapping[str, object]:
        """Give a record that was worded for v2 with the names it has here."""
        if self.fields:
            record = {self.fields.get(name, name): value for name, value in record.items()}
        if self.repeats_organization:
            record = {**record, "integrationContext": organization}
        return record


@dataclass(frozen=True)
class Upload:
    """How a file gets to LinkedIn: its address is asked for, its bytes are sent there.

    `address` and `media` are the names that may stand in the answer: of where to send it, and of
    what it is called from then on. `life` is how long LinkedIn keeps one that nothing refers to.
    """

    method: str
    address: tuple[str, ...]
    media: tuple[str, ...]
    life: Mapping[str, object]
    usage: str
    file_types: Mapping[str, str]
    max_bytes: int
    evidence: str
