"""Giving a sheet to a pool: all of it is checked first, and nothing is saved until it is clean."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from base.errors import TooLarge
from base.waking import wake
from talent_pools.imports.checking import check
from talent_pools.imports.limits import MAX_BYTES
from talent_pools.imports.lines import read_lines
from talent_pools.models import ImportRow, PoolImport, TalentPool
from talent_pools.permissions import ADD_TO_POOL
from talent_pools.pools.holding import hold
from talent_pools.waking import TAKE_IN_SHEETS

State = PoolImport.State


def import_sheet(*, pool: TalentPool, content: bytes, by: User) -> PoolImport:
    """Check a CSV or XLSX file and have its people taken in by a worker, where it is clean.

    Returns the import: waiting, or refused with its errors. Locks the pool.
    Raises NotAllowed, TooLarge, NoLongerHere, and UnreadableSheet where the file is no sheet of
    people at all.
    """
    ADD_TO_POOL.require(by, pool)
    if len(content) > MAX_BYTES:
        raise TooLarge(MAX_BYTES)
    checked = check(read_lines(content))
    with transaction.atomic():
        hold(pool)
        sheet = PoolImport.objects.create(
            pool=pool, created_by=by, state=State.REFUSED if checked.errors else State.WAITING,
            row_count=len(checked.rows), error_count=checked.error_count, errors=checked.errors,
            created_at=timezone.now(), ended_at=timezone.now() if checked.errors else None,
        )  # fmt: skip
        if not checked.errors:
            rows = (ImportRow(sheet=sheet, **asdict(row)) for row in checked.rows)
            ImportRow.objects.bulk_create(rows, batch_size=500)
            wake(TAKE_IN_SHEETS)
    return sheet
