"""How our own house stands: its clocks, and who does what waits."""

from django.urls import reverse
from django.utils import timezone

from base import alive
from base.dates import say_since
from base.words import gettext as _
from linkedin_rsc.connect.checks.check import BROKEN, CLOCK_MAY_DIFFER, DONE, NOW, Check
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection


def database_clock_check() -> Check:
    clock.ask()
    name, apart = _("Clock of the database"), abs(clock.now() - timezone.now())
    if apart <= CLOCK_MAY_DIFFER:
        return Check(name, DONE, _("It goes with the clock of this machine."))
    said = _("It is %(seconds)d seconds away from the clock of this machine.")
    todo = _("Have both machines set their clocks by the network (NTP).")
    url = reverse("linkedin-doctor")
    return Check(name, BROKEN, said % {"seconds": apart.total_seconds()}, todo, url)


def worker_check() -> Check:
    name, seen = _("Worker and beat"), alive.last_seen()
    if seen and timezone.now() - seen <= alive.SILENT_AFTER:
        return Check(name, DONE, _("A worker does what waits."))
    todo = _("Start a worker and a beat: until then what LinkedIn sends waits here.")
    url = reverse("linkedin-notifications")
    if seen is None:
        return Check(name, NOW, _("No worker was seen at work yet."), todo, url)
    said = _("No worker was seen at work since %(when)s.")
    return Check(name, BROKEN, said % {"when": say_since(seen, timezone.now())}, todo, url)


def sending_check(connection: Connection) -> Check:
    """Whether somebody holds back what goes out, or had all of it withdrawn."""
    name = _("Sending")
    if connection.sending_paused_at:
        said = _("It is paused since %(when)s: nothing is sent, withdrawn or erased at LinkedIn.")
        when = say_since(connection.sending_paused_at, timezone.now())
        todo = _("Go on once what it was paused for is over.")
        return Check(name, NOW, said % {"when": when}, todo, reverse("linkedin-sending"))
    if connection.withdrawn_at:
        said = _("The company has everything removed from LinkedIn, and nothing is sent.")
        todo = _("Share again if LinkedIn is to have it back.")
        return Check(name, NOW, said, todo, reverse("linkedin-clean-up"))
    return Check(name, DONE, _("Nobody has paused it."))
