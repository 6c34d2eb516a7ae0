"""The state as JSON, in the order things came."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from linkedin_sandbox.control import row_dump
from linkedin_sandbox.models import (
    Application,
    Candidate,
    DeveloperApplication,
    Export,
    Integration,
    Job,
    JobTask,
    Media,
    Organization,
)
from linkedin_sandbox.world import access_lists, candidates, persons
from linkedin_sandbox.world.access_lists import ListShown


def everything() -> dict[str, Any]:
    """Give all that the ATS has brought here and what it is allowed."""
    integrations = Integration.objects.select_related("organization", "contract", "application")
    return {
        "applications_registered": [_client(one) for one in _in_order(DeveloperApplication)],
        "integrations": [row_dump.integration(one) for one in integrations.order_by("id")],
        "jobs": [_job(one) for one in _in_order(Job)],
        "tasks": [_task(one) for one in _in_order(JobTask)],
        "candidates": [_candidate(one) for one in _in_order(Candidate)],
        "applications": [_application(one) for one in _in_order(Application)],
        "access_lists": [asdict(one) for one in _lists()],
        "media": [_media(one) for one in _in_order(Media)],
        "exports": [_export(one) for one in _in_order(Export)],
    }


def _lists() -> Iterator[ListShown]:
    for organization in _in_order(Organization):
        yield from access_lists.lists_of(organization)


def _in_order(model: Any) -> Any:
    return model.objects.order_by("id")


def _client(one: DeveloperApplication) -> dict[str, Any]:
    return {
        "number": one.number,
        "is_parent": one.is_parent,
        "client_id": one.client_id,
        "unique_foreign_id": one.unique_foreign_id,
        "name": one.name,
        "oauth2_callback_urls": one.oauth2_callback_urls,
        "js_sdk_domains": one.js_sdk_domains,
    }


def _job(one: Job) -> dict[str, Any]:
    return {
        "organization": one.organization.urn,
        "external_id": one.external_id,
        "title": one.title,
        "state": one.state,
        "posting": one.posting_urn,
        "expires_at": one.expires_at.isoformat(),
        "fields": one.fields,
        "on_the_board": one.posting,
        "posting_fields": one.posting_fields,
        "stages": _details(one.stages),
    }


def _task(one: JobTask) -> dict[str, Any]:
    return {
        "urn": one.urn,
        "external_id": one.external_id,
        "operation": one.operation,
        "status": one.status,
        "error_message": one.error_message,
    }


def _candidate(one: Candidate) -> dict[str, Any]:
    owner = one.organization.owner
    matched = candidates.matched_members(one)
    return {
        "organization": one.organization.urn,
        "external_id": one.external_id,
        "fields": one.fields,
        "matched": [member.slug for member in matched],
        "matched_urns": [persons.person_urn(member, owner) for member in matched if owner],
        "manual_match": one.manual_match.slug if one.manual_match else None,
        "notes": _details(one.notes),
    }


def _application(one: Application) -> dict[str, Any]:
    return {
        "organization": one.organization.urn,
        "external_id": one.external_id,
        "job": one.external_job_id,
        "candidate": one.external_candidate_id,
        "fields": one.fields,
        "stages": _details(one.stages),
        "notes": _details(one.notes),
        "interview_feedback": _details(one.feedback),
        "attachments": _details(one.attachments),
    }


def _details(rows: Any) -> dict[str, Any]:
    return dict(rows.order_by("id").values_list("external_id", "fields"))


def _media(one: Media) -> dict[str, Any]:
    return {
        "urn": one.urn,
        "file_name": one.file_name,
        "content_type": one.content_type,
        "is_uploaded": one.uploaded_at is not None,
        "size": one.size,
        "sha256": one.sha256,
    }


def _export(one: Export) -> dict[str, Any]:
    return {
        "request_id": one.request_id,
        "member": one.member.slug,
        "job": one.job.external_id if one.job else None,
        "seat": one.seat.number,
        "fetched": one.fetched_at is not None,
    }
