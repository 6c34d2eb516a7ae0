"""Several real processes against one LinkedIn: one token for all of them, one sender a stream."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F

from linkedin_rsc.leases import LEASE
from linkedin_rsc.leases.clock import Now
from linkedin_rsc.models import StreamLease
from tests.linkedin_rsc.at_once import needs_threads
from tests.linkedin_rsc.leases.processes import Process, database_url
from tests.linkedin_stand_in import PARENT

pytestmark = pytest.mark.django_db(transaction=True)

LIFETIME_S = 1_800


@pytest.fixture
def start(linkedin, tmp_path) -> Iterator[Callable[..., list[Process]]]:
    """Start so many processes and wait until each has its Django."""
    url, running = database_url(tmp_path), []

    def start_some(count: int, **environment: str) -> list[Process]:
        is_first = not running
        new = [Process(url, linkedin.url, *PARENT, **environment) for _ in range(count)]
        running.extend(new)
        assert [process.answer() for process in new] == ["ready"] * count
        if is_first and connection.vendor == "sqlite":
            assert new[0].ask("create") == "created"
        return new

    yield start_some
    for process in running:
        process.kill()


def all_at_once(processes: list[Process], command: str) -> list[str]:
    for process in processes:
        process.tell(command)
    return [process.answer() for process in processes]


def asked(linkedin) -> int:
    return len(linkedin.requests(resource="accessToken"))


def test_processes_ask_linkedin_once_a_lifetime(start, linkedin):
    processes = start(3)
    for lifetime in (1, 2):
        tokens = all_at_once(processes, "get")
        assert len(set(tokens)) == 1
        all_at_once(processes, f"travel {LIFETIME_S - 60}")
        assert all_at_once(processes, "get") == tokens
        assert asked(linkedin) == lifetime
        all_at_once(processes, "travel 60")


def test_refused_token_is_replaced_once_for_all(start, linkedin):
    processes = start(3)
    [old, *_] = all_at_once(processes, "get")

    all_at_once(processes, f"forget {old}")
    [new, *others] = all_at_once(processes, "get")

    assert new != old
    assert set(others) == {new}
    # The last to be refused forgets the old one, which is gone; the new one stays.
    all_at_once(processes, f"forget {old}")
    assert set(all_at_once(processes, "get")) == {new}
    assert asked(linkedin) == 2


def test_process_that_dies_while_it_asks_blocks_nobody(start, linkedin):
    [other] = start(1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        proxy = f"http://127.0.0.1:{silent.getsockname()[1]}"
        [dying] = start(1, http_proxy=proxy, no_proxy="")
        dying.tell("get")
        silent.settimeout(30)
        asking, _ = silent.accept()
        dying.kill()
        asking.close()

    other.ask("travel 20")

    assert other.ask("get")
    assert asked(linkedin) == 1


def test_process_that_was_suspended_learns_that_it_lost_its_stream(start, linkedin):
    first, second = start(2)
    assert first.ask("enter 3600") == "entered"
    os.kill(first.pid, signal.SIGSTOP)
    assert second.ask("enter 3600") == "taken"
    second.ask("travel 30")
    assert second.ask("enter 3600") == "entered"
    os.kill(first.pid, signal.SIGCONT)

    first.ask("travel 31")

    assert first.ask("renew") == "lost"
    assert second.ask("renew") == "ours"


def test_process_that_died_leaves_its_stream_to_others(start, linkedin):
    first, second = start(2)
    first.ask("enter 0.01")
    first.kill()

    second.ask("travel 31")

    assert second.ask("enter 3600") == "entered"


@needs_threads  # A SQLite has no clock of its own.
@pytest.mark.parametrize("skews", [(300, -300), (-300, 300), (0, 86_400)])
def test_clocks_that_differ_let_no_two_send_and_keep_no_dead_one_alive(start, linkedin, skews):
    first, second = start(2)
    for process, skew in zip((first, second), skews, strict=True):
        process.ask(f"skew {skew}")
    assert first.ask("enter 3600") == "entered"

    assert second.ask("enter 3600") == "taken"
    [lease] = StreamLease.objects.annotate(rest=F("leased_until") - Now())
    assert timedelta() < lease.rest <= LEASE

    first.kill()
    StreamLease.objects.update(leased_until=Now())
    assert second.ask("enter 3600") == "entered"
    assert second.ask("renew") == "ours"
