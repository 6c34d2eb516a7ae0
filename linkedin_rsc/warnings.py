"""What is wrong with LinkedIn at the moment, in one sentence for the home page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkedin_rsc.models import Connection, LedgerCount, LedgerRow

# Beyond this the sentence says "more than"; the exact number of many helps nobody.
COUNTED = 100


def linkedin_warning() -> str:
    """Return the sentence, empty when nothing is wrong or nothing is connected; 2 queries."""
    connection = Connection.current()
    if connection.problem:
        return connection.problem
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
