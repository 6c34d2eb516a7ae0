"""What apps above put into the settings of whoever is signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from base import contributions


@dataclass(frozen=True)
class SettingsPanel:
    """Something of a person's own to set.

    The template finds what `load` returns for them as `shown`; None leaves the panel out.
    """

    template: str
    load: Callable[[User], Any]
    position: int


def settings_panels(user: User) -> list[tuple[str, Any]]:
    """Return the templates of the panels that have something for this person, with what it is."""
    loaded = ((panel.template, panel.load(user)) for panel in contributions.of(SettingsPanel))
    return [(template, shown) for template, shown in loaded if shown is not None]
