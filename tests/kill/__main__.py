"""Runs it: people, fate and a witness beside each other, then the verdict."""

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from ats import programs
from tests.journeys.office import Office, Refused, connect, until
from tests.kill.blows import Fate
from tests.kill.changes import People
from tests.kill.verdict import Verdict, Witness
from tests.redis_server import RedisServer
from tests.stack import Stack

RITA = "rita.lindqvist@nordwind.example"
JOBS = 3
BETWEEN_CHANGES_S, BETWEEN_BLOWS_S = (0.3, 1.5), (2.0, 8.0)
BETWEEN_LOOKS_S = 1.0
A_CALL_S = 1.0
# What has not arrived by then is lost.
LAST_WAIT_S = 120


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.5, help="of changes and kills (2.5)")
    parser.add_argument("--workers", type=int, default=3, help="Celery workers (3)")
    parser.add_argument("--logs", type=Path, help="a folder to keep the programs' logs in")
    parser.add_argument("--seed", type=int, default=1, help="of all that is random (1)")
    return parser.parse_args()


def main() -> int:
    if os.environ.get("TANDEM_TEST_SERVICES") != "1":
        print("Run it as: python scripts/with_services.py python -m tests.kill", file=sys.stderr)
        return 2
    given = arguments()
    with tempfile.TemporaryDirectory(prefix="tandem-kill-") as name:
        folder = Path(name)
        with RedisServer(folder) as redis:
            os.environ["REDIS_URL"] = redis.url
            with Stack(folder, web_processes=1) as stack:
                holds = run(stack, redis, given)
        if given.logs:
            shutil.copytree(folder / "logs", given.logs, dirs_exist_ok=True)
    return 0 if holds else 1


def run(stack: Stack, redis: RedisServer, given: argparse.Namespace) -> bool:
    more = range(3, given.workers + 1)
    stack.run([programs.server_worker(number=one, variables=stack.variables) for one in more])
    people, fate = people_of(stack, given.seed), Fate(stack, redis, Random(given.seed + 1))
    witness = Witness(stack, people)
    make_slow(stack)
    print(f"{given.workers} workers, {given.minutes:g} minutes, seed {given.seed}", flush=True)
    stop = threading.Event()
    acts = [
        threading.Thread(target=change_things, args=(people, stop)),
        threading.Thread(target=again_and_again, args=(witness.look, stop, BETWEEN_LOOKS_S)),
    ]
    for act in acts:
        act.start()
    strike_all_the_while(fate, given.minutes * 60)
    stop.set()
    for act in acts:
        act.join()
    wait_for_all(witness, fate)
    verdict = Verdict(stack, people, fate, witness)
    verdict.print()
    return verdict.holds


def people_of(stack: Stack, seed: int) -> People:
    """Make a connected company with jobs that LinkedIn knows."""
    stack.run_command(
        "create_user", RITA, "--role", "recruiter", "administrator", "--first-name", "Rita",
        "--last-name", "Lindqvist", "--password-stdin", typed="a long password for kill runs",
    )  # fmt: skip
    connect(stack)
    office = Office(stack, RITA)
    jobs = [office.open_job(f"Night planner {name}") for name in ("north", "south", "west")[:JOBS]]
    for job in jobs:
        until(lambda job=job: stack.linkedin.exportable_jobs(job["id"]))
    return People(office, stack.linkedin, jobs, Random(seed))


def make_slow(stack: Stack) -> None:
    """Have LinkedIn take its time, so that many a kill comes in the middle of a call."""
    for resource in ("atsCandidates", "atsApplications", "atsApplications/stages"):
        stack.linkedin.fail_next(resource, 200, times=10**6, delay_s=A_CALL_S)
    stack.linkedin.fail_next("exportedCandidates", 200, times=10**6, delay_s=A_CALL_S)


def change_things(people: People, stop: threading.Event) -> None:
    while not stop.wait(people.chance.uniform(*BETWEEN_CHANGES_S)):
        try:
            people.do_something()
        except Refused as refusal:
            people.refusals.append(str(refusal))


def again_and_again(act: Callable[[], object], stop: threading.Event, pause_s: float) -> None:
    while not stop.wait(pause_s):
        act()


def strike_all_the_while(fate: Fate, seconds: float) -> None:
    began, is_redis_restarted = time.monotonic(), False
    while (passed := time.monotonic() - began) < seconds:
        time.sleep(fate.chance.uniform(*BETWEEN_BLOWS_S))
        fate.start_what_ended()
        if passed > seconds / 2 and not is_redis_restarted:
            is_redis_restarted = True
            fate.take_redis_away()
        else:
            fate.strike()


def wait_for_all(witness: Witness, fate: Fate) -> None:
    """Wait until everything has arrived and nothing is under way, at most LAST_WAIT_S."""
    deadline = time.monotonic() + LAST_WAIT_S
    while time.monotonic() < deadline and not witness.has_seen_all():
        fate.start_what_ended()
        time.sleep(BETWEEN_LOOKS_S)
        witness.look()


if __name__ == "__main__":
    sys.exit(main())
