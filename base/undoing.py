"""The way back beside a message that says what was done to several at once.

A message carries the address that takes it back, with what it was done to in its query; the page
shows it as a button that posts there. Nothing is kept: whatever is posted is checked like any other
deed, so an address that is used twice, late or from another tab does no harm.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, QueryDict

from base.errors import DomainError
from base.words import gettext_lazy as _

# Between the ids of an address.
SEPARATOR = "."
DONE = "done"
# So long a message stays (static/js/toasts.js).
STAY = timedelta(seconds=8)


class AlreadyUndone(DomainError):
    """It stands again as before: the second of two clicks, or of two tabs."""

    code = "already_undone"
    default_message = _("That is undone already.")


@dataclass(frozen=True)
class WayBack:
    """Where a message's *Undo* posts, and for how many milliseconds the message stays."""

    url: str
    stay_ms: int


def say_with_undo(request: HttpRequest, said: str, url: str, stay: timedelta = STAY) -> None:
    """Say that something was done, with the way back at `url` for as long as `stay`."""
    stay_ms = int(stay / timedelta(milliseconds=1))
    messages.success(request, said, extra_tags=f"{stay_ms} {url}")


def way_back(message: Message) -> WayBack | None:
    """Return the way back that a message offers, None for most of them."""
    stay_ms, _space, url = (message.extra_tags or "").partition(" ")
    return WayBack(url, int(stay_ms)) if url else None


def undo_address(path: str, done: list[str], **given: str) -> str:
    """Return the address at `path` that takes back what was done to these ids."""
    query = QueryDict(mutable=True)
    query.update({**given, DONE: SEPARATOR.join(done)})
    return f"{path}?{query.urlencode()}"


def ids_to_undo(request: HttpRequest, most: int) -> list[str]:
    """Return the ids that an address of `undo_address` names."""
    named = request.GET.get(DONE, "").split(SEPARATOR)[:most]
    return [one for one in named if one.isalnum() and one.isascii()]
