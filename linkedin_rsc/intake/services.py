"""From a stored push to its effect: fetch what it is about, act once, say what became of it.

    store() in the request -> process() in a task -> exports.receive_export() or a status refresh

A Notification is `received` until a worker claims it, `processing` while it is in work, and then
`done`, `refused` (by our rules), `failed` (LinkedIn's fault or loss), `ignored` or `expired`.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from accounts.policy import may_manage_linkedin, require
from base.errors import DomainError
from linkedin_rsc import gateway, leases
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Rejected
from linkedin_rsc.client.resources import exported_candidates
from linkedin_rsc.connect.services import look_into_refusal, refresh_status
from linkedin_rsc.intake import exports
from linkedin_rsc.intake.events import ExportedPerson, MalformedExport, parse_exported_person
from linkedin_rsc.models import Connection, Notification
from linkedin_rsc.nudges import PROCESS_NOTIFICATIONS, nudge_on_commit
from linkedin_rsc.verbs import LinkedInVerb

logger = logging.getLogger(__name__)

State = Notification.State

# webhooks.md section 5: when to fetch again what LinkedIn could not give yet.
FETCH_DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
# One worker at a time, like a stream of the push.
GATE = "notifications"
# A worker that died in the middle is given this long, then another takes over.
RESCUE_AFTER = timedelta(minutes=10)
# One look takes no more than this, however many wait.
MAX_A_LOOK = 1_000

RESULT_FIELDS = ("state", "reason", "not_before", "processed_at", "application")


class StillInWork(DomainError):
    code = "still_in_work"
    default_message = "This notification is in work or waiting already."


class Unusable(Exception):
    """What LinkedIn gave can never be used; the words go to the notification."""


def waiting(now: datetime) -> list[int]:
    """Return the ids of what should be in work by now, after freeing what a dead worker holds."""
    Notification.objects.filter(
        state=State.PROCESSING, processing_since__lt=now - RESCUE_AFTER
    ).update(state=State.RECEIVED, not_before=None)
    due = Q(not_before=None) | Q(not_before__lte=now)
    waiting = Notification.objects.filter(due, state=State.RECEIVED).order_by("id")
    return list(waiting.values_list("pk", flat=True)[:MAX_A_LOOK])


def process_waiting() -> None:
    """Process all that waits, one after the other: LinkedIn wants its calls in sequence.

    Whoever comes while another worker is at it leaves at once: that one looks once more when it
    has given the gate back.
    """
    while waiting(timezone.now()):
        lease = leases.enter(GATE, timezone.now())
        if lease is None:
            return
        try:
            _process_all(lease)
        except leases.LeaseLost:
            logger.warning("The notifications were taken over by another worker")
        finally:
            lease.leave()


def _process_all(lease: leases.Lease) -> None:
    while notification_ids := waiting(timezone.now()):
        for notification_id in notification_ids:
            process(notification_id=notification_id)
            lease.renew(timezone.now())


def process(*, notification_id: int) -> None:
    """Act on one stored notification; harmless when it was done already or is in work."""
    notification = _claim(notification_id, timezone.now())
    if notification is None:
        return
    try:
        _act(notification, Connection.current())
    except DomainError as refusal:
        _finish(notification, State.REFUSED, refusal.message)
    except (Unusable, MalformedExport) as problem:
        logger.error("Notification %s cannot be used", notification.pk)
        _finish(notification, State.FAILED, str(problem))
    except LinkedInError as error:
        _retry_or_give_up(notification, error)
    except Exception:
        # The row must not stay in work for ever; the error itself goes to the log and the task.
        _finish(notification, State.FAILED, "Tandem failed on this. See the log, then replay it.")
        raise


@transaction.atomic
def replay(*, notification: Notification, by: User) -> Notification:
    """Put an ended notification to work again, or one that waits for its next try; locks it.

    Safe: what was done is not done twice. Raises NotAllowed, StillInWork.
    """
    require(may_manage_linkedin(by), "Only administrators replay notifications.")
    notification = Notification.objects.select_for_update(of=("self",)).get(pk=notification.pk)
    is_waiting = notification.state == State.RECEIVED and not notification.not_before
    if is_waiting or notification.state == State.PROCESSING:
        raise StillInWork
    if notification.kind == Notification.Kind.UNKNOWN:
        raise StillInWork(f"{notification.reason} There is nothing to replay.")
    notification.state = State.RECEIVED
    notification.reason = ""
    notification.attempts = 0
    notification.not_before = None
    notification.save()
    record(LinkedInVerb.NOTIFICATION_REPLAYED, by=by, subject=notification)
    nudge_on_commit(PROCESS_NOTIFICATIONS)
    return notification


def _claim(notification_id: int, now: datetime) -> Notification | None:
    """Take the notification into work if nobody else has, by one conditional UPDATE."""
    claimed = Notification.objects.filter(pk=notification_id, state=State.RECEIVED).update(
        state=State.PROCESSING, processing_since=now, attempts=F("attempts") + 1
    )
    return Notification.objects.get(pk=notification_id) if claimed else None


def _act(notification: Notification, connection: Connection) -> None:
    if not connection.is_connected:
        _finish(notification, State.IGNORED, "LinkedIn was disconnected before this was fetched.")
    elif notification.expires_at and notification.expires_at <= timezone.now():
        _finish(notification, State.EXPIRED, "It had expired before it could be fetched.")
    elif notification.kind == Notification.Kind.EXPORT:
        _receive_export(notification, connection)
    else:
        refresh_status()
        _finish(notification, State.DONE)


def _receive_export(notification: Notification, connection: Connection) -> None:
    """Fetch and take in what was exported, normally one person (rsc-contract 6); each by itself."""
    elements = exported_candidates(gateway.transport_for(connection), notification.request_id)
    if not elements:
        raise Unusable("LinkedIn gave no person for this export.")
    remarks, refusals = [], []
    for element in elements:
        try:
            result = exports.receive_export(
                connection=connection, person=_person(element), notification=notification
            )
        except DomainError as refusal:
            refusals.append(refusal.message)
        else:
            remarks.append(result.remark)
            notification.application = result.application or notification.application
    words = " ".join(filter(None, refusals + remarks))
    _finish(notification, State.REFUSED if refusals else State.DONE, words)


def _person(element: dict[str, Any]) -> ExportedPerson:
    person = parse_exported_person(element)
    if person.organization != Connection.current().organization:
        raise Unusable("This export belongs to another LinkedIn company. It was discarded.")
    return person


def _retry_or_give_up(notification: Notification, error: LinkedInError) -> None:
    gone = isinstance(error, Rejected) and error.status in {404, 410}
    if gone:
        reason = "LinkedIn no longer knows this export. Ask the recruiter to export again."
        _finish(notification, State.FAILED, reason)
    elif isinstance(error, Forbidden):
        _finish(notification, State.FAILED, f"LinkedIn refused access: {error.message}")
        look_into_refusal()
    elif notification.attempts > len(FETCH_DELAYS) or isinstance(error, Rejected):
        _finish(notification, State.FAILED, f"LinkedIn said: {error.message}")
    else:
        notification.not_before = timezone.now() + FETCH_DELAYS[notification.attempts - 1]
        notification.state = State.RECEIVED
        notification.reason = f"Will try again. {error.message}"
        _save_result(notification)


def _finish(notification: Notification, state: str, reason: str = "") -> None:
    notification.state = state
    notification.reason = reason
    notification.not_before = None
    notification.processed_at = timezone.now()
    _save_result(notification)


def _save_result(notification: Notification) -> None:
    """Write what became of it, unless another worker has taken it over meanwhile."""
    ours = Notification.objects.filter(
        pk=notification.pk,
        state=State.PROCESSING,
        processing_since=notification.processing_since,
    )
    ours.update(**{name: getattr(notification, name) for name in RESULT_FIELDS})
