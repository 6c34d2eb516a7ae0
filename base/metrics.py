"""What apps let a monitoring system read at `/metrics`, in Prometheus' text format."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Sample = tuple[Mapping[str, str], int]
ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


@dataclass(frozen=True)
class Gauge:
    """A number that rises and falls; `read` gives it for each combination of labels.

    It reads what is kept: a monitoring system asks every few seconds. What the number means says
    its docstring, to operators, in English.
    """

    name: str
    read: Callable[[], Iterable[Sample]]
    position: int = 0


def _meaning(gauge: Gauge) -> str:
    return (gauge.read.__doc__ or "").strip().partition("\n")[0]


def written(gauges: Iterable[Gauge]) -> str:
    """Return all gauges as text, each with its description."""
    return "".join(line + "\n" for gauge in gauges for line in _lines(gauge))


def _lines(gauge: Gauge) -> Iterable[str]:
    yield f"# HELP {gauge.name} {_meaning(gauge)}"
    yield f"# TYPE {gauge.name} gauge"
    for labels, number in gauge.read():
        yield f"{gauge.name}{_written(labels)} {number}"


def _written(labels: Mapping[str, str]) -> str:
    named = ",".join(f'{name}="{value.translate(ESCAPES)}"' for name, value in labels.items())
    return f"{{{named}}}" if named else ""
