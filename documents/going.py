"""What is said of documents before the application they came with is deleted."""

from applications.models import Application
from base.words import ngettext
from documents.models import Document


def say_goes_along(application: Application) -> str:
    """Say how many documents go with it; one query."""
    count = Document.objects.filter(application=application).count()
    said = ngettext(
        "%(count)d document that came with it is deleted with it.",
        "%(count)d documents that came with it are deleted with it.",
        count,
    )
    return said % {"count": count} if count else ""
