"""What one seat sees of what the ATS has sent, job by job and why (section 15, rule 18)."""

from collections.abc import Iterable
from dataclasses import dataclass

from linkedin_sandbox.models import Job, Seat
from linkedin_sandbox.recruiter.seated import SeatedUser
from linkedin_sandbox.world import access_lists, jobs, visibility
from linkedin_sandbox.world.access_lists import ListShown


@dataclass(frozen=True)
class JobSeen:
    """`why` is empty where the seat does not see the job; `lists` are all the job is on.

    `stages` are the names of its process, in order.
    """

    job: Job
    why: str
    is_offered: bool
    lists: list[str]
    stages: list[str]


@dataclass(frozen=True)
class Sight:
    seat: Seat
    jobs: list[JobSeen]
    lists: list[ListShown]


def sight_of(user: SeatedUser, sent: Iterable[Job]) -> Sight:
    """Gather what a seat sees of these jobs; `is_offered` says that it may export to one."""
    offered = set(jobs.exportable_jobs(user.organization, seat=user.seat).values_list("pk"))
    seen = [
        JobSeen(
            job,
            visibility.why_seen(job, user.seat),
            (job.pk,) in offered,
            access_lists.lists_of_job(job),
            [stage.field("name") for stage in job.process],
        )
        for job in sent
    ]
    return Sight(user.seat, seen, access_lists.lists_of(user.organization))
