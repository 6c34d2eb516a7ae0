"""Which jobs lose a leader, and who loses jobs, with a global role or an account."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.users.losses import Standing, say_rows
from base.words import gettext as _
from base.words import ngettext
from jobs.models import Job, TeamMember
from jobs.permissions import CREATE_JOB, LEADERS, RECRUITERS
from jobs.team.services import NEEDED_ROLE


def of_jobs(standing: Standing, name: str) -> list[str]:
    """Say what becomes of jobs, and what the person may no longer do there."""
    if not standing.is_active:
        return _left_alone(standing, name)
    told = []
    if CREATE_JOB.allows(standing.user) and not CREATE_JOB.allows(standing.after):
        told.append(_("%(name)s will no longer create jobs.") % {"name": name})
    if standing.loses_sight:
        others = Job.objects.exclude(pk__in=standing.user.team_places.values("job"))
        told += say_rows(others.order_by("-pk"), _no_longer_opened, name)
    return told + _no_further_places(standing, name)


def _left_alone(standing: Standing, name: str) -> list[str]:
    """Tell of open jobs on which nobody who signs in would be recruiter, or lead at all."""
    led = _without_others(standing, LEADERS)
    own = _without_others(standing, RECRUITERS).exclude(pk__in=led.values("pk"))
    return [*say_rows(led, _without_leader, name), *say_rows(own, _without_recruiter, name)]


def _without_others(standing: Standing, roles: frozenset[str]) -> QuerySet[Job]:
    places = TeamMember.objects.filter(job=OuterRef("pk"), role__in=roles)
    others = places.filter(user__is_active=True).exclude(user=standing.user)
    return (
        Job.objects.exclude(status=Job.Status.CLOSED)
        .filter(Exists(places.filter(user=standing.user)), ~Exists(others))
        .order_by("-pk")
    )


def _no_further_places(standing: Standing, name: str) -> list[str]:
    """Tell of the roles in which nobody can put them on a team again; their places stay."""
    told = []
    for role, needed in NEEDED_ROLE.items():
        if needed in standing.user.roles - standing.roles:
            words = {"name": name, "role": role.label.lower()}
            told.append(_("%(name)s will join no further job as %(role)s.") % words)
            places = standing.user.team_places.filter(role=role)
            kept = Job.objects.filter(pk__in=places.values("job")).exclude(status=Job.Status.CLOSED)
            told += say_rows(kept.order_by("-pk"), _kept, name)
    return told


def _without_leader(count: int) -> str:
    return ngettext(
        "%(count)s open job will have nobody who leads it: %(names)s.",
        "%(count)s open jobs will have nobody who leads them: %(names)s.",
        count,
    )


def _without_recruiter(count: int) -> str:
    return ngettext(
        "%(count)s open job will have no recruiter: %(names)s.",
        "%(count)s open jobs will have no recruiter: %(names)s.",
        count,
    )


def _no_longer_opened(count: int) -> str:
    return ngettext(
        "%(name)s will no longer open %(count)s job: %(names)s.",
        "%(name)s will no longer open %(count)s jobs: %(names)s.",
        count,
    )


def _kept(count: int) -> str:
    return ngettext(
        "The place on %(count)s open job stays: %(names)s.",
        "The places on %(count)s open jobs stay: %(names)s.",
        count,
    )
