"""Whether the worker was asked to end: a long task looks between two steps, and gives up the rest.

A worker that forks hears the signal in its first process alone, while tasks run in others; all of
them share this one byte.
"""

import mmap
from typing import Any

_asked = mmap.mmap(-1, 1)


def ask(**kwargs: Any) -> None:
    _asked[0] = 1


def forget() -> None:
    _asked[0] = 0


def is_asked() -> bool:
    return bool(_asked[0])
