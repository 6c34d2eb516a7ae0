"""What makes a generation of the API: its addresses, its resources, how it reads a query."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.http import HttpRequest

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.restli import ReadQuery
from linkedin_sandbox.api.words import OF_V2, Words

Handler = Callable[[Call], Answer]
Caller = Literal["parent", "child", "member"]


@dataclass(frozen=True)
class Resource:
    name: str
    methods: dict[str, Handler]
    caller: Caller = "child"
    has_key: bool = field(default=False)
    # Content types besides JSON, which LinkedIn's own collection sends (changes-2026 E2).
    also_takes: frozenset[str] = frozenset()
    words: Words = field(default=OF_V2)


@dataclass(frozen=True)
class Dialect:
    """`reading` checks the headers that are its own and gives how the query is read."""

    prefix: str
    resources: Mapping[str, Resource]
    reading: Callable[[HttpRequest], ReadQuery]


def by_name(*resources: Resource) -> dict[str, Resource]:
    return {resource.name: resource for resource in resources}
