"""Who sees what in Recruiter (rsc-contract sections 4.4 and 7.1.2).

Access lists are not imitated: without a VIEWERS configuration a record is visible only when its
job says `accessRestricted: false`.
"""

from linkedin_sandbox.models import Application, Configuration, Integration, Job, Organization

ALL_PRODUCT_USERS = "ALL_PRODUCT_USERS"
JOB_POSTING_VIEWERS = "JOB_POSTING_VIEWERS"
APPLICATION_VIEWERS = "APPLICATION_VIEWERS"


def is_open_to_all(job: Job) -> bool:
    return job.field("accessRestricted") is False


def shows_all_jobs(organization: Organization) -> bool:
    return _is_shown_to_all(organization, Integration.Type.ONE_CLICK_EXPORT, JOB_POSTING_VIEWERS)


def shows_all_applications(organization: Organization) -> bool:
    return _is_shown_to_all(organization, Integration.Type.IN_ATS_INDICATOR, APPLICATION_VIEWERS)


def visible_applications(
    organization: Organization, applications: list[Application]
) -> list[Application]:
    if shows_all_applications(organization):
        return applications
    jobs = {job.external_id: job for job in organization.jobs.all()}
    return [
        application
        for application in applications
        if application.external_job_id in jobs and is_open_to_all(jobs[application.external_job_id])
    ]


def _is_shown_to_all(organization: Organization, type_: str, key: str) -> bool:
    return Configuration.objects.filter(
        integration__organization=organization,
        integration__application=organization.owner,
        integration__type=type_,
        key=key,
        value=ALL_PRODUCT_USERS,
    ).exists()
