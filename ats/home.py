"""Home: what the apps have for a person, area by area. It knows none of them by name."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from base import contributions
from base.frames import Area, HomePanel


@dataclass(frozen=True)
class Panel:
    template: str
    shown: Any


def load_home(*, user: User) -> dict[str, list[Panel]]:
    """Return the panels that have something for this person, by the area's name, in order."""
    home: dict[str, list[Panel]] = {area.value: [] for area in Area}
    for panel in contributions.of(HomePanel):
        shown = panel.load(user)
        if shown is not None:
            home[panel.area.value].append(Panel(panel.template, shown))
    return home
