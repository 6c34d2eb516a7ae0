"""How our own house stands: its clocks, and who does what waits."""

from django.urls import reverse
from django.utils import timezone

from base import alive
from base.dates import say_since
from base.words import gettext as _
from linkedin_rsc.connect.checks.check import BROKEN, CLOCK_MAY_DIFFER, DONE, NOW, Check
from linkedin_rsc.leases import clock


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
