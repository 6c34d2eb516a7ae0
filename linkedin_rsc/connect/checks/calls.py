"""Whether LinkedIn can call us, and how its calls fared lately."""

from datetime import date, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max, Q, Sum
from django.urls import reverse
from django.utils import timezone

from base.words import gettext as _
from base.words import ngettext
from linkedin_rsc.connect.checks.check import BROKEN, DONE, NOW, WAITING, Check, developer_portal
from linkedin_rsc.models import CallbackCount, Connection, Notification

# LinkedIn tests an address every two hours (webhooks.md section 1.1); we count it by the day.
SILENCE = timedelta(days=2)
LATELY = timedelta(days=1)

Outcome = CallbackCount.Outcome


def address_check() -> Check:
    """Whether LinkedIn could call us at all: it takes https of the open internet (webhooks 5)."""
    name, url = _("Address for LinkedIn's calls"), reverse("linkedin-tab")
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    if _is_of_this_machine(host):
        said = _("PUBLIC_URL is %(url)s, which leads nowhere but to this machine.")
        todo = _(
            "Unless this is a trial, set it to the address that the internet reaches, restart and "
            "press Notify partner."
        )
        return Check(name, NOW, said % {"url": settings.PUBLIC_URL}, todo, url)
    if not settings.PUBLIC_URL.startswith("https://"):
        said = _("PUBLIC_URL is %(url)s, and LinkedIn calls https only.")
        todo = _(
            "Set it to an address with https and a valid certificate, restart and press Notify "
            "partner."
        )
        return Check(name, BROKEN, said % {"url": settings.PUBLIC_URL}, todo, url)
    return Check(name, DONE, _("PUBLIC_URL is %(url)s.") % {"url": settings.PUBLIC_URL})


def _is_of_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return False


def call_checks(connection: Connection) -> list[Check]:
    """Look at the last day of a challenge, the last push and the refused ones; 2 queries."""
    today = timezone.now().date()
    counted = CallbackCount.objects.filter(
        outcome__in=[Outcome.CHALLENGE, Outcome.UNSIGNED]
    ).aggregate(
        challenge=Max("day", filter=Q(outcome=Outcome.CHALLENGE)),
        unsigned=Sum("count", filter=Q(outcome=Outcome.UNSIGNED, day__gte=today - LATELY)),
    )
    push = Notification.objects.order_by("-id").values_list("received_at", flat=True).first()
    days = filter(None, (counted["challenge"], push and push.date()))
    return [
        _last_call(connection, max(days, default=None), today),
        _signatures(counted["unsigned"] or 0),
    ]


def _last_call(connection: Connection, heard: date | None, today: date) -> Check:
    name, url = _("LinkedIn's last call"), reverse("linkedin-tab")
    if not connection.callback_token:
        said = _("LinkedIn has no address of ours yet.")
        return Check(name, WAITING, said, _("Press Request; LinkedIn gets it then."), url)
    if heard is None:
        said = _("LinkedIn has not called yet.")
        todo = _("Press Notify partner; if it stays silent, see whether a firewall stops it.")
        return Check(name, NOW, said, todo, url)
    if today - heard > SILENCE:
        said = _("LinkedIn has not called for days, though it tests addresses every two hours.")
        todo = _("It may have blocked ours: press Notify partner to have it tested again.")
        return Check(name, BROKEN, said, todo, url)
    return Check(name, DONE, _("LinkedIn reached Tandem lately."))


def _signatures(refused: int) -> Check:
    """Whether calls were refused that knew our address: with another secret every export is."""
    name = _("Signatures of LinkedIn's calls")
    if not refused:
        return Check(name, DONE, _("No call was refused since yesterday for its signature."))
    said = ngettext(
        "%(count)d call was refused since yesterday: its signature does not fit.",
        "%(count)d calls were refused since yesterday: their signatures do not fit.",
        refused,
    )
    todo = _(
        "If exports stay away, compare the application's secret with the one in LinkedIn's "
        "developer portal."
    )
    return Check(name, NOW, said % {"count": refused}, todo, developer_portal())
