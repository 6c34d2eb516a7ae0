"""Which generation speaks about which resource."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .forms import Form

# Of 202602 are the names of candidates and integrations in the table; before, they had others.
OLDEST_VERSION = "202602"
# What is in the versioned API alone is asked for in this version while the rest speaks v2.
NEWEST_VERSION = "202604"

_is_version = re.compile(r"20\d\d(0[1-9]|1[0-2])(\.\d\d)?").fullmatch


@dataclass(frozen=True)
class Resource:
    """One row of the table; None where a generation has no such resource.

    What `follows` another is spoken to in v2 where that is.
    """

    name: str
    v2: Form | None
    rest: Form | None = None
    follows: str = ""

    def has_in_rest(self, method: str, version: str) -> bool:
        return (
            self.rest is not None
            and method in self.rest.methods
            and version[: len(OLDEST_VERSION)] >= self.rest.since
        )


@dataclass(frozen=True)
class Generation:
    """What is spoken: v2, or a version of the versioned API but for the resources in `in_v2`."""

    version: str = ""
    in_v2: frozenset[str] = frozenset()

    def form_of(self, resource: Resource, method: str) -> Form:
        """Return how a method of a resource is called; v2 where the version has none such."""
        return _form(resource, method, self)

    def is_rest(self, resource: Resource, method: str) -> bool:
        """Tell whether a method of a resource is the versioned API's."""
        is_kept = bool({resource.name, resource.follows} & self.in_v2)
        return bool(self.version) and not is_kept and resource.has_in_rest(method, self.version)


V2 = Generation()


def is_version(text: str) -> bool:
    """Tell whether a text is a version this client can speak; a suffix says only itself."""
    return bool(_is_version(text)) and text >= OLDEST_VERSION


@lru_cache(maxsize=512)
def _form(resource: Resource, method: str, generation: Generation) -> Form:
    version = generation.version
    if resource.v2 is None and resource.rest is not None:
        return replace(resource.rest, version=version or NEWEST_VERSION)
    if resource.rest and generation.is_rest(resource, method):
        return replace(resource.rest, version=version)
    assert resource.v2  # noqa: S101  # A resource is in one generation at least.
    return resource.v2
