"""A job in LinkedIn's words (rsc-contract 7.1.2)."""

from html import escape

from django.conf import settings

from base.rich_text import plain_text
from jobs.models import Job
from linkedin_rsc.streams.job_place import location_of
from linkedin_rsc.streams.job_steps import (
    CLOSE,
    CLOSED,
    LISTED,
    OPERATION,
    UPDATE,
    Step,
    availability_of,
    state_after,
)
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import Fields, fingerprint, milliseconds

# What LinkedIn takes at least (rsc-contract 7.1.2).
MIN_DESCRIPTION_CHARACTERS = 100

# Names the requisition of a posting, which alone says whom it is shown to.
LINK = "partnerRequisitionId"
OF_REQUISITION = {"accessRestricted"}
OF_POSTING = {"integrationContext", "externalJobPostingId", "companyApplyUrl"}

EMPLOYMENT_STATUS = {
    Job.EmploymentType.FULL_TIME: "FULL_TIME",
    Job.EmploymentType.PART_TIME: "PART_TIME",
    Job.EmploymentType.CONTRACT: "CONTRACT",
    Job.EmploymentType.TEMPORARY: "TEMPORARY",
    Job.EmploymentType.INTERNSHIP: "INTERNSHIP",
    Job.EmploymentType.VOLUNTEER: "VOLUNTEER",
}
WORKPLACE_TYPES = {
    Job.WorkplaceType.ON_SITE: "On-site",
    Job.WorkplaceType.HYBRID: "Hybrid",
    Job.WorkplaceType.REMOTE: "Remote",
}


def describe(job: Job, sharing: Sharing) -> Fields:
    """Describe a job of `jobs.load`, whatever is to be done with it (rsc-contract 7.1.2)."""
    place = location_of(job)
    return {
        "integrationContext": sharing.organization,
        "externalJobPostingId": job.public_id,
        "companyJobCode": job.public_id,
        "title": job.title,
        "description": _description(job),
        # A job that lost its place can still be closed, without one.
        **({"location": place} if place else {}),
        "companyApplyUrl": f"{settings.PUBLIC_URL}/careers/{job.public_id}/apply/",
        "listedAt": milliseconds(job.created_at),
        "posterEmail": job.poster_email,  # type: ignore[attr-defined]  # Told by `with_poster`.
        "accessRestricted": sharing.use_access_lists,
        "employmentStatus": EMPLOYMENT_STATUS[Job.EmploymentType(job.employment_type)],
        "workplaceTypes": [WORKPLACE_TYPES[Job.WorkplaceType(job.workplace_type)]],
    }


def asked_for(job: Job, sharing: Sharing, step: Step) -> Fields:
    """Word one operation on a job as v2 has it."""
    fields = {
        **describe(job, sharing),
        OPERATION: step.operation,
        "availability": step.availability,
    }
    return fields | _state(step.state)


def closing(record: str, sharing: Sharing) -> Fields:
    """Word the end of a job, and nothing of what it is by now: LinkedIn may no longer know it."""
    named = {"integrationContext": sharing.organization, "externalJobPostingId": record}
    return {**named, OPERATION: CLOSE} | _state(CLOSED)


def version_of(fields: Fields) -> str:
    """Fingerprint the job itself: creating and updating it to the same end are one version."""
    return fingerprint({**fields, OPERATION: state_after(fields)})


def version(job: Job, sharing: Sharing) -> str:
    """Fingerprint a job by what v2 would say, so that a change of generation tells nothing anew."""
    operation = CLOSE if job.is_closed else UPDATE
    step = Step(operation, state_of(job), availability_of(job, sharing))
    return version_of(asked_for(job, sharing, step))


def half(version: str) -> str:
    """Fingerprint a job of which LinkedIn has the requisition, and not yet the posting."""
    return fingerprint(["requisition", version])


def requisition(job: Job, sharing: Sharing) -> Fields:
    """Word what Recruiter sees of a job in `/rest/` (versioned-api 5.1.1)."""
    told = {name: said for name, said in describe(job, sharing).items() if name not in OF_POSTING}
    return {**told, "availability": availability_of(job, sharing), "state": state_of(job)}


def posting(job: Job, sharing: Sharing, step: Step) -> Fields:
    """Word what the job board sees of a job whose requisition LinkedIn has."""
    said = asked_for(job, sharing, step)
    told = {name: value for name, value in said.items() if name not in OF_REQUISITION}
    return {**told, LINK: job.public_id}


def state_of(job: Job) -> str:
    return CLOSED if job.is_closed else LISTED


def _state(state: str) -> Fields:
    return {"state": state} if settings.LINKEDIN_SEND_JOB_STATE else {}


def _description(job: Job) -> str:
    """Return the text, with the job's facts below it where LinkedIn would refuse it as too short.

    Whether LinkedIn counts tags is not known (rsc-contract 7.1.2), so they do not count here.
    """
    if len(plain_text(job.description)) >= MIN_DESCRIPTION_CHARACTERS:
        return job.description
    facts = {
        "Job title": job.title,
        "Place": job.place,
        "Employment type": job.get_employment_type_display(),
        "Workplace type": job.get_workplace_type_display(),
        "Job ID": job.public_id,
        "Open since": f"{job.activated_at or job.created_at:%d %B %Y}",
    }
    lines = (f"<p>{name}: {escape(text)}</p>" for name, text in facts.items())
    return job.description + "".join(lines)
