"""The benchmarks run and print ratios; how large those are is for people to judge."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.figures import Figure, percentile

ROOT = Path(__file__).resolve().parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments], cwd=ROOT, capture_output=True,
        text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "proof"),
    [
        (["intake", "--pushes", "40", "--database", "SQLite"], r"(\d+) of \1 pushes are stored"),
        (["push", "--candidates", "230", "--database", "SQLite"], r"(\d+) of \1 records are sent"),
    ],
)
def test_a_benchmark_compares_with_its_floor(arguments, proof):
    ended = bench(*arguments)

    assert ended.returncode == 0, ended.stderr
    assert re.search(r"throughput, 1/s +[\d.,]+ +[\d.,]+ +\d+\.\d\d  at least", ended.stdout)
    assert re.search(proof, ended.stdout)


def test_an_unknown_name_ends_with_usage():
    ended = bench("speed")

    assert ended.returncode == 2
    assert ended.stderr.startswith("usage: python -m benchmarks")


@pytest.mark.parametrize(
    ("ours", "limits", "is_met"),
    [
        (70, {"at_least": 0.7}, True),
        (69, {"at_least": 0.7}, False),
        (200, {"at_most": 2}, True),
        (201, {"at_most": 2}, False),
    ],
)
def test_a_figure_knows_whether_its_aim_is_met(ours, limits, is_met):
    assert Figure("figure", ours, 100, "1/s", **limits).is_met is is_met


def test_a_percentile_is_what_so_many_do_not_exceed():
    assert percentile(list(range(1, 1001)), 99) == pytest.approx(990, abs=1)
