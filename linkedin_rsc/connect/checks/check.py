"""One thing the doctor looks at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings

from linkedin_rsc.connect.doctor import StepState

DONE, NOW, WAITING, BROKEN = StepState.DONE, StepState.NOW, StepState.WAITING, StepState.BROKEN
# Worst first.
ORDER = (BROKEN, NOW, WAITING, DONE)
# A clock that is wrong by more than this judges tokens and terms wrongly.
CLOCK_MAY_DIFFER = timedelta(seconds=30)


@dataclass(frozen=True)
class Check:
    """`todo` says what to do next and `url` leads there; of what is not well neither is empty.

    `found_at` tells when LinkedIn was asked; None for what is looked at afresh each time.
    """

    name: str
    state: StepState
    said: str
    todo: str = ""
    url: str = ""
    found_at: datetime | None = None

    @property
    def words(self) -> str:
        return f"{self.said} {self.todo}".strip()

    @property
    def line(self) -> str:
        """Say the words with the whole address of where to go, for a terminal or a script."""
        url = urljoin(settings.PUBLIC_URL, self.url) if self.todo and self.url else ""
        return f"{self.words} {url}".strip()


def developer_portal() -> str:
    """Return where LinkedIn keeps what it knows of an application, for its owner to change."""
    return f"{settings.LINKEDIN_WWW_URL}/developers/apps"


def worst(checks: Iterable[Check]) -> StepState:
    """Return the worst state among them."""
    states = {check.state for check in checks}
    return next((state for state in ORDER if state in states), DONE)
