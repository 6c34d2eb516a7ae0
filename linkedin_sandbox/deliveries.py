"""Sending pushes: one thread, woken by new events and by the clock (section 5, rule 16)."""

from threading import Event

_news = Event()


def wake() -> None:
    """This function will tell the sender that there may be something to send."""
    _news.set()
