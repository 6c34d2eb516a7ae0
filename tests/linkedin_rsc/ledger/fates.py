"""What befalls calls, answers, workers and their database in a random history."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import requests
from django.db import OperationalError, connection, transaction

from linkedin_rsc.models import StreamLease

OF_RECORDS = [*(f"/v2/{part}" for part in ("ats", "simple", "hire")), "/rest/", "dms-uploads"]


class Killed(BaseException):
    """What a worker does not survive, and nothing it wanted to do in the end is done."""


def lost_answer() -> Exception:
    return requests.ReadTimeout("No answer in time")


def lost_database() -> Exception:
    return OperationalError("server closed the connection unexpectedly")


# What ends a worker, or a call, and whether the database hears no more of it then.
FATES: dict[str, tuple[Callable[[], BaseException], bool]] = {
    "killed": (Killed, True),
    "database lost": (lost_database, True),
    "answer lost": (lost_answer, False),
}


@dataclass
class Fate:
    """`name` of FATES or empty; befalls once, after `act` if something else happens then."""

    name: str = ""
    act: Callable[[], object] | None = None
    is_cut_off: bool = field(default=False, init=False)

    def befall(self) -> None:
        if self.act:
            self.act()
        if self.name:
            make, self.is_cut_off = FATES[self.name]
            raise make()

    def refuse(self, execute, sql, params, many, context):
        """Let the database hear nothing of a worker that is cut off but that it goes back."""
        if self.is_cut_off and "SAVEPOINT" not in sql:
            raise FATES[self.name][0]()
        return execute(sql, params, many, context)


@contextmanager
def at_call(number: int, is_before: bool, fate: Fate) -> Iterator[None]:
    """Have it befall right before a call is made, or before its answer is read."""
    send, left = requests.Session.send, [number]

    def send_and_happen(session, request, **options):
        is_data = any(part in str(request.url) for part in OF_RECORDS)
        is_it = is_data and not left[0]
        left[0] -= is_data
        if is_it and is_before:
            fate.befall()
        response = send(session, request, **options)
        if is_it and not is_before:
            fate.befall()
        return response

    requests.Session.send = send_and_happen
    try:
        with _survived(fate):
            yield
    finally:
        requests.Session.send = send


@contextmanager
def at_statement(number: int, fate: Fate) -> Iterator[None]:
    """Have it befall instead of one of the statements that read or change something."""
    left = [number]

    def count(execute, sql, params, many, context):
        is_it = "SAVEPOINT" not in sql and not left[0]
        left[0] -= "SAVEPOINT" not in sql
        if is_it:
            fate.befall()
        return execute(sql, params, many, context)

    with _survived(fate), connection.execute_wrapper(count):
        yield


@contextmanager
def _survived(fate: Fate) -> Iterator[None]:
    try:
        with connection.execute_wrapper(fate.refuse):
            yield
    except (Killed, OperationalError):
        pass
    if fate.is_cut_off:
        # No statement that failed has reached the database.
        transaction.set_rollback(False)
        # Its lease is over by then.
        StreamLease.objects.update(holder="", leased_until=None)
