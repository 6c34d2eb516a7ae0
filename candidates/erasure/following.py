"""Where an erasure goes on that ends outside of Tandem."""

from collections.abc import Callable
from dataclasses import dataclass

from base import contributions


@dataclass(frozen=True)
class ErasedElsewhere:
    """Where whoever erased somebody sees how far it is elsewhere.

    `find` takes the former public id and returns an address, or "" when there is nothing to see.
    """

    find: Callable[[str], str]
    position: int


def place_of(public_id: str) -> str:
    """Return the first address where the erasure of a person is shown; "" when there is none."""
    found = (place.find(public_id) for place in contributions.of(ErasedElsewhere))
    return next(filter(None, found), "")
