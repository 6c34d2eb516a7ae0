"""What one seat sees of what the ATS has sent, job by job and why (section 15, rule 18)."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from linkedin_sandbox.models import Application, Job, Organization, Seat
from linkedin_sandbox.recruiter.seated import SeatedUser
from linkedin_sandbox.world import access_lists, jobs, visibility
from linkedin_sandbox.world.access_lists import ListShown


@dataclass(frozen=True)
class JobSeen:
    """`why` is empty where the seat does not see the job; `lists` are all the job is on.

    `stages` are the names of its process, in order; `in_pane` of its `applications` are shown to
    the seat in the In-ATS pane.
    """

    job: Job
    why: str
    is_offered: bool
    lists: list[str]
    stages: list[str]
    applications: int
    in_pane: int


@dataclass(frozen=True)
class Sight:
    seat: Seat
    jobs: list[JobSeen]
    lists: list[ListShown]


def sight_of(user: SeatedUser, sent: Collection[Job]) -> Sight:
    """Gather what a seat sees of these jobs, in the same statements however many they are.

    `is_offered` says that the seat may export to the job.
    """
    company, seat = user.organization, user.seat
    offered = set(jobs.exportable_jobs(company, seat=seat).values_list("pk", flat=True))
    why = visibility.why_seen(company, sent, seat)
    lists = access_lists.lists_by_job(company.listed_jobs.all(), sent)
    held, in_pane = _applications(company, seat, sent)
    seen = [
        JobSeen(
            job,
            why.get(job.external_id, ""),
            job.pk in offered,
            lists[job.external_id],
            [stage.field("name") for stage in job.process],
            held[job.external_id],
            in_pane[job.external_id],
        )
        for job in sent
    ]
    return Sight(seat, seen, access_lists.lists_of(company))


def _applications(
    company: Organization, seat: Seat, sent: Collection[Job]
) -> tuple[Counter[str], Counter[str]]:
    """Count the applications of jobs, and those that a seat is shown."""
    below = company.applications.filter(external_job_id__in=[job.external_id for job in sent])
    held = list(below.only("external_job_id"))
    shown = visibility.visible_applications(company, held, seat)
    return _by_job(held), _by_job(shown)


def _by_job(applications: Iterable[Application]) -> Counter[str]:
    return Counter(one.external_job_id for one in applications)
