"""Print what was measured: one line a figure, with its floor, the ratio and the aim."""

import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """A measured value beside its floor, and whether the ratio meets its aim.

    `ours_at_most` is an aim for the value itself.
    """

    name: str
    ours: float
    floor: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None
    ours_at_most: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def is_met(self) -> bool:
        return (
            (self.at_least is None or self.ratio >= self.at_least)
            and (self.at_most is None or self.ratio <= self.at_most)
            and (self.ours_at_most is None or self.ours <= self.ours_at_most)
        )

    @property
    def aim(self) -> str:
        if self.at_least is not None:
            return f"at least {self.at_least:.2f}"
        if self.ours_at_most is not None:
            return f"at most {self.ours_at_most:,.0f} {self.unit}"
        return f"at most {self.at_most:.2f}"


def print_figures(title: str, figures: Sequence[Figure], *, remarks: Sequence[str] = ()) -> None:
    print(f"\n{title}\n{'':28}{'Tandem':>12}{'floor':>12}{'ratio':>8}  aim")
    for figure in figures:
        print(
            f"  {figure.name + ', ' + figure.unit:26}{figure.ours:12,.1f}{figure.floor:12,.1f}"
            f"{figure.ratio:8.2f}  {figure.aim}: {'met' if figure.is_met else 'MISSED'}"
        )
    for remark in remarks:
        print(f"  {remark}")
    print(flush=True)


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that `percent` of a hundred do not exceed."""
    return statistics.quantiles(values, n=100)[percent - 1]


def peak_mb(pid: int) -> float:
    """Return the most memory a process has held so far, in MB (10^6 bytes)."""
    return _status_mb(str(pid), "VmHWM")


def resident_mb(pid: int | None = None) -> float:
    """Return the memory that a process, or this one, holds at the moment, in MB."""
    return _status_mb(str(pid or "self"), "VmRSS")


def group_peaks_mb(leader: int) -> list[float]:
    """Return the peaks of all processes of a process group, the largest first."""
    return sorted(map(peak_mb, _group(leader)), reverse=True)


def processor_s(pid: int) -> float:
    """Return how many seconds of processor a process has taken so far."""
    stat = _stat(pid)
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def group_processor_s(leader: int) -> float:
    """Return the processor time that the processes of a group have used so far, in seconds."""
    # User and system time are the 12th and 13th field behind the name.
    ticks = sum(int(used) for pid in _group(leader) for used in _stat(pid)[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def _group(leader: int) -> list[int]:
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [pid for pid in pids if _stat(pid)[2:3] == [str(leader)]]


def _stat(pid: int) -> list[str]:
    """Return the fields behind the process's name, which may hold spaces; [] when it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return []


def _status_mb(process: str, name: str) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError(f"The memory of process {process} cannot be read.")
