"""Whether everything arrived once, in time, and nothing that must not; as a table."""

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from math import ceil
from typing import Any

from tests.kill.blows import Fate
from tests.kill.changes import Change, People
from tests.kill.held import exported, look, stuck, troubled
from tests.kill.recruiters import Recruiters
from tests.kill.retrieved import compare
from tests.stack import Stack

# Issue 7, section 3.
MEDIAN_S, AFTER_THE_LAST_KILL_S, END_S = 20.0, 60.0, 10.0
# It is one question after the other, each a second, and a dead worker's lease comes before them.
RETRIEVED_S = 180.0
MOST_SHOWN = 60
# Whose calls come one after the other, in either generation of LinkedIn's API.
IN_ORDER = ("ats", "simpleJob", "candidate", "application")
# The sandbox notes a call a moment after it is over.
RECORDED_LATE = timedelta(milliseconds=50)


class Witness:
    """Looks at LinkedIn again and again, and notes when each change is seen there."""

    def __init__(self, stack: Stack, people: People, recruiters: Recruiters) -> None:
        self.stack, self.people, self.recruiters = stack, people, recruiters
        # Of what people did in Tandem or exported, and of what LinkedIn had to be asked for.
        self.last_arrival_at = self.last_retrieval_at = 0.0
        # At the last look; beat gives idle workers something to do again and again.
        self.stuck: Counter[str] = Counter()

    def look(self) -> None:
        held, now = look(self.stack), time.monotonic()
        for change in self.missing():
            if change.has_arrived(held):
                change.took_s = now - change.at
                if change in self.recruiters.changes:
                    self.last_retrieval_at = now
                else:
                    self.last_arrival_at = now

    def changes(self) -> list[Change]:
        return [*self.people.changes, *self.recruiters.changes]

    def missing(self) -> list[Change]:
        return [change for change in self.changes() if change.took_s is None]

    def has_seen_all(self) -> bool:
        self.stuck = stuck(self.stack)
        return not self.missing() and not self.stuck


class Verdict:
    def __init__(self, stack: Stack, people: People, fate: Fate, witness: Witness) -> None:
        held = look(stack)
        self.fate, self.people, self.changes = fate, people, witness.changes()
        self.missing, self.stuck = witness.missing(), witness.stuck
        self.troubled = troubled(stack)
        came = exported(stack)
        self.retrieved = compare(
            stack, members=witness.recruiters.members,
            others=len(people.names) + len(people.secret) + len(people.open_for_now),
            exported=set(people.exported.values()),
        )  # fmt: skip
        self.doubled = doubles(held.candidates) + doubles(held.applications)
        self.doubled += doubles([person for person, _ in came]) + self.retrieved.doubled
        # Whoever was exported or shared their profile is a prospect, too.
        self.secret = people.secret | {candidate for _, candidate in came}
        self.leaked = self.secret & {*held.candidates, *(one for one, _ in held.applications)}
        self.overlaps = overlapping(stack)
        self.after_last_kill_s = max(0.0, witness.last_arrival_at - fate.last_kill_at)
        self.retrieved_after_s = max(0.0, witness.last_retrieval_at - fate.last_kill_at)

    @property
    def holds(self) -> bool:
        return all(is_met for *_, is_met in self._lines())

    def print(self) -> None:
        self.fate.blows["programs that ended by themselves"] = len(self.fate.ended_alone)
        print(", ".join(f"{count} {what}" for what, count in self.fate.blows.items()))
        print(f"{len(self.secret)} prospects and private people that must not be seen")
        print(", ".join(f"{count} {what}" for what, count in self.retrieved.counts.items()))
        self._print_latencies()
        for name, value, aim, is_met in self._lines():
            print(f"  {name:38}{value:>10}  {aim}: {'met' if is_met else 'MISSED'}")
        self._print_what_is_wrong()

    def _lines(self) -> list[tuple[str, str, str, bool]]:
        took = [one.took_s for one in self.changes if one.took_s and not one.from_linkedin]
        median = statistics.median(took) if took else 0.0
        longest_end = max(self.fate.took_to_end_s, default=0.0)
        none = [
            ("lost", len(self.missing) + len(self.retrieved.lost)), ("doubled", len(self.doubled)),
            ("leaked", len(self.leaked)), ("stuck", self.stuck.total()),
            ("in need of a person", self.troubled.total()),
            ("calls of a resource that overlap", self.overlaps),
            ("refused requests", len(self.people.refusals)),
        ]  # fmt: skip
        bounds = [
            ("median from change to LinkedIn, s", median, MEDIAN_S),
            ("all arrived after the last kill, s", self.after_last_kill_s, AFTER_THE_LAST_KILL_S),
            ("all retrieved after the last kill, s", self.retrieved_after_s, RETRIEVED_S),
            ("longest end of a worker asked to, s", longest_end, END_S),
        ]
        return [
            *((name, str(count), "none", not count) for name, count in none),
            *((name, f"{s:.1f}", f"at most {most:.0f}", s <= most) for name, s, most in bounds),
        ]

    def _print_latencies(self) -> None:
        print(f"  {'seconds until seen':18}{'count':>8}{'median':>8}{'95th':>8}{'max':>8}")
        for kind in sorted({one.kind for one in self.changes}):
            changes = [one for one in self.changes if one.kind == kind]
            took = sorted(one.took_s for one in changes if one.took_s is not None)
            if took:
                figures = statistics.median(took), took[ceil(0.95 * len(took)) - 1], took[-1]
                row = "".join(f"{figure:8.1f}" for figure in figures)
                print(f"  {kind:18}{len(took):8}{row}")

    def _print_what_is_wrong(self) -> None:
        wrong = [*(f"lost: {one.kind}" for one in self.missing), *self.stuck, *self.troubled]
        wrong += [
            *map(str, [*self.retrieved.lost, *self.doubled]),
            *self.leaked,
            *self.people.refusals,
        ]
        for line in [*wrong[:MOST_SHOWN], *self.fate.ended_alone]:
            print(f"  ! {line}")


def doubles(found: list[object]) -> list[object]:
    return [one for one, count in Counter(found).items() if count > 1]


def overlapping(stack: Stack) -> int:
    """Count calls that begin before the one before them, of the same resource, has ended."""
    calls, overlaps = {}, 0
    for one in all_requests(stack):
        if one["method"] != "GET" and one["resource"].startswith(IN_ORDER):
            end = datetime.fromisoformat(one["at"])
            begin = end - timedelta(milliseconds=one["duration_ms"])
            calls.setdefault(one["resource"], []).append((begin, end))
    for of_resource in calls.values():
        in_order = pairwise(sorted(of_resource))
        overlaps += sum(next_[0] < one[1] - RECORDED_LATE for one, next_ in in_order)
    return overlaps


def all_requests(stack: Stack) -> Iterator[dict[str, Any]]:
    since = 0
    while page := stack.linkedin.requests(since=since):
        yield from page
        since = page[-1]["id"]
