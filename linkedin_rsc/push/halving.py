"""Sends together, and halves what LinkedIn refuses whole until it names the culprit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from linkedin_rsc.client.errors import Rejected

Answer = TypeVar("Answer")


def ask_apart(
    ask: Callable[[Sequence[str]], Mapping[str, Answer]],
    ids: Sequence[str],
    refused: Callable[[Rejected], Answer],
) -> Iterator[Mapping[str, Answer]]:
    """Yield the answers call by call; `refused` words the answer of an id refused alone.

    One unusable record must not keep 99 others back, and what was answered counts although a
    later call fails.
    """
    try:
        answers = ask(ids)
    except Rejected as error:
        if len(ids) == 1:
            yield {ids[0]: refused(error)}
            return
    else:
        yield answers
        return
    middle = len(ids) // 2
    yield from ask_apart(ask, ids[:middle], refused)
    yield from ask_apart(ask, ids[middle:], refused)
