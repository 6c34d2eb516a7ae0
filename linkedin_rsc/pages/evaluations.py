"""LinkedIn's own evaluations on a person's LinkedIn tab, in LinkedIn's words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from applications.models import Application
from candidates.models import Candidate
from linkedin_rsc.models import Evaluation

SHOWN = 10
LAST_RECEIVED = ("-received_at", "-pk")
MAX_LINES = 40
MAX_CHARACTERS = 500
MAX_DEPTH = 5


@dataclass(frozen=True)
class Shown:
    job: str
    at: datetime
    lines: list[tuple[str, str]]


def evaluations_of(candidate: Candidate, opened: Collection[Application]) -> QuerySet[Evaluation]:
    """Return the evaluations of the person and of the applications this reader may open."""
    readable = Q(application=None) | Q(application__in=opened)
    return Evaluation.objects.filter(readable, candidate=candidate)


def shown(raw: dict[str, Any], job: str, at: datetime) -> Shown:
    return Shown(job, at, list(_lines(raw.get("evaluation", raw)))[:MAX_LINES])


def _lines(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield what LinkedIn said as names with their texts; deeper names follow a dot."""
    if isinstance(value, dict) and depth < MAX_DEPTH:
        for key, part in value.items():
            yield from _lines(part, f"{name}.{key}" if name else str(key), depth + 1)
    elif isinstance(value, list) and depth < MAX_DEPTH:
        for part in value:
            yield from _lines(part, name, depth + 1)
    else:
        yield name[:MAX_CHARACTERS], str(value)[:MAX_CHARACTERS]
