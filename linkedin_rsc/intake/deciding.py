"""A colleague decides on an export that waits (intake.holding)."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.activity import record
from accounts.models import User
from applications.models import Application
from base.errors import DomainError
from candidates.models import Candidate
from candidates.permissions import DECIDE_ACCESS
from linkedin_rsc.intake import exports
from linkedin_rsc.intake.holding import person_of
from linkedin_rsc.intake.prospects import Export, take_in_export
from linkedin_rsc.intake.telling import exporter_of, tell_declined
from linkedin_rsc.models import Connection, HeldExport, Notification
from linkedin_rsc.verbs import LinkedInVerb

State = Notification.State


class ExportIsDecided(DomainError):
    code = "export_decided"
    default_message = gettext_lazy("Somebody already decided on this export.")


@transaction.atomic
def accept_export(*, held: HeldExport, by: User) -> Application | None:
    """Let the person join the job, by the rules of every export; those refuse here, too.

    Raises NotAllowed, ExportIsDecided, and what `exports.receive_export` raises; it waits on then.
    """
    DECIDE_ACCESS.require(by, held.candidate)
    connection = exports.lock(Connection.current())
    held = _lock(held)
    export = Export(person_of(held), held.job, held.exporter, held.notification)
    exports.check(export, held.candidate)
    received = take_in_export(connection, export, held.candidate)
    _end(held, LinkedInVerb.EXPORT_ACCEPTED, by)
    _settle(held.notification, State.DONE, received.remark, received.application)
    return received.application


@transaction.atomic
def decline_export(*, held: HeldExport, by: User) -> None:
    """Keep the person off the job and tell who exported. Raises NotAllowed, ExportIsDecided.

    Cannot be undone, but the recruiter may export again.
    """
    DECIDE_ACCESS.require(by, held.candidate)
    held = _lock(held)
    _end(held, LinkedInVerb.EXPORT_DECLINED, by)
    tell_declined(held, person_of(held))
    _settle(held.notification, State.REFUSED, _("A colleague declined it."))


def exports_to_decide(user: User) -> QuerySet[HeldExport]:
    """Return the exports on which this person may decide."""
    people = DECIDE_ACCESS.among(Candidate.objects.filter(pk=OuterRef("candidate")), user)
    return HeldExport.objects.filter(Exists(people))


def _lock(held: HeldExport) -> HeldExport:
    rows = HeldExport.objects.select_for_update(of=("self",))
    found = rows.select_related("candidate", "job", "exporter", "notification").filter(pk=held.pk)
    locked = found.first()
    if locked is None:
        raise ExportIsDecided
    return locked


def _end(held: HeldExport, verb: LinkedInVerb, by: User) -> None:
    record(
        verb, by=by, subject=held, candidate=held.candidate.public_id, exporter=exporter_of(held)
    )
    HeldExport.objects.filter(pk=held.pk).delete()


def _settle(
    notification: Notification | None,
    state: str,
    reason: str,
    application: Application | None = None,
) -> None:
    """End the notification, unless others of the same push still wait.

    The worker that held the export may not have written its result yet, and then will not.
    """
    if notification is None or HeldExport.objects.filter(notification=notification).exists():
        return
    waiting = Notification.objects.filter(
        pk=notification.pk, state__in=[State.HELD, State.PROCESSING]
    )
    waiting.update(state=state, reason=reason, application=application, processed_at=timezone.now())
