"""What the finders of section 9 share: their name, a page of their rows, times and windows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from linkedin_sandbox.api import arranged, recorder
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, missing_query_parameter
from linkedin_sandbox.world import clock, switches

DEFAULT_COUNT = 10
LONGEST_WINDOW = timedelta(hours=12)
# The year 3000: what is later is no moment, and a database could not hold all of it.
LAST_MS = 32_503_680_000_000

Row = TypeVar("Row", bound=Model)


def expect(call: Call, name: str) -> None:
    if call.need("q") != name:
        raise ApiError(400, f"There is no finder named {call.query.get('q')}")


def needed_start(call: Call) -> None:
    if call.query.whole_number("start") is None:
        raise missing_query_parameter("start")


def last_row(call: Call) -> int:
    """Tell how far the wanted page reaches, `start + count`."""
    start, count = _start_and_count(call)
    return start + count


def page(
    call: Call, rows: QuerySet[Row], show: Callable[[list[Row]], list[dict[str, Any]]]
) -> Answer:
    """Answer one page of rows that are in order already; `fields=` leaves the rest out.

    The page's keys are looked up first, so that skipping what comes before is one walk along an
    index. What a test arranged to be among the elements stands at the end of the first page.
    """
    start, count = _start_and_count(call)
    keys = list(rows.values_list("pk", flat=True)[start : start + count])
    shown = show(list(rows.filter(pk__in=keys)))
    wanted = call.query.projection()
    if wanted is not None:
        shown = [{name: one[name] for name in one if name in wanted} for one in shown]
    shown += arranged.elements_of(call.resource) if start == 0 else []
    recorder.current().records = len(shown)
    paging = {"start": start, "count": count, "links": []}
    return Answer(200, {"elements": shown, "paging": paging})


def moment(call: Call, name: str) -> datetime | None:
    """Read a time in milliseconds."""
    value = call.query.whole_number(name)
    if value is None:
        return None
    if value > LAST_MS:
        raise ApiError(400, f"Parameter '{name}' is invalid: {value}")
    return clock.from_ms(value)


def window(call: Call, first: str, last: str) -> tuple[datetime | None, datetime | None]:
    """Read the two ends of a window; without its first it goes back to the beginning.

    More than twelve hours are a finding, or 400 where `strict_windows` says so (rule 15).
    """
    start, end = moment(call, first), moment(call, last)
    if start and end and end < start:
        raise ApiError(400, f"{last} is before {first}")
    if start is None or (end or clock.now()) - start > LONGEST_WINDOW:
        recorder.current().find(f"{call.resource}: the window is longer than 12 hours")
        if switches.is_on("strict_windows"):
            raise ApiError(400, f"{first} and {last} may be at most 12 hours apart")
    return start, end


def _start_and_count(call: Call) -> tuple[int, int]:
    start = call.query.whole_number("start") or 0
    return start, call.query.whole_number("count") or DEFAULT_COUNT
