"""Requisitions leave LinkedIn after the applications of their job; v2 closes jobs, deleting none.

The posting of a job waits for nothing: nobody outside is to see a job a moment longer.
"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from linkedin_rsc.leases import clock
from linkedin_rsc.ledger import outcomes
from linkedin_rsc.ledger.looking import waiting_to_leave
from linkedin_rsc.ledger.looking import wake as wake_rows
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.models.ledger_lookup import Word
from linkedin_rsc.streams import job_parts
from linkedin_rsc.streams.listed import listed_keys
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing

State, Wanted = LedgerRow.State, LedgerRow.Wanted


def await_applications(rows: Sequence[Row], sharing: Sharing) -> set[str]:
    """Have requisitions that are to be deleted wait for their applications; return which do.

    They wait for none that LinkedIn refuses to delete, nor while none can be deleted. One query.
    """
    if not (rows and sharing.sends(Stream.APPLICATIONS)):
        return set()
    own = LedgerRow.objects.filter(pk__in=listed_keys(row.pk for row in rows))
    waiting = set(own.filter(_has_applications()).values_list("record", flat=True))
    for row in rows:
        if row.record in waiting:
            outcomes.wait_to_leave(row, clock.now() + outcomes.AT_LATEST)
    return waiting


def wake(jobs: set[str]) -> None:
    """Have those looked at of which no application is left; their postings are not asked twice."""
    if job_parts.are_apart():
        rows = waiting_to_leave(Stream.JOBS, jobs).filter(task="")
        wake_rows(rows.exclude(_has_applications()))


def _has_applications() -> Exists:
    """Tell of the row of a job whether LinkedIn may hold an application that will leave."""
    there = LedgerRow.objects.filter(
        stream=Word(Stream.APPLICATIONS.value), job=OuterRef("record"), may_be_held=True
    )
    refused = {"state": State.NEEDS_ATTENTION, "wanted": Wanted.ABSENT}
    # An application waits for its resumes for good, where LinkedIn deletes them not (decision 27).
    resumes = LedgerRow.objects.filter(
        stream=Word(Stream.ATTACHMENTS.value), application=OuterRef("record"), **refused
    )
    return Exists(there.exclude(**refused).exclude(Exists(resumes)))
