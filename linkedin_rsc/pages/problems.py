"""Which records are not simply on their way, for the tab."""

from collections.abc import Iterable
from dataclasses import dataclass

from base.counting import count_label
from base.cursors import make_cursor, read_cursor
from base.paging import find
from linkedin_rsc.models import LedgerCount, LedgerRow, Stream

PROBLEMS_SHOWN = 10

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
        return count_label(self.count)


@dataclass(frozen=True)
class Problems:
    cells: list[ProblemCell]
    rows: list[LedgerRow]
    chosen: ProblemCell | None
    # Where the older ones start; "" on the last page.
    next_before: str


def problems_of(stream: str, state: str, before: str) -> Problems:
    """Count the records that are not simply on their way, and list those of one stream and state.

    Listing one stream and state at a time follows an index, however many rows there are.
    """
    cells = _problem_cells(stream, state)
    chosen = next((cell for cell in cells if cell.is_chosen), None)
    if chosen is None:
        return Problems(cells, [], None, "")
    rows = LedgerRow.objects.standing(chosen.state).filter(stream=chosen.stream)
    found = find(rows, PROBLEMS_SHOWN + 1, after=read_cursor(before))
    shown = found[:PROBLEMS_SHOWN]
    return Problems(cells, shown, chosen, make_cursor(shown[-1]) if len(found) > len(shown) else "")


def _problem_cells(stream: str, state: str) -> list[ProblemCell]:
    """Say how many of each stream are in each state, without what is empty; one query."""
    numbers = LedgerCount.objects.by_place(PROBLEM_STATES)
    places = [(one, problem) for problem in PROBLEM_STATES for one in Stream]
    filled = {place: numbers[place] for place in places if place in numbers}
    chosen = _chosen_place(filled, stream, state)
    return [
        ProblemCell(one, problem, number, (one, problem) == chosen)
        for (one, problem), number in filled.items()
    ]


def _chosen_place(
    filled: Iterable[tuple[Stream, LedgerRow.State]], stream: str, state: str
) -> tuple[Stream, LedgerRow.State] | None:
    """Choose what was asked for, else the worst; records held back are listed only on request."""
    places = list(filled)
    for one, problem in places:
        if (one, problem) == (stream, state):
            return one, problem
    worst = [place for place in places if place[1] != LedgerRow.State.HELD]
    return worst[0] if worst else None
