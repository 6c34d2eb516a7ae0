"""A job in LinkedIn's words (rsc-contract 7.1.2)."""

from html import escape

from django.conf import settings

from base.rich_text import plain_text
from jobs.models import Job
from linkedin_rsc.streams.job_place import location_of
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import Fields, milliseconds

# What LinkedIn takes at least (rsc-contract 7.1.2).
MIN_DESCRIPTION_CHARACTERS = 100

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
