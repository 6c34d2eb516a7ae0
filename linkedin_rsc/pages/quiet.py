"""One quiet line about all of a record's rows; the details are opened where something failed."""

from collections import Counter
from collections.abc import Iterable, Sequence

from base.words import gettext as _
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.models.ledger_lookup import FAILED
from linkedin_rsc.pages.words import Entry

State = LedgerRow.State

WORST_FIRST = (
    State.NEEDS_ATTENTION,
    State.RETRYING,
    State.HELD,
    State.DELETION_QUEUED,
    State.QUEUED,
    State.IN_FLIGHT,
    State.SENT,
    State.DELETED,
)


def quiet_line(entries: Sequence[Entry]) -> str:
    """Say in one line how all of them stand, worst first; empty where each says it itself."""
    if len(entries) < 2:
        return ""
    number = Counter(entry.row.state for entry in entries)
    if set(number) == {State.SENT}:
        said = _("LinkedIn holds these %(count)d records as they are here.")
        return said % {"count": len(entries)}
    found = [f"{str(one.label).lower()}: {number[one]}" for one in WORST_FIRST if number[one]]
    said = " · ".join(found)
    return said[:1].upper() + said[1:]


def has_failed(entries: Iterable[Entry]) -> bool:
    return any(entry.row.state in FAILED for entry in entries)
