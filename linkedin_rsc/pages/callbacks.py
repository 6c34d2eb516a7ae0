"""How LinkedIn's pushes and challenges fared lately, for the tab."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from linkedin_rsc.models import CallbackCount

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
    last_challenge: date | None

    @property
    def has_refusals(self) -> bool:
        return any(line.is_refusal for line in self.lines)


def callback_health() -> CallbackHealth:
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
