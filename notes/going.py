"""What is said of notes before the application they are on is deleted."""

from applications.models import Application
from base.words import ngettext
from notes.models import Note


def say_goes_along(application: Application) -> str:
    """Say how many notes go with it, colleagues' private ones among them; one query."""
    count = Note.objects.filter(application=application).count()
    said = ngettext(
        "%(count)d note on it is deleted with it.",
        "%(count)d notes on it are deleted with it, colleagues’ private ones among them.",
        count,
    )
    return said % {"count": count} if count else ""
