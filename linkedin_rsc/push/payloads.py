"""Our records in LinkedIn's words: loaded in constant queries, then translated field by field.

Field names, limits and enums are of rsc-contract sections 7.1.2, 7.2.1, 7.4 and 7.7. Every update
overwrites the whole record, so each function always gives all it knows.
"""

from collections.abc import Collection
from datetime import datetime
from html import escape
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch

from applications.models import Application, StageChange
from base.countries import country_name
from base.rich_text import plain_text
from candidates.models import Candidate, CandidateEmail, CandidatePhone
from candidates.phones import EXTENSION
from jobs.models import Job
from linkedin_rsc.push.eligibility import LoadedCandidate, Sharing

Fields = dict[str, Any]

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
PUBLIC = "PUBLIC"
PRIVATE = "PRIVATE_TO_ATS_INTEGRATION"
# rsc-contract section 14, point 15: LinkedIn publishes no limit, this one is ours.
MAX_STAGE_CHARACTERS = 100
# What LinkedIn takes at least (rsc-contract 7.1.2).
MIN_DESCRIPTION_CHARACTERS = 100


def milliseconds(moment: datetime) -> int:
    """Return LinkedIn's time: epoch milliseconds, UTC."""
    return int(moment.timestamp() * 1000)


def load_jobs(records: Collection[str]) -> dict[str, Job]:
    jobs = Job.objects.filter(public_id__in=records)
    return {job.public_id: job for job in jobs}


def load_candidates(records: Collection[str]) -> dict[str, Candidate]:
    """Load candidates with contacts, link and the facts that eligibility asks for; 3 queries."""
    candidates = (
        with_facts(Candidate.objects.filter(public_id__in=records))
        .select_related("profile_link")
        .prefetch_related(
            Prefetch("emails", CandidateEmail.objects.order_by("id"), to_attr="loaded_emails"),
            Prefetch("phones", CandidatePhone.objects.order_by("id"), to_attr="loaded_phones"),
        )
        .defer("search_text")
    )
    return {candidate.public_id: candidate for candidate in candidates}


def with_facts(candidates: Any) -> Any:
    """Annotate a candidate queryset with what `eligibility.LoadedCandidate` names."""
    own = Application.objects.filter(candidate=OuterRef("pk"))
    open_jobs = own.filter(job__is_confidential=False)
    return candidates.annotate(
        has_left_prospect=Exists(own.past_prospect()),
        has_open_application=Exists(open_jobs.past_prospect()),
        has_only_confidential=Exists(own) & ~Exists(open_jobs),
    )


def load_applications(records: Collection[str]) -> dict[str, Application]:
    applications = (
        Application.objects.filter(public_id__in=records)
        .select_related("candidate", "job", "source")
        .prefetch_related("candidate__emails")
    )
    return {application.public_id: application for application in applications}


def load_stages(records: Collection[str]) -> dict[str, StageChange]:
    changes = StageChange.objects.filter(public_id__in=records).select_related(
        "application__candidate", "application__job"
    )
    return {change.public_id: change for change in changes}


def availability_of(job: Job, sharing: Sharing) -> str:
    """Return who may see the job at LinkedIn: its own choice, else the company's."""
    choice = job.linkedin_availability
    if choice == Job.LinkedInAvailability.INHERIT:
        choice = sharing.job_availability
    return PUBLIC if choice == Job.LinkedInAvailability.PUBLIC else PRIVATE


def job_fields(job: Job, sharing: Sharing) -> Fields:
    """Describe a job; operation, state and availability are the sender's (rsc-contract 7.1.2)."""
    country = country_name(job.country_code)
    return {
        "integrationContext": sharing.organization,
        "externalJobPostingId": job.public_id,
        "companyJobCode": job.public_id,
        "title": job.title,
        "description": _description(job),
        "location": ", ".join(part for part in (job.city, job.region, country) if part),
        "companyApplyUrl": f"{settings.PUBLIC_URL}/careers/{job.public_id}/apply/",
        "listedAt": milliseconds(job.created_at),
        "accessRestricted": False,
        "employmentStatus": EMPLOYMENT_STATUS[Job.EmploymentType(job.employment_type)],
        "workplaceTypes": [WORKPLACE_TYPES[Job.WorkplaceType(job.workplace_type)]],
    }


def candidate_fields(candidate: LoadedCandidate) -> Fields:
    fields: Fields = {
        "firstName": candidate.first_name,
        "lastName": candidate.last_name,
        "emailAddresses": [row.email for row in candidate.loaded_emails],
        "phoneNumbers": [_phone(row.number) for row in candidate.loaded_phones],
        "addresses": _addresses(candidate),
        "externalProfileUrl": f"{settings.PUBLIC_URL}/candidates/{candidate.public_id}/",
        "doNotContact": candidate.do_not_contact,
        "atsCreatedAt": milliseconds(candidate.created_at),
        "atsLastModifiedAt": milliseconds(max(candidate.created_at, candidate.updated_at)),
    }
    optional = {
        "currentCompanyName": candidate.current_company,
        "currentJobTitle": candidate.current_title,
        "linkedInProfileUrl": candidate.linkedin_url,
    }
    fields.update((name, value) for name, value in optional.items() if value)
    return fields


def application_fields(application: Application) -> Fields:
    candidate, job = application.candidate, application.job
    fields: Fields = {
        "atsCandidateId": candidate.public_id,
        "atsJobPostingId": job.public_id,
        "atsJobPostingName": job.title,
        "firstName": candidate.first_name,
        "lastName": candidate.last_name,
        "atsCreatedAt": milliseconds(application.created_at),
        "atsLastModifiedAt": milliseconds(max(application.created_at, application.updated_at)),
    }
    emails = sorted(candidate.emails.all(), key=lambda row: not row.is_primary)
    if emails:
        fields["candidateEmail"] = emails[0].email
    if application.source:
        fields["source"] = application.source.name
    if application.end_reason:
        fields["dispositionReason"] = application.end_reason
    return fields


def stage_fields(change: StageChange) -> Fields:
    return {
        "atsCreatedAt": milliseconds(change.changed_at),
        "stage": change.label[:MAX_STAGE_CHARACTERS],
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


def _phone(text: str) -> Fields:
    number, _, extension = text.partition(EXTENSION)
    return {"number": number, "extension": extension}


def _addresses(candidate: LoadedCandidate) -> list[Fields]:
    """Return the place as LinkedIn's one address; none when nothing is known (never invented)."""
    if not (candidate.city or candidate.country_code):
        return []
    address: Fields = {"city": candidate.city}
    if candidate.region:
        address |= {"geographicArea": candidate.region, "geographicAreaType": "STATE"}
    if candidate.country_code:
        address["country"] = candidate.country_code.lower()
    return [address]
