"""How LinkedIn's pushes and challenges fared lately, for the tab.

Counted by days of UTC, whatever zone the company has or chooses later; the tab says so.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Max

from base.dates import say_day
from linkedin_rsc.models import CallbackCount, Notification

CALLBACK_DAYS = 7
WELL_ANSWERED = {
    CallbackCount.Outcome.DUPLICATE,
    CallbackCount.Outcome.CHALLENGE,
    CallbackCount.Outcome.BAD_CHALLENGE,
}


@dataclass(frozen=True)
class CallbackLine:
    label: str
    count: int
    is_refusal: bool


@dataclass(frozen=True)
class CallbackHealth:
    lines: list[CallbackLine]
    last_challenge: str
    last_push: datetime | None

    @property
    def has_refusals(self) -> bool:
        return any(line.is_refusal for line in self.lines)


def callback_health() -> CallbackHealth:
    today = datetime.now(UTC).date()
    since = today - timedelta(days=CALLBACK_DAYS - 1)
    counted: dict[str, int] = {}
    for outcome, count in CallbackCount.objects.filter(day__gte=since).values_list(
        "outcome", "count"
    ):
        counted[outcome] = counted.get(outcome, 0) + count
    answered = CallbackCount.objects.filter(outcome=CallbackCount.Outcome.CHALLENGE)
    challenge = answered.aggregate(last=Max("day"))["last"]
    last = Notification.objects.order_by("-id").values_list("received_at", flat=True)[:1]
    said = say_day(challenge, today) if challenge else ""
    return CallbackHealth(_callback_lines(counted), said, last.first())


def _callback_lines(counted: dict[str, int]) -> list[CallbackLine]:
    return [
        CallbackLine(str(outcome.label), counted[outcome], outcome not in WELL_ANSWERED)
        for outcome in CallbackCount.Outcome
        if counted.get(outcome)
    ]
