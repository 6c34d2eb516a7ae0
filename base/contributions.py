"""The second seam: what each app puts into frames that stand below or above it.

    app/contributes.py      CONTRIBUTIONS = [Place("Jobs", ...), PersonTab("notes", ...)]
    read() at the start     collects them all
    of(PersonTab)           a frame asks for a kind and knows no app by name

A kind is a frozen dataclass with a `position`, defined beside the frame that shows it, or here
where frames of several floors share it.
"""

from collections import defaultdict
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol, TypeVar

from django.apps import apps


class Contribution(Protocol):
    @property
    def position(self) -> int: ...


Kind = TypeVar("Kind", bound=Contribution)

_collected: dict[type[Any], list[Any]] = {}


def of(kind: type[Kind]) -> list[Kind]:
    """Return all contributions of a kind, by position, then in the order of INSTALLED_APPS."""
    return _collected.get(kind, [])


def read() -> None:
    """Collect what every installed app contributes; whoever reads again starts anew."""
    found: dict[type[Any], list[Any]] = defaultdict(list)
    for app in apps.get_app_configs():
        name = f"{app.name}.contributes"
        if find_spec(name):
            for contribution in import_module(name).CONTRIBUTIONS:
                found[type(contribution)].append(contribution)
    for contributions in found.values():
        contributions.sort(key=lambda contribution: contribution.position)
    _collected.clear()
    _collected.update(found)
