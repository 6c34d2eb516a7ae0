"""What LinkedIn still takes today, by what each resource was sent."""

from django.urls import reverse

from base.words import gettext as _
from linkedin_rsc.connect.checks.check import Check
from linkedin_rsc.connect.doctor import StepState
from linkedin_rsc.leases import clock
from linkedin_rsc.leases.quota import Quota, Spending
from linkedin_rsc.leases.resources import QUOTAS
from linkedin_rsc.models import StreamLease

WARNED_AT = 0.8


def quota_check() -> Check:
    """Name the resource of which the largest part of the day is used up; one query."""
    name, now = _("LinkedIn's limits of today"), clock.now()
    rows = StreamLease.objects.filter(stream__in=list(QUOTAS))
    used = {
        row.stream: _part(Spending.from_json(row.spent).at(now), QUOTAS[row.stream]) for row in rows
    }
    stream, part = max(used.items(), key=lambda pair: pair[1], default=("", 0.0))
    if part < WARNED_AT:
        said = _("At most %(percent)d %% of what LinkedIn takes in a day is used.")
        return Check(name, StepState.DONE, said % {"percent": part * 100})
    said = _("%(percent)d %% of what LinkedIn takes of “%(stream)s” in a day are used.")
    words = said % {"percent": part * 100, "stream": stream}
    todo = _("Nothing is lost: the rest goes out after midnight UTC.")
    return Check(name, StepState.NOW, words, todo, reverse("linkedin-tab"))


def _part(today: Spending, quota: Quota) -> float:
    return max(today.calls / quota.calls_a_day, today.records / quota.records_a_day)
