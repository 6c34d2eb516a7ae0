"""Which records are not simply on their way: how many, for which causes, and one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from base.counting import CAP, count_label
from base.paging import Page, cut
from linkedin_rsc.models import LedgerCount, LedgerRow, Stream
from linkedin_rsc.models.ledger_lookup import FAILED, LedgerRowQuerySet
from linkedin_rsc.pages.causes import CAUSES_SHOWN, Cause, causes_of

ON_A_PAGE = 50

# What is not simply on its way, worst first.
PROBLEM_STATES = (
    LedgerRow.State.NEEDS_ATTENTION,
    LedgerRow.State.RETRYING,
    LedgerRow.State.HELD,
)


@dataclass(frozen=True)
class ProblemCell:
    """How many records of a stream are in a state; `is_chosen` marks the ones listed below."""

    stream: Stream
    state: LedgerRow.State
    count: int
    is_chosen: bool

    @property
    def label(self) -> str:
        return count_label(self.count, max(CAP, self.count))

    @property
    def has_failed(self) -> bool:
        return self.state in FAILED


@dataclass(frozen=True)
class Problems:
    """The causes of the chosen cell, and its records or those of the chosen `cause`."""

    cells: list[ProblemCell]
    chosen: ProblemCell
    causes: list[Cause]
    has_more_causes: bool
    cause: Cause | None
    page: Page[LedgerRow]

    @property
    def attention(self) -> str:
        """How many records need attention, of all streams; empty where one has them all."""
        states = [cell.count for cell in self.cells if cell.state == PROBLEM_STATES[0]]
        return f"{sum(states):,}" if len(states) > 1 else ""


def problems_of(query: QueryDict) -> Problems | None:
    """Return the problems that an address chooses, None where there are none; 3 queries.

    Listing one stream and state at a time follows an index, however many rows there are.
    """
    cells = problem_cells(query.get("stream", ""), query.get("state", ""))
    chosen = next((cell for cell in cells if cell.is_chosen), None)
    if chosen is None:
        return None
    causes = causes_of(chosen.stream, chosen.state)
    shown = causes[:CAUSES_SHOWN]
    cause = find_cause(shown, query.get("cause", ""))
    page = cut(_rows(chosen, cause), query, ON_A_PAGE)
    return Problems(cells, chosen, shown, len(causes) > CAUSES_SHOWN, cause, page)


def find_cause(causes: Iterable[Cause], key: str) -> Cause | None:
    return next((cause for cause in causes if cause.key == key), None)


def problem_cells(
    stream: str = "", state: str = "", numbers: Mapping[tuple[str, str], int] | None = None
) -> list[ProblemCell]:
    """Say how many of each stream are in each state, without what is empty; one query.

    None where `numbers` are given.
    """
    numbers = LedgerCount.objects.by_place(PROBLEM_STATES) if numbers is None else numbers
    places = [(one, problem) for problem in PROBLEM_STATES for one in Stream]
    filled = {place: numbers[place] for place in places if place in numbers}
    chosen = _chosen_place(filled, stream, state)
    return [
        ProblemCell(one, problem, number, (one, problem) == chosen)
        for (one, problem), number in filled.items()
    ]


def _rows(cell: ProblemCell, cause: Cause | None) -> LedgerRowQuerySet:
    if cause and cause.is_ours:
        return LedgerRow.objects.held_by(cell.stream, cause.value)
    return LedgerRow.objects.failed(cell.state, cell.stream, cause.value if cause else None)


def _chosen_place(
    filled: Iterable[tuple[Stream, LedgerRow.State]], stream: str, state: str
) -> tuple[Stream, LedgerRow.State] | None:
    """Choose what was asked for, else the worst of it, else the worst of all."""
    places = list(filled)
    asked = [place for place in places if place == (stream, state)]
    of_stream = [place for place in places if place[0] == stream]
    return next(iter([*asked, *of_stream, *places]), None)
