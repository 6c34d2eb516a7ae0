"""Keeps what LinkedIn thinks of an application, as it came: shown, never acted on.

It is no colleague's feedback, does not count as one, and goes back to nobody.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from applications.models import Application
from base.words import gettext as _
from base.words import ngettext
from candidates.models import Candidate
from linkedin_rsc import gateway
from linkedin_rsc.client.resources import exported_evaluations
from linkedin_rsc.intake.exports import ForeignCompany, Unusable
from linkedin_rsc.intake.results import finish
from linkedin_rsc.intake.telling import tell_foreign
from linkedin_rsc.models import Connection, Evaluation, Notification

MAX_ELEMENTS = 100
# Ids of ours are short, and an evaluation names few of them.
MAX_IDS = 50
MAX_ID_CHARACTERS = 40
MAX_DEPTH = 5


def receive_evaluations(notification: Notification, connection: Connection) -> None:
    """Fetch what was evaluated and keep it with the person; an element about nobody is left out.

    Repeated, it puts what LinkedIn says now in the place of what it said before. Raises Unusable
    where nobody is known, ForeignCompany where it is of another, which administrators hear of.
    """
    found = exported_evaluations(gateway.transport_for(connection), notification.request_id)
    if any(_is_foreign(element, connection) for element in found):
        tell_foreign()
        raise ForeignCompany(
            _("This evaluation belongs to another LinkedIn company. It was discarded.")
        )
    kept = [_keep(notification, *pair) for pair in enumerate(found[:MAX_ELEMENTS])]
    people = [one for one in kept if one]
    if not people:
        raise Unusable(_("LinkedIn evaluated nobody who is known here. Nothing was kept."))
    notification.application = people[0].application
    left_out = len(kept) - len(people)
    said = ngettext(
        "%(count)d evaluation is of nobody known here and was left out.",
        "%(count)d evaluations are of nobody known here and were left out.",
        left_out,
    )
    finish(notification, Notification.State.DONE, said % {"count": left_out} if left_out else "")


def _is_foreign(element: dict[str, Any], connection: Connection) -> bool:
    """Whether LinkedIn says it is of another company; our ids stay when the company changes."""
    context = str(element.get("integrationContext"))
    return context.startswith("urn:li:organization:") and context != connection.organization


@transaction.atomic
def _keep(notification: Notification, place: int, element: dict[str, Any]) -> Evaluation | None:
    ids = list(_ids_in(element))[:MAX_IDS]
    application = Application.objects.filter(public_id__in=ids).select_related("candidate").first()
    candidate = application.candidate if application else _candidate(ids)
    if candidate is None:
        return None
    row, _is_new = Evaluation.objects.update_or_create(
        notification=notification,
        place=place,
        defaults={
            "candidate": candidate,
            "application": application,
            "raw": element,
            "received_at": timezone.now(),
        },
    )
    return row


def _candidate(ids: list[str]) -> Candidate | None:
    return Candidate.objects.filter(public_id__in=ids).first()


def _ids_in(value: Any, name: str = "", depth: int = 0) -> Iterator[str]:
    """Yield what stands under a name that speaks of an application or candidate."""
    if isinstance(value, str):
        is_named = any(word in name.lower() for word in ("application", "candidate"))
        if is_named and 0 < len(value) <= MAX_ID_CHARACTERS:
            yield value
    elif depth < MAX_DEPTH and isinstance(value, dict):
        for key, part in value.items():
            yield from _ids_in(part, key, depth + 1)
    elif depth < MAX_DEPTH and isinstance(value, list):
        for part in value:
            yield from _ids_in(part, name, depth + 1)
