"""Runs it: people, fate and a witness beside each other, then the verdict."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from ats import programs
from tests.journeys.office import Office, connect, until
from tests.kill.acts import BETWEEN_LOOKS_S, going_on
from tests.kill.blows import Fate
from tests.kill.changes import People
from tests.kill.recruiters import Recruiters, pull_few_days, pull_now
from tests.kill.verdict import Verdict, Witness
from tests.redis_server import RedisServer
from tests.stack import Stack

RITA = "rita.lindqvist@nordwind.example"
JOBS = 3
BETWEEN_BLOWS_S = (2.0, 8.0)
A_CALL_S = 1.0
SLOW = (
    "atsCandidates", "atsApplications", "atsApplications/stages", "exportedCandidates", "seatsV2",
    "conversationEvents", "mailStubs", "prospectNotes", "candidates", "applicationStage",
)  # fmt: skip
# What has not arrived by then is lost.
LAST_WAIT_S = 180


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, help="some five seconds each (50)")
    parser.add_argument("--workers", type=int, default=3, help="Celery workers (3)")
    parser.add_argument("--api-version", default="", help="such as 202604, LinkedIn's (v2)")
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
            with Stack(folder, web_processes=1, version=given.api_version) as stack:
                holds = run(stack, redis, given)
        if given.logs:
            shutil.copytree(folder / "logs", given.logs, dirs_exist_ok=True)
    return 0 if holds else 1


def run(stack: Stack, redis: RedisServer, given: argparse.Namespace) -> bool:
    more = range(3, given.workers + 1)
    stack.run([programs.server_worker(number=one, variables=stack.variables) for one in more])
    make_slow(stack)
    recruiters = Recruiters(stack.linkedin, Random(given.seed + 2))
    recruiters.fill()
    people, fate = people_of(stack, given.seed), Fate(stack, redis, Random(given.seed + 1))
    witness = Witness(stack, people, recruiters)
    print(
        f"{given.workers} workers, {given.kills} kills, seed {given.seed}, "
        f"LinkedIn {given.api_version or 'v2'}",
        flush=True,
    )
    with going_on(stack, people, recruiters, witness):
        strike_all_the_while(fate, given.kills)
    pull_now(stack)
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
    pull_few_days(stack)
    office = Office(stack, RITA)
    jobs = [office.open_job(f"Night planner {name}") for name in ("north", "south", "west")[:JOBS]]
    for job in jobs:
        until(lambda job=job: stack.linkedin.exportable_jobs(job["id"]))
    return People(office, stack.linkedin, jobs, Random(seed))


def make_slow(stack: Stack) -> None:
    """Have LinkedIn take its time, so that many a kill comes in the middle of a call."""
    for resource in SLOW:
        stack.linkedin.fail_next(resource, 200, times=10**6, delay_s=A_CALL_S)


def strike_all_the_while(fate: Fate, kills: int) -> None:
    is_redis_restarted = False
    while fate.kills < kills:
        time.sleep(fate.chance.uniform(*BETWEEN_BLOWS_S))
        fate.start_what_ended()
        if fate.kills >= kills / 2 and not is_redis_restarted:
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
