"""What apps of every floor put into the frame around the pages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place of the navigation."""

    label: str
    url_name: str
    icon: str
    position: int


@dataclass(frozen=True)
class AdminTab:
    """A tab of the Admin center; it stays current on every address below its own."""

    label: str
    url_name: str
    position: int
