"""Who sees what in Recruiter (rsc-contract sections 4.4, 7.1.2 and 10).

With the VIEWERS configuration of its integration everybody sees all jobs, or all applications.
Without it a job is seen by whoever is on one of its access lists, and by everybody where it says
`accessRestricted: false`; its applications are seen by whoever sees the job.
"""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from linkedin_sandbox.models import (
    Application,
    Configuration,
    Integration,
    Job,
    Organization,
    Seat,
)
from linkedin_sandbox.world import access_lists

ALL_PRODUCT_USERS = "ALL_PRODUCT_USERS"
JOB_POSTING_VIEWERS = "JOB_POSTING_VIEWERS"
APPLICATION_VIEWERS = "APPLICATION_VIEWERS"


def is_open_to_all(job: Job) -> bool:
    return job.field("accessRestricted") is False


def shows_all_jobs(organization: Organization) -> bool:
    return _is_shown_to_all(organization, Integration.Type.ONE_CLICK_EXPORT, JOB_POSTING_VIEWERS)


def shows_all_applications(organization: Organization) -> bool:
    return _is_shown_to_all(organization, Integration.Type.IN_ATS_INDICATOR, APPLICATION_VIEWERS)


def visible_jobs(organization: Organization, seat: Seat | None) -> QuerySet[Job]:
    """Select the jobs a seat sees, whatever their state; without a seat, those that all see."""
    if shows_all_jobs(organization):
        return organization.jobs.all()
    granted = access_lists.granted_to(organization, seat).values("external_job_id")
    return organization.jobs.filter(Q(fields__accessRestricted=False) | Q(external_id__in=granted))


def visible_applications(
    organization: Organization, applications: list[Application], seat: Seat | None = None
) -> list[Application]:
    if shows_all_applications(organization):
        return applications
    granted = access_lists.granted_job_ids(organization, seat)
    jobs = {job.external_id: job for job in organization.jobs.all()}
    return [
        application
        for application in applications
        if (job := jobs.get(application.external_job_id))
        and (is_open_to_all(job) or job.external_id in granted)
    ]


def why_seen(organization: Organization, seen: Collection[Job], seat: Seat) -> dict[str, str]:
    """Say why a seat sees jobs of a company, by job; what it does not see is left out."""
    if shows_all_jobs(organization):
        return {job.external_id: f"{JOB_POSTING_VIEWERS} is {ALL_PRODUCT_USERS}" for job in seen}
    places = access_lists.lists_by_job(access_lists.granted_to(organization, seat), seen)
    on_lists = {job_id: f"on the list {', '.join(lists)}" for job_id, lists in places.items()}
    open_ones = {job.external_id for job in seen if is_open_to_all(job)}
    return {**on_lists, **dict.fromkeys(open_ones, "accessRestricted is false")}


def _is_shown_to_all(organization: Organization, type_: str, key: str) -> bool:
    return Configuration.objects.filter(
        integration__organization=organization,
        integration__application=organization.owner,
        integration__type=type_,
        key=key,
        value=ALL_PRODUCT_USERS,
    ).exists()
