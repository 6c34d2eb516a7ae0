"""Job requisitions: what Recruiter sees of a job, whether or not it is posted (versioned-api 5.1).

A job that was told in v2 becomes one with the first call, and keeps its posting as it was.
"""

from datetime import timedelta
from typing import Any

from linkedin_sandbox.models import DeveloperApplication, Job, Organization
from linkedin_sandbox.world import clock, jobs

# A requisition stands until it is closed: longer than anybody lets a sandbox's clock run.
LIFETIME = timedelta(days=365 * 100)


def put(
    organization: Organization,
    application: DeveloperApplication,
    external_id: str,
    fields: dict[str, Any],
) -> None:
    before = find(organization, external_id)
    values = {
        "application": application,
        "fields": fields,
        "title": fields["title"],
        "state": fields["state"],
        "expires_at": clock.now() + LIFETIME,
        "synced_at": clock.now(),
        **_posting(before),
    }
    Job.objects.update_or_create(
        organization=organization,
        external_id=external_id,
        defaults=values,
        create_defaults={**values, "posting_number": jobs.new_number()},
    )


def find(organization: Organization, external_id: str) -> Job | None:
    jobs.settle_due_tasks()
    return organization.jobs.filter(external_id=external_id).first()


def _posting(before: Job | None) -> dict[str, Any]:
    if before is None:
        return {"posting": Job.Posting.NONE}
    if before.is_requisition:
        return {}
    is_listed = before.state == Job.State.LISTED
    stands = Job.Posting.LISTED if is_listed else Job.Posting.CLOSED
    return {"posting": stands, "posting_fields": before.fields}
