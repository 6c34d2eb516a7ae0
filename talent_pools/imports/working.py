"""Taking in sheets: a row at a time, each once, whoever dies or comes twice.

    the oldest open sheet -> lock it -> its next row -> the person, into the pool -> the row goes

All of that is one transaction, so that a row is either there or taken in. Workers share a sheet by
its lock; nobody begins the next one before, so that two sheets never make the same person at once.
"""

import logging

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from accounts.notices.services import notify
from base import stopping
from base.errors import DomainError
from base.words import gettext as _
from candidates.details.services import create_candidate
from candidates.models import Candidate
from talent_pools.imports.checking import MAX_TOLD
from talent_pools.members.services import AlreadyInPool, add_to_pool
from talent_pools.models import ImportRow, PoolImport
from talent_pools.permissions import ADD_TO_POOL
from talent_pools.verbs import PoolVerb

logger = logging.getLogger(__name__)

State = PoolImport.State


def take_in_waiting() -> None:
    """Take in all sheets that wait, until asked to stop; safe to run any number of times."""
    while not stopping.is_asked():
        sheet = PoolImport.objects.open().order_by("pk").first()
        if sheet is None or not _take_in_next(sheet):
            return


def _take_in_next(sheet: PoolImport) -> bool:
    """Take in one row; returns False where another worker is at it."""
    try:
        return _step(sheet.pk)
    except Exception:
        # The row must not stop all that follow; the error itself goes to the log and the task.
        _give_up_row(sheet.pk)
        raise


@transaction.atomic
def _step(sheet_id: int) -> bool:
    locked = PoolImport.objects.open().select_for_update(skip_locked=True, of=("self",))
    sheet = locked.select_related("pool", "created_by").filter(pk=sheet_id).first()
    if sheet is None:
        return False
    row = sheet.rows.order_by("number").first()
    by = sheet.created_by
    if by is None or not by.is_active or not ADD_TO_POOL.allows(by, sheet.pool):
        _end(sheet, State.STOPPED)
    elif row is None:
        _end(sheet, State.DONE)
    else:
        _take_in(sheet, row, by)
        row.delete()
        sheet.state = State.RUNNING
        sheet.save(update_fields=["state", "added_count", "known_count", "error_count", "errors"])
    return True


def _take_in(sheet: PoolImport, row: ImportRow, by: User) -> None:
    try:
        # What is refused leaves nothing of its own behind.
        with transaction.atomic():
            add_to_pool(pool=sheet.pool, candidate=_person(row, by), by=by)
    except AlreadyInPool:
        sheet.known_count += 1
    except DomainError as refusal:
        _note(sheet, row.number, refusal.message)
    else:
        sheet.added_count += 1


def _person(row: ImportRow, by: User) -> Candidate:
    """Return whom the address belongs to, as far as the importer may know, else somebody new.

    A verified holder comes before others, then whoever came first. Somebody private whom the
    importer may not open is not betrayed: the new record is noted as alike for those who may.
    """
    known = Candidate.objects.visible_to(by).filter(emails__email=row.email)
    found = known.order_by(F("emails__verified_at").asc(nulls_last=True), "pk").first()
    return found or create_candidate(
        by=by, first_name=row.first_name, last_name=row.last_name, emails=[row.email]
    )


@transaction.atomic
def _give_up_row(sheet_id: int) -> None:
    locked = PoolImport.objects.open().select_for_update(of=("self",))
    sheet = locked.filter(pk=sheet_id).first()
    row = sheet.rows.order_by("number").first() if sheet else None
    if sheet and row:
        _note(sheet, row.number, _("Tandem failed on this row. An administrator finds why."))
        sheet.save(update_fields=["error_count", "errors"])
        row.delete()


def _note(sheet: PoolImport, row: int, message: str) -> None:
    sheet.error_count += 1
    if len(sheet.errors) < MAX_TOLD:
        sheet.errors.append({"row": row, "column": "", "message": message})


def _end(sheet: PoolImport, state: str) -> None:
    """Say how it ended, to whoever gave the sheet."""
    sheet.state, sheet.ended_at = state, timezone.now()
    sheet.save(update_fields=["state", "ended_at"])
    sheet.rows.all().delete()
    by, pool = sheet.created_by, sheet.pool
    if by is None:
        return
    record(PoolVerb.IMPORTED, by=by, subject=pool, pool=pool.name)
    said = _("%(pool)s: %(done)d of %(count)d rows of your sheet are in the pool.")
    done = sheet.added_count + sheet.known_count
    words = {"pool": pool, "done": done, "count": sheet.row_count}
    address = reverse("pool-import", args=[pool.public_id, sheet.public_id])
    notify(users=[by], text=said % words, url=address)
