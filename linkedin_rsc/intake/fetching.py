"""Fetches what an export notification is about, and says when to ask LinkedIn again."""

import logging
from datetime import timedelta
from typing import Any

from django.utils import timezone

from base.errors import DomainError
from base.words import gettext as _
from base.words import gettext_lazy
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Rejected, Unauthorized
from linkedin_rsc.client.resources import exported_candidates
from linkedin_rsc.connection.status import look_into_refusal
from linkedin_rsc.intake import exports
from linkedin_rsc.intake.budget import count_export
from linkedin_rsc.intake.results import finish, try_again
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, Notification
from linkedin_rsc.profile.parsing import MalformedExport, parse_exported_person

logger = logging.getLogger(__name__)

State = Notification.State
Kind = Notification.Kind

# webhooks.md section 5: when to fetch again what LinkedIn could not give yet.
FETCH_DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)

# What became of one person decides on the whole, the worst first.
ORDER = (State.FAILED, State.REFUSED, State.HELD, State.DONE)

FORGOTTEN = {
    Kind.EXPORT: gettext_lazy(
        "LinkedIn no longer knows this export. Ask the recruiter to export again."
    ),
    Kind.EVALUATION: gettext_lazy(
        "LinkedIn no longer knows this evaluation, which it keeps for a day. Nothing is to be done."
    ),
    Kind.STATUS_CHANGE: gettext_lazy("LinkedIn no longer knows what this was about."),
}


def receive_export(notification: Notification, connection: Connection) -> None:
    """Fetch and take in what was exported, normally one person (rsc-contract 6); each by itself."""
    elements = exported_candidates(gateway.transport_for(connection), notification.request_id)
    if not elements:
        raise exports.Unusable(_("LinkedIn gave no person for this export."))
    outcomes = [_take_in(element, notification, connection) for element in elements]
    outcomes.sort(key=lambda outcome: ORDER.index(outcome[0]))
    finish(notification, outcomes[0][0], " ".join(words for _state, words in outcomes if words))


def _take_in(
    element: Any, notification: Notification, connection: Connection
) -> tuple[Notification.State, str]:
    """Take one person in; say what became of it and why."""
    try:
        person = parse_exported_person(element)
        count_export(notification, person.exporter)
        result = exports.receive_export(
            connection=connection, person=person, notification=notification
        )
    except DomainError as refusal:
        return State.REFUSED, refusal.message
    except (exports.Unusable, MalformedExport) as problem:
        logger.error("What notification %s brought cannot be used", notification.pk)
        return State.FAILED, str(problem)
    notification.application = result.application or notification.application
    return State.HELD if result.waits else State.DONE, result.remark


def retry_or_give_up(notification: Notification, error: LinkedInError) -> None:
    """Say what follows from LinkedIn's failure; past its term a notification gets one try."""
    if notification.has_expired(timezone.now()):
        words = _("It had expired before it could be fetched. LinkedIn said: %(words)s")
        finish(notification, State.EXPIRED, words % {"words": error.message})
    elif isinstance(error, Rejected) and error.status in {404, 410}:
        finish(notification, State.FAILED, str(FORGOTTEN[Kind(notification.kind)]))
    elif isinstance(error, Forbidden):
        words = _("LinkedIn refused access: %(words)s") % {"words": error.message}
        finish(notification, State.FAILED, words)
    elif notification.attempts > len(FETCH_DELAYS) or isinstance(error, Rejected):
        words = _("LinkedIn said: %(words)s") % {"words": error.message}
        finish(notification, State.FAILED, words)
    else:
        _put_off(notification, _("Will try again. %(words)s") % {"words": error.message})
    if isinstance(error, Forbidden | Unauthorized):
        look_into_refusal()


def retry_unforeseen(notification: Notification) -> None:
    """Say that Tandem itself failed on it: tried again as often, then left to a person."""
    if notification.attempts > len(FETCH_DELAYS) or notification.has_expired(timezone.now()):
        reason = _("Tandem failed on this. See the log, then replay it.")
        finish(notification, State.FAILED, reason)
    else:
        _put_off(notification, _("Tandem failed on this and will try again. See the log."))


def _put_off(notification: Notification, words: str) -> None:
    try_again(notification, words, at=clock.now() + FETCH_DELAYS[notification.attempts - 1])
