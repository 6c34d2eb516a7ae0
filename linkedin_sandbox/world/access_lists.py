"""Who is on which access list, and which jobs are (rsc-contract 10)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from linkedin_sandbox.models import Assignee, Job, ListedJob, Member, Organization, Seat
from linkedin_sandbox.world import switches
from linkedin_sandbox.world.refusals import Refused


class TooManyLists(Refused):
    pass


@dataclass(frozen=True)
class ListShown:
    """One list as a page shows it."""

    list_id: str
    jobs: list[str]
    people: list[str]


def put_job(organization: Organization, list_id: str, external_job_id: str) -> None:
    ListedJob.objects.get_or_create(
        organization=organization, list_id=list_id, external_job_id=external_job_id
    )


def put_member(organization: Organization, list_id: str, member: Member) -> None:
    """Put a member on a list. Raises TooManyLists at the eleventh ("max 10 ACLs per user")."""
    own = Assignee.objects.filter(organization=organization, member=member)
    limit = int(switches.number("access_lists_per_user"))
    if own.exclude(list_id=list_id).count() >= limit:
        raise TooManyLists(f"A user may be on at most {limit} ACLs")
    Assignee.objects.get_or_create(organization=organization, list_id=list_id, member=member)


def granted_to(organization: Organization, seat: Seat | None) -> QuerySet[ListedJob]:
    """Return the places on lists that a seat's holder is on; nothing for nobody."""
    if seat is None:
        return organization.listed_jobs.none()
    own = organization.assignees.filter(member=seat.member_id)
    return organization.listed_jobs.filter(list_id__in=own.values("list_id"))


def granted_job_ids(organization: Organization, seat: Seat | None) -> set[str]:
    return set(granted_to(organization, seat).values_list("external_job_id", flat=True))


def lists_by_job(places: QuerySet[ListedJob], jobs: Iterable[Job]) -> dict[str, list[str]]:
    """Name the lists on which jobs have their places, by job; one statement."""
    lists = defaultdict[str, list[str]](list)
    of_jobs = places.filter(external_job_id__in=[job.external_id for job in jobs])
    for place in of_jobs.order_by("list_id"):
        lists[place.external_job_id].append(place.list_id)
    return lists


def lists_of(organization: Organization) -> list[ListShown]:
    """List all of a company's lists, by their ids; two statements."""
    jobs, people = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for one in organization.listed_jobs.order_by("external_job_id"):
        jobs[one.list_id].append(one.external_job_id)
    for place in organization.assignees.select_related("member").order_by("member__slug"):
        people[place.list_id].append(place.member.full_name)
    return [ListShown(one, jobs[one], people[one]) for one in sorted({*jobs, *people})]
