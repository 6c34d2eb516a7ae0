"""exportedCandidates: what a recruiter exported, by request id (section 6, rule 17)."""

from datetime import timedelta
from typing import Any

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.resources import batch, contexts
from linkedin_sandbox.models import Export, Member
from linkedin_sandbox.world import clock, persons, switches

SHOWN_SKILLS = 3
SHOWN_POSITIONS = 2


def find(call: Call) -> Answer:
    """Give the one export of a request id younger than 24 hours."""
    if call.need("q") != "request":
        raise ApiError(400, f"There is no finder named {call.query.get('q')}")
    export = _living_export(call)
    contexts.organization(call, export.organization.urn, contexts.EXPORTS)
    export.fetched_at = clock.now()
    export.save(update_fields=["fetched_at"])
    return batch.page([_shown(export)])


def _living_export(call: Call) -> Export:
    oldest = clock.now() - timedelta(seconds=switches.number("request_valid_s"))
    export = (
        Export.objects.filter(
            request_id=call.need("requestId"),
            application=call.application,
            exported_at__gt=oldest,
        )
        .select_related("member", "job", "seat__member", "organization")
        .first()
    )
    if export is None:
        raise ApiError(404, "No export has this requestId")
    return export


def _shown(export: Export) -> dict[str, Any]:
    return {
        "integrationContext": export.organization.urn,
        **_job_reference(export),
        "candidate": _stub_profile(export),
        **(_recruiter(export) if switches.is_on("exporter_in_export") else {}),
    }


def _job_reference(export: Export) -> dict[str, str]:
    name = switches.text("job_reference")
    return {} if name == "none" or export.job is None else {name: export.job.external_id}


def _recruiter(export: Export) -> dict[str, Any]:
    holder = export.seat.member
    return {
        "recruiter": {
            "seat": export.seat.urn,
            "firstName": holder.first_name,
            "lastName": holder.last_name,
            "email": holder.email,
        }
    }


def _stub_profile(export: Export) -> dict[str, Any]:
    member = export.member
    return {
        "member": persons.person_urn(member, export.application),
        "firstName": member.first_name,
        "lastName": member.last_name,
        "headline": member.headline,
        "location": member.location,
        "profileUrl": member.profile_url,
        "currentEmployerNames": [member.employer] if member.employer else [],
        **_email(export),
        **(_enhanced(member) if switches.is_on("enhanced_export") else {}),
    }


def _email(export: Export) -> dict[str, Any]:
    if switches.text("export_email") == "emailAddresses":
        return {"emailAddresses": export.email_addresses}
    return {"emailAddress": export.email_addresses[0]} if export.email_addresses else {}


def _enhanced(member: Member) -> dict[str, Any]:
    return {
        "yearsOfExperience": str(member.years_of_experience),
        "skills": member.skills[:SHOWN_SKILLS],
        "positions": [
            {"title": position["title"], "companyName": position["companyName"]}
            for position in member.positions[:SHOWN_POSITIONS]
        ],
        "educations": member.educations,
    }
