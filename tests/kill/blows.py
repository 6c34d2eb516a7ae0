"""What befalls the programs: kills, requests to end, a Redis that is gone for a while."""

import os
import signal
import time
from collections import Counter
from pathlib import Path
from random import Random

from ats.supervision import Running
from tests.redis_server import RedisServer
from tests.stack import Stack

REDIS_AWAY_S = 3.0
# Longer than any call may take with all its timeouts, of which the sandbox needs none.
END_AT_LATEST_S = 60.0


class Fate:
    """Strikes at random, and has a supervisor's patience: what has ended is started again."""

    def __init__(self, stack: Stack, redis: RedisServer, chance: Random) -> None:
        self.stack, self.redis, self.chance = stack, redis, chance
        self.blows: Counter[str] = Counter()
        self.ended_alone: list[str] = []
        self.took_to_end_s: list[float] = []
        self.last_kill_at = 0.0

    @property
    def kills(self) -> int:
        return sum(count for blow, count in self.blows.items() if blow.startswith("killed"))

    def strike(self) -> None:
        victim = self.chance.choice(self._workers())
        blow = self.chance.choices(
            [self.kill, self.kill_a_child, self.kill_the_beat, self.ask_to_end], [10, 4, 1, 3]
        )[0]
        blow(victim)

    def kill(self, worker: Running) -> None:
        """End a worker and all its children, as a machine does that runs out of memory."""
        self.blows["killed workers"] += 1
        self._replace(worker, signal.SIGKILL)

    def kill_a_child(self, worker: Running) -> None:
        """End one process of a worker's pool."""
        children = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children")
        pids = [int(pid) for pid in children.read_text().split()] if children.exists() else []
        if pids:
            self.blows["killed children"] += 1
            os.kill(self.chance.choice(pids), signal.SIGKILL)
            self.last_kill_at = time.monotonic()

    def kill_the_beat(self, _worker: Running) -> None:
        self.blows["killed beats"] += 1
        beats = [one for one in self.stack.supervisor.running if one.program.name == "beat"]
        self._replace(beats[0], signal.SIGKILL)

    def ask_to_end(self, worker: Running) -> None:
        """Ask the first process alone, as a container's end does; its children hear of it."""
        self.blows["workers asked to end"] += 1
        asked_at = time.monotonic()
        os.kill(worker.process.pid, signal.SIGTERM)
        while not worker.has_ended and time.monotonic() < asked_at + END_AT_LATEST_S:
            time.sleep(0.1)
        self.took_to_end_s.append(time.monotonic() - asked_at)
        self._replace(worker, signal.SIGKILL)

    def take_redis_away(self) -> None:
        self.blows["Redis stopped"] += 1
        self.redis.stop()
        time.sleep(REDIS_AWAY_S)
        self.redis.start()
        self.last_kill_at = time.monotonic()

    def start_what_ended(self) -> None:
        """Do what a supervisor does, `restart: unless-stopped` of the compose file for one."""
        for running in list(self.stack.supervisor.running):
            if running.has_ended:
                self.ended_alone.append(f"{running.program.name}\n{running.last_lines()}")
                self._replace(running, signal.SIGKILL)

    def _replace(self, running: Running, number: int) -> None:
        running.signal(number)
        running.process.wait()
        self.last_kill_at = time.monotonic()
        self.stack.supervisor.running.remove(running)
        self.stack.supervisor.start(running.program, goes_on=True)

    def _workers(self) -> list[Running]:
        return [one for one in self.stack.supervisor.running if "worker" in one.program.name]
