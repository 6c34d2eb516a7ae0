"""Sends together, and halves what is refused whole until the culprit stands alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db import Error as DatabaseError

from linkedin_rsc.client.errors import LinkedInError, Rejected
from linkedin_rsc.leases import LeaseLost


class Unsendable(Exception):
    """Tandem itself could not make or read a call, for a reason nobody thought of."""


def ask_apart(
    ask: Callable[[Sequence[str]], Mapping[str, Any]], ids: Sequence[str]
) -> Iterator[Mapping[str, Any]]:
    """Yield the answers call by call; that of an id refused alone is a Rejected or Unsendable.

    One unusable record must not keep 99 others back, and what was answered counts although a
    later call fails.
    """
    try:
        yield _ask(ask, ids)
        return
    except (Rejected, Unsendable) as error:
        culprit = {ids[0]: error} if len(ids) == 1 else {}
    if culprit:
        yield culprit
        return
    middle = len(ids) // 2
    yield from ask_apart(ask, ids[:middle])
    yield from ask_apart(ask, ids[middle:])


def _ask(
    ask: Callable[[Sequence[str]], Mapping[str, Any]], ids: Sequence[str]
) -> Mapping[str, Any]:
    try:
        return ask(ids)
    except (LinkedInError, LeaseLost, DatabaseError):
        raise
    except Exception as error:
        raise Unsendable from error
