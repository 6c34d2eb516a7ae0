"""What waits on home for whoever leads jobs: their jobs, and who stands still in them."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from accounts.policy import sees_everything
from applications.bars import Bar, count_bars
from applications.models import Application
from applications.permissions import MOVE
from base.words import gettext as _
from base.words import ngettext
from jobs.models import Job, Stage, TeamMember

ROWS = 5
JOBS = 8
STUCK_AFTER_DAYS = 7
# So many jobs that some of the people who wait longest of all stand on them.
MANY_JOBS = 300
# A prospect has not applied and a hired person has arrived: neither waits for our answer.
NOT_WAITING = (Stage.Kind.PROSPECT, Stage.Kind.HIRED)


@dataclass(frozen=True)
class JobRow:
    """A job with how many active people stand where."""

    job: Job
    bar: Bar

    @property
    def summary(self) -> str:
        """How many are in the process, and how many are only prospects."""
        people, segments = self.bar.total, self.bar.segments
        prospects = sum(one.count for one in segments if one.kind == Stage.Kind.PROSPECT)
        words = []
        if people > prospects:
            words.append(_("%(count)d in process") % {"count": people - prospects})
        if prospects:
            said = ngettext("%(count)d prospect", "%(count)d prospects", prospects)
            words.append(said % {"count": prospects})
        return ", ".join(words) or _("Nobody yet")

    @property
    def words(self) -> str:
        """The bar, read aloud."""
        return ", ".join(
            _("%(count)d in %(stage)s") % {"count": segment.count, "stage": segment.stage}
            for segment in self.bar.segments
        )


@dataclass(frozen=True)
class Jobs:
    title: str
    rows: list[JobRow]


def jobs_of(user: User) -> Jobs:
    """Return the open jobs of this person's teams, or the company's; two or three queries."""
    rows, title = _open_jobs(_on_team(user)), _("My jobs")
    if not rows and sees_everything(user):
        rows, title = _open_jobs(Job.objects.all()), _("Open jobs")
    bars = count_bars(rows, user, [Application.Status.ACTIVE])
    return Jobs(title, [JobRow(job, bars.get(job.pk, Bar())) for job in rows])


def stuck(user: User) -> list[Application] | None:
    """Return who has stood longest in a stage, None when nobody has for a week."""
    before = timezone.now() - timedelta(days=STUCK_AFTER_DAYS)
    places = places_led(user)
    found = waiting_for(places).filter(stage_entered_at__lte=before)
    found = found.exclude(stage__kind__in=NOT_WAITING)
    return longest_waiting(found, places) or None


def longest_waiting(
    found: QuerySet[Application], places: QuerySet[TeamMember] | None
) -> list[Application]:
    """Return the first few of the people on the jobs of these places, or on all.

    Who stands on few of many jobs is led by these: along the index of everybody who waits,
    their people may be the last.
    """
    held = None if places is None else places[: MANY_JOBS + 1].count()
    if held == 0:
        return []
    is_led = held is not None and held <= MANY_JOBS
    # The same time, which no index knows.
    entered_at = Coalesce("stage_entered_at", "stage_entered_at") if is_led else "stage_entered_at"
    return list(found.order_by(entered_at, "id")[:ROWS])


def waiting_for(places: QuerySet[TeamMember] | None) -> QuerySet[Application]:
    """Return the active people on the active jobs of these places, or on all."""
    found = Application.objects.active().filter(job__status=Job.Status.ACTIVE)
    if places is not None:
        found = found.filter(Exists(places.filter(job=OuterRef("job"))))
    return found.select_related("candidate", "job", "stage", "source")


def places_led(user: User) -> QuerySet[TeamMember] | None:
    """Return where this person leads, None where home shows the whole company's.

    That is for those who see everything (administrators, read-only people) and are on no open job;
    of these alone it asks, once.
    """
    if sees_everything(user) and not _is_on_an_open_job(user):
        return None
    return TeamMember.objects.filter(user=user, role__in=MOVE.roles)


def _is_on_an_open_job(user: User) -> bool:
    """Several panels ask; the person lives as long as their request, and remembers."""
    kept = vars(user)
    if "is_on_an_open_job" not in kept:
        kept["is_on_an_open_job"] = _is_open(_on_team(user)).exists()
    return bool(kept["is_on_an_open_job"])


def _on_team(user: User) -> QuerySet[Job]:
    return Job.objects.filter(Exists(TeamMember.objects.filter(user=user, job=OuterRef("pk"))))


def _is_open(jobs: QuerySet[Job]) -> QuerySet[Job]:
    return jobs.exclude(status=Job.Status.CLOSED)


def _open_jobs(jobs: QuerySet[Job]) -> list[Job]:
    fields = ("public_id", "title", "status", "city", "region", "country_code")
    return list(_is_open(jobs).only(*fields).order_by("status", "-id")[:JOBS])
