"""Things that happen at a certain statement: a rival is faster, a process dies, a table is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def just_before(part: str, act: Callable[[], object]) -> Iterator[None]:
    """Have something happen just before the first statement with these words is executed."""
    left = [act]

    def execute_late(execute, sql, params, many, context):
        if part in sql and left:
            left.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(execute_late):
        yield
