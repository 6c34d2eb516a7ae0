"""What goes on beside the kills, each in a thread of its own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from tests.journeys.office import Refused
from tests.kill.changes import People
from tests.kill.recruiters import Recruiters, pull_now
from tests.kill.verdict import Witness
from tests.stack import Stack

BETWEEN_CHANGES_S = (0.3, 1.5)
BETWEEN_LOOKS_S, BETWEEN_PULLS_S = 1.0, 30.0


@contextmanager
def going_on(
    stack: Stack, people: People, recruiters: Recruiters, witness: Witness
) -> Iterator[None]:
    stop = threading.Event()
    acts = [
        threading.Thread(target=act, args=(stop, *more))
        for act, *more in (
            (change_things, people),
            (write_and_share, recruiters),
            (again_and_again, witness.look, BETWEEN_LOOKS_S),
            (again_and_again, partial(pull_now, stack), BETWEEN_PULLS_S),
        )
    ]
    for act in acts:
        act.start()
    try:
        yield
    finally:
        stop.set()
        for act in acts:
            act.join()


def change_things(stop: threading.Event, people: People) -> None:
    while not stop.wait(people.chance.uniform(*BETWEEN_CHANGES_S)):
        try:
            people.do_something()
        except Refused as refusal:
            people.refusals.append(str(refusal))


def write_and_share(stop: threading.Event, recruiters: Recruiters) -> None:
    while not stop.wait(recruiters.chance.uniform(*BETWEEN_CHANGES_S)):
        recruiters.do_something()


def again_and_again(stop: threading.Event, act: Callable[[], object], pause_s: float) -> None:
    while not stop.wait(pause_s):
        act()
