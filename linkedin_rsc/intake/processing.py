"""From a stored push to its effect: fetch what it is about, act once, say what became of it.

    store() in the request -> process() in a task -> exports.receive_export() or a status refresh

A Notification is `received` until a worker claims it, `processing` while it is in work, and then
`done`, `refused` (by our rules), `failed` (LinkedIn's fault or loss), `ignored` or `expired`: what
comes after its term is still tried, once.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from base import stopping
from base.errors import DomainError
from linkedin_rsc import leases
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connection.status import refresh_status
from linkedin_rsc.intake.evaluations import receive_evaluations
from linkedin_rsc.intake.exports import Unusable
from linkedin_rsc.intake.fetching import receive_export, retry_or_give_up, retry_unforeseen
from linkedin_rsc.intake.results import finish
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, Notification
from linkedin_rsc.profile.parsing import MalformedExport

logger = logging.getLogger(__name__)

State = Notification.State

# One worker at a time, like a stream of the push.
GATE = "notifications"
# One look takes no more than this, however many wait.
MAX_A_LOOK = 1_000
# More than LinkedIn is asked for what it cannot give yet.
MAX_ATTEMPTS = 10


def waiting(now: datetime) -> list[int]:
    """Return the ids of what should be in work by now."""
    due = Q(not_before=None) | Q(not_before__lte=now)
    waiting = Notification.objects.filter(due, state=State.RECEIVED).order_by("id")
    return list(waiting.values_list("pk", flat=True)[:MAX_A_LOOK])


def process_waiting() -> timedelta | None:
    """Process all that waits, one after the other: LinkedIn wants its calls in sequence.

    Whoever comes while another worker is at it leaves at once: that one looks once more when it
    has given the gate back. Returns after how long to go on, when asked to stop before the end or
    when who is at it seems dead.
    """
    clock.ask()
    while _in_work().exists() or waiting(clock.now()):
        lease = leases.enter(GATE)
        if lease is None:
            return leases.overdue(GATE)
        try:
            _rescue()
            _process_all(lease)
        except leases.LeaseLost:
            logger.warning("The notifications were taken over by another worker")
        finally:
            lease.leave()
        if stopping.is_asked():
            return timedelta()
    return None


def _in_work() -> "QuerySet[Notification]":
    return Notification.objects.filter(state=State.PROCESSING)


def _rescue() -> None:
    """Take up what a dead worker held; only whoever has the gate may know it dead.

    What was in work that often when its worker died may be what kills them: a person decides.
    """
    said = _("Tandem ended while it worked on this, again and again. See the log, then replay it.")
    _in_work().filter(attempts__gte=MAX_ATTEMPTS).update(
        state=State.FAILED, reason=said, not_before=None, processed_at=timezone.now()
    )
    _in_work().update(state=State.RECEIVED, not_before=None)


def _process_all(lease: leases.Lease) -> None:
    while notification_ids := waiting(clock.now()):
        for notification_id in notification_ids:
            if stopping.is_asked():
                return
            lease.renew(clock.now())
            try:
                process(notification_id=notification_id)
            except Exception:
                # It is told on the notification; those behind it must not wait for it.
                logger.exception("Notification %s could not be processed", notification_id)


def process(*, notification_id: int) -> None:
    """Act on one stored notification; harmless when it was done already or is in work."""
    notification = _claim(notification_id, clock.now())
    if notification is None:
        return
    try:
        _act(notification, Connection.current())
    except DomainError as refusal:
        finish(notification, State.REFUSED, refusal.message)
    except (Unusable, MalformedExport) as problem:
        logger.error("Notification %s cannot be used", notification.pk)
        finish(notification, State.FAILED, str(problem))
    except LinkedInError as error:
        retry_or_give_up(notification, error)
    except Exception:
        # The row must not stay in work for ever; the error itself is for the log.
        retry_unforeseen(notification)
        raise


def _claim(notification_id: int, now: datetime) -> Notification | None:
    """Take the notification into work if nobody else has, by one conditional UPDATE."""
    claimed = Notification.objects.filter(pk=notification_id, state=State.RECEIVED).update(
        state=State.PROCESSING, processing_since=now, attempts=F("attempts") + 1
    )
    return Notification.objects.get(pk=notification_id) if claimed else None


def _act(notification: Notification, connection: Connection) -> None:
    if not connection.is_connected:
        finish(notification, State.IGNORED, _("LinkedIn was disconnected before this was fetched."))
    elif notification.kind == Notification.Kind.EXPORT:
        receive_export(notification, connection)
    elif notification.kind == Notification.Kind.EVALUATION:
        receive_evaluations(notification, connection)
    else:
        refresh_status()
        finish(notification, State.DONE)
