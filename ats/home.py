"""What waits for a person on the home page: each list is short, loaded by one query."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts import policy
from accounts.models import User
from applications.bars import Bar, count_bars
from applications.models import Application
from candidates.models import Source
from interviews.models import InterviewFeedback
from jobs.models import Job, Stage, TeamMember

ROWS = 5
JOBS = 8
NEW_FOR_DAYS = 7
STUCK_AFTER_DAYS = 7
# A prospect has not applied and a hired person has arrived: neither waits for our answer.
NOT_WAITING = (Stage.Kind.PROSPECT, Stage.Kind.HIRED)
# How intake names the source of everybody exported in Recruiter: "Rita Lindqvist (LinkedIn
# Recruiter)", or the bare words where the exporter is not known.
LINKEDIN_SOURCE = Q(
    source__kind=Source.Kind.ACTIVE_SEARCH, source__name__contains="LinkedIn Recruiter"
)


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
        words = [f"{people - prospects} in process"] if people > prospects else []
        if prospects:
            words.append("1 prospect" if prospects == 1 else f"{prospects} prospects")
        return ", ".join(words) or "Nobody yet"

    @property
    def words(self) -> str:
        """The bar, read aloud."""
        return ", ".join(f"{segment.count} in {segment.stage}" for segment in self.bar.segments)


@dataclass(frozen=True)
class Home:
    jobs: list[JobRow]
    is_everybody: bool
    leads_jobs: bool
    prospects: list[Application]
    has_more_prospects: bool
    stuck: list[Application]
    feedback: list[Application]

    @property
    def jobs_title(self) -> str:
        return "Open jobs" if self.is_everybody else "My jobs"


def load_home(*, user: User) -> Home:
    """Load what waits for this person (five queries).

    Who is on no team but sees everything (administrators, read-only people) gets the company's.
    """
    own = TeamMember.objects.filter(user=user)
    jobs = _jobs(Job.objects.filter(Exists(own.filter(job=OuterRef("pk")))))
    is_everybody = not jobs and policy.sees_everything(user)
    if is_everybody:
        jobs = _jobs(Job.objects.all())
    waiting = _waiting(user, is_everybody)
    prospects = _new_prospects(waiting)
    return Home(
        jobs=_with_bars(jobs, user),
        is_everybody=is_everybody,
        leads_jobs=is_everybody or policy.is_hirer(user),
        prospects=prospects[:ROWS],
        has_more_prospects=len(prospects) > ROWS,
        stuck=_stuck(waiting),
        feedback=_owed_feedback(user),
    )


def _jobs(found: QuerySet[Job]) -> list[Job]:
    open_jobs = found.exclude(status=Job.Status.CLOSED)
    fields = ("public_id", "title", "status", "city", "region", "country_code")
    return list(open_jobs.only(*fields).order_by("status", "-id")[:JOBS])


def _waiting(user: User, is_everybody: bool) -> QuerySet[Application]:
    """Return the active people on the jobs this person leads, or on all."""
    found = Application.objects.active().filter(job__status=Job.Status.ACTIVE)
    if not is_everybody:
        places = TeamMember.objects.filter(user=user, job=OuterRef("job"))
        found = found.filter(Exists(places.leading()))
    return found.select_related("candidate", "job", "stage", "source")


def _new_prospects(waiting: QuerySet[Application]) -> list[Application]:
    since = timezone.now() - timedelta(days=NEW_FOR_DAYS)
    found = waiting.filter(LINKEDIN_SOURCE, stage__kind=Stage.Kind.PROSPECT, created_at__gte=since)
    return list(found.order_by("-created_at", "-id")[: ROWS + 1])


def _stuck(waiting: QuerySet[Application]) -> list[Application]:
    before = timezone.now() - timedelta(days=STUCK_AFTER_DAYS)
    found = waiting.filter(stage_entered_at__lte=before).exclude(stage__kind__in=NOT_WAITING)
    return list(found.order_by("stage_entered_at", "id")[:ROWS])


def _owed_feedback(user: User) -> list[Application]:
    """Return the people in an interview stage whom this interviewer has not judged yet."""
    places = TeamMember.objects.filter(
        user=user, job=OuterRef("job"), role=TeamMember.Role.INTERVIEWER
    )
    given = InterviewFeedback.objects.filter(interviewer=user, application=OuterRef("pk"))
    found = Application.objects.active().filter(
        Exists(places), ~Exists(given), stage__kind=Stage.Kind.INTERVIEW
    )
    found = found.select_related("candidate", "job", "stage")
    return list(found.order_by("stage_entered_at", "id")[:ROWS])


def _with_bars(jobs: list[Job], user: User) -> list[JobRow]:
    bars = count_bars(jobs, user, [Application.Status.ACTIVE])
    return [JobRow(job, bars.get(job.pk, Bar())) for job in jobs]
