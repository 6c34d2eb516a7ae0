"""Compares the ledger with Tandem's records slice by slice, and has repaired what differs.

A slice is a bounded range of primary keys. What is repaired in it and how far that is are written
in one transaction, so a killed worker loses one slice, which is looked at again. It only queues:
the sender decides on each row and sends nothing that LinkedIn has already.
"""

import logging
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.notices.services import notify
from base.words import ngettext
from linkedin_rsc.connection.outages import administrators
from linkedin_rsc.ledger import differences, everything, job_tasks
from linkedin_rsc.models import Difference, Reconciliation
from linkedin_rsc.streams import BY_NAME, IN_ORDER, OutgoingStream
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing

State = Reconciliation.State
Counts = Mapping[str, Mapping[str, int]]
logger = logging.getLogger(__name__)

# Primary keys: words are compared in Python; whether a row is there, in the database.
ROWS_A_SLICE = 500
RECORDS_A_SLICE = 10_000
# The rows that are there, then the records of each stream that have none.
PLACES = ["", *(stream.NAME.value for stream in IN_ORDER)]
# Rows or a stream of which LinkedIn takes nothing at the moment.
PASSED_OVER = "passed_over"


def go_on(run: Reconciliation) -> None:
    """Do one slice and move on behind it; nothing where another worker has done it by then."""
    sharing = Sharing.current()
    if not run.stream:
        _compare_slice(run, sharing)
    elif sharing.sends(run.stream):
        _fill_slice(run, BY_NAME[run.stream], sharing)
    else:
        _pass_over(run)


def _compare_slice(run: Reconciliation, sharing: Sharing) -> None:
    """Compare without a transaction, for most rows are as they should be; repair in one."""
    if not run.cursor:
        # A job that is to be renewed by now differs in nothing.
        job_tasks.renew_old(timezone.now())
    last, rows = differences.slice_from(run.cursor, ROWS_A_SLICE)
    on = [stream for stream in IN_ORDER if stream.NAME in rows and sharing.sends(stream.NAME)]
    found = {stream.NAME: _keys(stream, rows[stream.NAME], sharing) for stream in on}
    with transaction.atomic():
        if locked := _locked(run):
            counts = {stream: {PASSED_OVER: len(some)} for stream, some in rows.items()}
            for stream in on:
                repaired = differences.repair(stream, found[stream.NAME], sharing)
                counts[stream.NAME] = {"looked_at": len(rows[stream.NAME]), **repaired}
            _write(locked, last, counts)


def _keys(stream: OutgoingStream, rows: Sequence[Row], sharing: Sharing) -> list[int]:
    return [found.row.pk for found in differences.differing(stream, rows, sharing)]


@transaction.atomic
def _fill_slice(run: Reconciliation, stream: OutgoingStream, sharing: Sharing) -> None:
    if locked := _locked(run):
        last, made = everything.insert_slice(stream, sharing, run.cursor, RECORDS_A_SLICE)
        _write(locked, last, {run.stream: {Difference.MISSING: made}})


@transaction.atomic
def _pass_over(run: Reconciliation) -> None:
    if locked := _locked(run):
        _write(locked, None, {run.stream: {PASSED_OVER: 1}})


def _locked(run: Reconciliation) -> Reconciliation | None:
    """Lock the run if it still stands where it stood when it was read."""
    found = Reconciliation.objects.filter(
        pk=run.pk, state=State.RUNNING, stream=run.stream, cursor=run.cursor
    )
    return found.select_for_update().first()


def _write(run: Reconciliation, last: int | None, counts: Counts) -> None:
    """Write what a slice came to; without a `last` key there was nothing left to do here."""
    for stream, numbers in counts.items():
        of_stream = run.counts.setdefault(stream, {})
        for name, number in numbers.items():
            of_stream[name] = of_stream.get(name, 0) + number
    place = PLACES.index(run.stream) + 1
    if last is not None:
        run.cursor = last
    elif place < len(PLACES):
        run.stream, run.cursor = PLACES[place], 0
    else:
        _end(run)
    run.save()


def _end(run: Reconciliation) -> None:
    run.state, run.ended_at = State.DONE, timezone.now()
    logger.info("Reconciliation %s looked at %s, repaired %s", run.pk, run.looked_at, run.repaired)
    if run.is_nightly and run.repaired:
        _tell(run.repaired)


def _tell(repaired: int) -> None:
    """Tell administrators what nobody had marked; they may know where it came from."""
    said = ngettext(
        "At night %(count)d record was not at LinkedIn as it is in Tandem, after changes in bulk, "
        "a restore or an upgrade. It was queued.",
        "At night %(count)d records were not at LinkedIn as they are in Tandem, after changes in "
        "bulk, a restore or an upgrade. They were queued.",
        repaired,
    )
    url = f"{reverse('linkedin-syncs')}#reconciliation"
    notify(users=administrators(), text=said % {"count": repaired}, url=url)
