"""What the tab shows, read in a fixed number of queries and of bounded length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from accounts.models import Activity
from base.counting import CappedCount, count_label
from linkedin_rsc.connect import doctor
from linkedin_rsc.connect.history import Line, line_of
from linkedin_rsc.models import (
    CallbackCount,
    Connection,
    Contract,
    Integration,
    IntegrationType,
    LedgerRow,
    Notification,
    Stream,
)

STEP_TEMPLATES = [
    f"linkedin_rsc/connect/steps/_{name}.html"
    for name in ("company", "connect", "request", "partner", "enabled")
]

CALLBACK_DAYS = 7
NOTIFICATIONS_SHOWN = 10
HISTORY_SHOWN = 10
PROBLEMS_SHOWN = 10

# What is not simply on its way, worst first.
PROBLEM_STATES = (
    LedgerRow.State.NEEDS_ATTENTION,
    LedgerRow.State.RETRYING,
    LedgerRow.State.HELD,
)


WELL_ANSWERED = {
    CallbackCount.Outcome.DUPLICATE,
    CallbackCount.Outcome.CHALLENGE,
}


@dataclass(frozen=True)
class StatusRow:
    """One integration type in one context; `integration` is None before it was requested."""

    place: str
    type: IntegrationType
    integration: Integration | None

    @property
    def word(self) -> str:
        """LinkedIn's own word, or its reason for giving none."""
        if self.integration is None:
            return ""
        return self.integration.status or str(self.integration.raw.get("message") or "")


@dataclass(frozen=True)
class CallbackLine:
    label: str
    count: int
    is_refusal: bool


@dataclass(frozen=True)
class CallbackHealth:
    lines: list[CallbackLine]
    last_challenge: date | None

    @property
    def has_refusals(self) -> bool:
        return any(line.is_refusal for line in self.lines)


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
    next_before: int | None


@dataclass(frozen=True)
class Tab:
    connection: Connection
    steps: list[tuple[doctor.Step, str]]
    contracts: list[Contract]
    status: list[StatusRow]
    callbacks: CallbackHealth
    notifications: list[Notification]
    problems: Problems
    history: list[Line]


def load_tab(*, stream: str = "", state: str = "", before: str = "") -> Tab:
    """Load the whole tab in nine queries; the last three words choose the problems listed."""
    connection = Connection.objects.select_related("connected_by").first() or Connection()
    facts = doctor.Facts.of(connection)
    return Tab(
        connection=connection,
        steps=list(zip(doctor.judge(facts), STEP_TEMPLATES, strict=True)),
        contracts=facts.contracts,
        status=_status_rows(facts),
        callbacks=_callback_health(),
        notifications=list(Notification.objects.order_by("-id")[:NOTIFICATIONS_SHOWN]),
        problems=_problems(connection, stream, state, before),
        history=_history(connection),
    )


def _status_rows(facts: doctor.Facts) -> list[StatusRow]:
    """Name the company's types first, then each contract's own."""
    if facts.connection.requested_at is None:
        return []
    known = {(row.context, row.type): row for row in facts.integrations}
    connection = facts.connection
    rows = [
        StatusRow("Company", type_, known.get((connection.organization, type_)))
        for type_ in IntegrationType
        if type_ != IntegrationType.CSA_API
    ]
    csa = IntegrationType.CSA_API
    return rows + [
        StatusRow(f"Contract {contract.contract_id}", csa, known.get((contract.urn, csa)))
        for contract in facts.contracts
    ]


def _callback_health() -> CallbackHealth:
    since = timezone.now().date() - timedelta(days=CALLBACK_DAYS - 1)
    counted: dict[str, int] = {}
    for outcome, count in CallbackCount.objects.filter(day__gte=since).values_list(
        "outcome", "count"
    ):
        counted[outcome] = counted.get(outcome, 0) + count
    challenges = CallbackCount.objects.filter(outcome=CallbackCount.Outcome.CHALLENGE)
    return CallbackHealth(_callback_lines(counted), challenges.aggregate(last=Max("day"))["last"])


def _callback_lines(counted: dict[str, int]) -> list[CallbackLine]:
    return [
        CallbackLine(str(outcome.label), counted[outcome], outcome not in WELL_ANSWERED)
        for outcome in CallbackCount.Outcome
        if counted.get(outcome)
    ]


def _problems(connection: Connection, stream: str, state: str, before: str) -> Problems:
    """Count the records that are not simply on their way, and list those of one stream and state.

    Listing one stream and state at a time follows an index, however many rows there are.
    """
    cells = _problem_cells(connection, stream, state)
    chosen = next((cell for cell in cells if cell.is_chosen), None)
    if chosen is None:
        return Problems(cells, [], None, None)
    rows = LedgerRow.objects.filter(stream=chosen.stream, state=chosen.state)
    if before.isascii() and before.isdigit():
        rows = rows.filter(pk__lt=int(before[:18]))
    page = list(rows.order_by("-id")[: PROBLEMS_SHOWN + 1])
    next_before = page[PROBLEMS_SHOWN - 1].pk if len(page) > PROBLEMS_SHOWN else None
    return Problems(cells, page[:PROBLEMS_SHOWN], chosen, next_before)


def _problem_cells(connection: Connection, stream: str, state: str) -> list[ProblemCell]:
    """Count each stream and state, up to a cap, in one query; leave out what is empty."""
    places = [(one, problem) for problem in PROBLEM_STATES for one in Stream]
    counts = [
        CappedCount(LedgerRow.objects.filter(stream=one, state=problem)) for one, problem in places
    ]
    counted = Connection.objects.filter(pk=connection.pk).values_list(*counts)
    numbers: tuple[int, ...] = next(iter(counted), ())
    filled = {place: number for place, number in zip(places, numbers, strict=False) if number}
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


def _history(connection: Connection) -> list[Line]:
    done = Activity.objects.filter(subject_type="connection", subject=connection.public_id)
    latest = done.select_related("actor").order_by("-id")[:HISTORY_SHOWN]
    return [line_of(activity) for activity in latest]
