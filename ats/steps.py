"""What a start does and how long each step takes, for whoever waits for it.

Without Django: the demo's supervisor uses it, too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say what begins, and at its end on the same line how many seconds it took.

    What goes wrong is told on a line of its own.
    """
    print(f"{name} …", end="", flush=True)
    began = monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f" {monotonic() - began:.1f} s", flush=True)
