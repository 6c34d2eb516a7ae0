"""What is wrong with LinkedIn at the moment, in one sentence for the home page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkedin_rsc.connection.outages import current_outages
from linkedin_rsc.models import Connection, LedgerCount, LedgerRow

# Beyond this the sentence says "more than"; the exact number of many helps nobody.
COUNTED = 100


def linkedin_warning(connection: Connection | None = None) -> str:
    """Return what is wrong, empty when nothing is or nothing is connected; 3 queries at most."""
    connection = connection or Connection.current()
    if connection.problem:
        return connection.problem
    off = [one.sentence() for one in current_outages()] if connection.is_connected else []
    paused = _("Sending to LinkedIn is paused.") if connection.sending_paused_at else ""
    return " ".join(filter(None, [*off, paused, _attention()]))


def open_question(connection: Connection) -> str:
    """Return what an administrator has still to decide, empty where nothing."""
    if not (connection.is_connected and connection.is_asking):
        return ""
    return _("Decide whether LinkedIn gets notes and feedback. Until then it gets neither.")


def _attention() -> str:
    number = sum(LedgerCount.objects.by_place([LedgerRow.State.NEEDS_ATTENTION]).values())
    if not number:
        return ""
    if number > COUNTED:
        return _("More than %(count)d records need attention at LinkedIn.") % {"count": COUNTED}
    said = ngettext(
        "%(count)d record needs attention at LinkedIn.",
        "%(count)d records need attention at LinkedIn.",
        number,
    )
    return said % {"count": number}
