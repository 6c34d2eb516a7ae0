"""Tells administrators, once for each company or application, that LinkedIn holds all it may."""

from django.urls import reverse

from accounts.notices.services import notify
from base.words import gettext as _
from linkedin_rsc.connection.outages import administrators
from linkedin_rsc.ledger.progress import Progress, progress
from linkedin_rsc.models import Connection
from linkedin_rsc.streams.sharing import Sharing


def tell_when_complete() -> None:
    """Look whether the first sync has ended, and say so; one query where that was said before."""
    sharing = Sharing.current()
    if sharing.is_synced or not (sharing.sends_jobs and sharing.sends_people):
        return
    now = progress()
    if now.is_complete and now.sent and _is_first(sharing.epoch):
        notify(users=administrators(), text=_words(now), url=reverse("linkedin-sending"))


def _is_first(epoch: int) -> bool:
    """Note that it is complete; whether nobody else did meanwhile."""
    rows = Connection.objects.filter(epoch=epoch).exclude(synced_epoch=epoch)
    return bool(rows.update(synced_epoch=epoch))


def _words(now: Progress) -> str:
    said = _("The first sync is complete: LinkedIn holds %(sent)s records.")
    failed = _("Needing a person: %(failed)s.") if now.failed else ""
    return f"{said} {failed}".strip() % {"sent": f"{now.sent:,}", "failed": f"{now.failed:,}"}
