"""What a generation calls otherwise than v2, whose names the handlers and the stores know."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from linkedin_sandbox.api import recorder
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.restli import CompoundKey

# The id of a record whose key names its parent as well.
RECORD = "id"
# In front of what v2 calls so and this generation does not know: no schema has such a name.
FOREIGN = "!"


@dataclass(frozen=True)
class Words:
    """Names of key members and of fields by those of v2; "" where there is none here.

    A value that `repeats` a member of its key must do so, and it is not stored. Members that are
    `fixed` stand in every key with one value and are not known to v2.
    """

    members: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    repeats: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)

    def names(self, members: set[str]) -> set[str]:
        return {self.members.get(name, name) for name in members} - {""} | self.fixed.keys()

    def key_of_v2(self, key: CompoundKey) -> CompoundKey:
        """Give a key of ours the members of v2; what is missing there says who the provider is."""
        for name, value in self.fixed.items():
            if key.get(name) != value:
                raise ApiError(400, f"{name} must be {value}, not {key.get(name)}")
        known = {here: name for name, here in self.members.items()}
        added = {name: "ATS" for name, here in self.members.items() if not here}
        parts = [part for part in key.parts if part[0] not in self.fixed]
        return CompoundKey.of({known.get(name, name): value for name, value in parts} | added)

    def key_here(self, key: CompoundKey) -> CompoundKey:
        parts = {self.members.get(name, name): value for name, value in key.parts}
        return CompoundKey.of(
            {name: value for name, value in parts.items() if name} | {**self.fixed}
        )

    def heard(self, record: Any, key: Any) -> Any:
        """Give a record the names of v2; v2's own are as unknown here as any other."""
        if not isinstance(record, dict):
            return record
        known = {here: name for name, here in self.fields.items()}
        heard = {known.get(name, self._foreign(name)): value for name, value in record.items()}
        if self.repeats and heard.pop(self.repeats, None) != key.get(self.repeats):
            recorder.current().find(f"a value does not repeat {self.repeats}")
        return heard

    def told(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Give a record of v2 the names it has here."""
        names = {**self.members, **self.fields}
        told = {names.get(name, name): value for name, value in record.items()}
        return {name: value for name, value in told.items() if name}

    def said(self, message: str) -> str:
        """Give a refusal in the names it has here."""
        for name, here in self.fields.items():
            message = re.sub(rf"(?<![{FOREIGN}\w]){name}\b", here, message)
        return message.replace(f"/{FOREIGN}", "/")

    def _foreign(self, name: str) -> str:
        return f"{FOREIGN}{name}" if name in self.fields else name


OF_V2 = Words()
