"""Fetches what an export notification is about, and says when to ask LinkedIn again."""

from datetime import timedelta

from django.utils import timezone

from base.errors import DomainError
from base.words import gettext as _
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Rejected
from linkedin_rsc.client.resources import exported_candidates
from linkedin_rsc.connection.status import look_into_refusal
from linkedin_rsc.intake import exports
from linkedin_rsc.intake.profiles import parse_exported_person
from linkedin_rsc.intake.results import finish, try_again
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, Notification

State = Notification.State

# webhooks.md section 5: when to fetch again what LinkedIn could not give yet.
FETCH_DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)


def receive_export(notification: Notification, connection: Connection) -> None:
    """Fetch and take in what was exported, normally one person (rsc-contract 6); each by itself."""
    elements = exported_candidates(gateway.transport_for(connection), notification.request_id)
    if not elements:
        raise exports.Unusable(_("LinkedIn gave no person for this export."))
    remarks, refusals, state = [], [], State.DONE
    for element in elements:
        try:
            result = exports.receive_export(
                connection=connection,
                person=parse_exported_person(element),
                notification=notification,
            )
        except DomainError as refusal:
            refusals.append(refusal.message)
        else:
            remarks.append(result.remark)
            state = State.HELD if result.waits else state
            notification.application = result.application or notification.application
    words = " ".join(filter(None, refusals + remarks))
    finish(notification, State.REFUSED if refusals else state, words)


def retry_or_give_up(notification: Notification, error: LinkedInError) -> None:
    """Say what follows from LinkedIn's failure; past its term a notification gets one try."""
    if notification.has_expired(timezone.now()):
        words = _("It had expired before it could be fetched. LinkedIn said: %(words)s")
        finish(notification, State.EXPIRED, words % {"words": error.message})
    elif isinstance(error, Rejected) and error.status in {404, 410}:
        reason = _("LinkedIn no longer knows this export. Ask the recruiter to export again.")
        finish(notification, State.FAILED, reason)
    elif isinstance(error, Forbidden):
        words = _("LinkedIn refused access: %(words)s") % {"words": error.message}
        finish(notification, State.FAILED, words)
        look_into_refusal()
    elif notification.attempts > len(FETCH_DELAYS) or isinstance(error, Rejected):
        words = _("LinkedIn said: %(words)s") % {"words": error.message}
        finish(notification, State.FAILED, words)
    else:
        at = clock.now() + FETCH_DELAYS[notification.attempts - 1]
        words = _("Will try again. %(words)s") % {"words": error.message}
        try_again(notification, words, at=at)
