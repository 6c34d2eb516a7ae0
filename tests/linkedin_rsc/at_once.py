"""Several things at the same time, each on a thread and a database connection of its own."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

# In memory, SQLite gives every thread a database of its own.
needs_threads = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="Threads cannot share the test's database in memory."
)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all of them at once; return what each gave, or the exception that ended it."""
    start = threading.Barrier(len(acts))
    given: list[object] = [None] * len(acts)

    def do(number: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            given[number] = act()
        except Exception as error:
            given[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=item) for item in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given
