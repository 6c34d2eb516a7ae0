"""Names of time zones as people choose them, and the zones they name."""

from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from base.errors import InvalidInput
from base.text import folded
from base.words import gettext as _

MAX_CHARACTERS = 64
UTC = "UTC"
# The others are old spellings and offsets with their sign turned round.
AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
         "Indian", "Pacific")  # fmt: skip


@cache
def zone_names() -> tuple[str, ...]:
    """Return what is offered: UTC and every place, by area."""
    places = (name for name in available_timezones() if name.split("/")[0] in AREAS)
    return (UTC, *sorted(places))


def checked_zone(text: str) -> str:
    """Return the name of a zone however it is written, such as "berlin" or "america/new york".

    "" stays "". Raises InvalidInput.
    """
    wanted = _spelled(text)
    if wanted and wanted not in _by_spelling():
        said = _("There is no time zone “%(name)s”. Choose one from the list.")
        raise InvalidInput(said % {"name": text}, field="time_zone")
    return _by_spelling()[wanted] if wanted else ""


def zone_named(name: str) -> ZoneInfo:
    """Return a zone that was chosen once; UTC should it be known no more."""
    return ZoneInfo(name if name in zone_names() else UTC)


@cache
def _by_spelling() -> Mapping[str, str]:
    """Return the names by their spellings: whole, and the city alone where there is one of it."""
    cities: dict[str, list[str]] = {}
    for name in zone_names():
        cities.setdefault(_spelled(name.rpartition("/")[2]), []).append(name)
    alone = {city: names[0] for city, names in cities.items() if len(names) == 1}
    return alone | {_spelled(name): name for name in zone_names()}


def _spelled(text: str) -> str:
    return folded(text.replace("_", " "))
