"""Rest.li protocol 1.0: queries, keys, projections (rsc-contract section 12)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.world import switches

INDEXED_ID = re.compile(r"^ids\[(\d{1,6})\]\.(\w+)$")


@dataclass(frozen=True)
class CompoundKey:
    """A key of several named parts; their order on the wire means nothing."""

    parts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, parts: dict[str, str]) -> "CompoundKey":
        return cls(tuple(sorted(parts.items())))

    @classmethod
    def parse(cls, text: str) -> "CompoundKey":
        """Read `a=1&b=2` with each value percent-encoded at most once."""
        pairs = [part.partition("=") for part in text.split("&")]
        if not all(name and sign for name, sign, _ in pairs):
            raise ApiError(400, f"Invalid compound key: {text}")
        return cls.of({unquote(name): unquote(value) for name, _, value in pairs})

    def get(self, name: str) -> str:
        return dict(self.parts).get(name, "")

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.parts}

    def __str__(self) -> str:
        return "&".join(f"{name}={_written(value)}" for name, value in self.parts)


def _written(value: str) -> str:
    return value.replace(":", "%3A") if switches.is_on("escape_result_keys") else value


@dataclass(frozen=True)
class KeyStyle:
    """How compound keys stand in a body: one style for a whole call, by its protocol."""

    parse: Callable[[str], CompoundKey]
    write: Callable[[CompoundKey], str]


PROTOCOL_1 = KeyStyle(CompoundKey.parse, str)


@dataclass(frozen=True)
class Query:
    """The decoded query string, however it reached us; a record in `ids` as `ids[i].field`."""

    pairs: tuple[tuple[str, str], ...]
    style: KeyStyle = PROTOCOL_1

    @classmethod
    def parse(cls, text: str) -> "Query":
        return cls(tuple(parse_qsl(text, keep_blank_values=True)))

    def get(self, name: str) -> str | None:
        return next((value for key, value in self.pairs if key == name), None)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.pairs if key == name]

    def whole_number(self, name: str) -> int | None:
        text = self.get(name)
        if text is None:
            return None
        if not text.isdecimal():
            raise ApiError(400, f"Parameter '{name}' is invalid: {text}")
        return int(text)

    def compound_ids(self) -> list[CompoundKey]:
        """Collect `ids[i].field=value` into keys, in the order of i."""
        groups: dict[int, dict[str, str]] = {}
        for name, value in self.pairs:
            if match := INDEXED_ID.match(name):
                groups.setdefault(int(match[1]), {})[match[2]] = value
        return [CompoundKey.of(groups[index]) for index in sorted(groups)]

    @property
    def has_ids(self) -> bool:
        return any(name == "ids" or INDEXED_ID.match(name) for name, _ in self.pairs)

    def projection(self) -> set[str] | None:
        fields = self.get("fields")
        return set(fields.split(",")) if fields else None


ReadQuery = Callable[[str], Query]
