"""Who shared their profile is taken in, one after the other (rsc-contract 9.3).

The rows wait until then, each in a transaction of its own: what is wrong with one costs no other,
and a worker that dies leaves the rest waiting.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from base import stopping
from base.errors import DomainError
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, StubProfile
from linkedin_rsc.profile.parsing import MalformedExport
from linkedin_rsc.pull.outcomes import unforeseen
from linkedin_rsc.pull.shared import candidate_of

logger = logging.getLogger(__name__)

# A look ends after so many and is followed by another one.
MOST = 200
# One that could not be taken in waits so long, then twice as long each time.
FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=15), timedelta(days=1)


def is_waiting() -> bool:
    return StubProfile.objects.due(clock.now()).exists()


def take_in_waiting() -> bool:
    """Take in who waits, longest first; return whether more are left."""
    due = StubProfile.objects.due(clock.now()).order_by("not_before", "id")
    found = list(due.values_list("pk", "attempts")[: MOST + 1])
    for number, attempts in found[:MOST]:
        if stopping.is_asked():
            return True
        _try(number, attempts)
    return len(found) > MOST


def _try(number: int, attempts: int) -> None:
    """Take one in. Whatever happens, to this process as well, the next try is later each time."""
    delay = min(FIRST_DELAY * (1 << min(attempts, 16)), LONGEST_DELAY)
    stub = StubProfile.objects.filter(pk=number)
    stub.update(attempts=min(attempts + 1, 100), not_before=clock.now() + delay)
    try:
        _take_in(number)
    except DomainError as refusal:
        stub.update(remark=refusal.message)
    except Exception:
        logger.exception("Shared profile %s could not be taken in", number)
        stub.update(remark=unforeseen())


@transaction.atomic
def _take_in(number: int) -> None:
    # One at a time, as exports: two about one person would each make a candidate.
    connection = Connection.objects.select_for_update().first()
    waiting = StubProfile.objects.waiting().select_related("seat__contract")
    stub = waiting.filter(pk=number).first()
    if connection is None or stub is None:
        return
    try:
        with transaction.atomic():
            stub.candidate, stub.remark = candidate_of(connection, stub)
    except MalformedExport as error:
        # No other time will it say more.
        stub.remark = str(error)
    stub.taken_in_at = timezone.now()
    stub.save(update_fields=["candidate", "remark", "taken_in_at"])
