"""atsApplications: upsert, read, delete (section 7.4, rules 7, 9, 11, 13)."""

from typing import Any

from linkedin_sandbox.api import recorder, schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import not_found
from linkedin_sandbox.api.findings import demand
from linkedin_sandbox.api.resources import batch, contexts, overwriting
from linkedin_sandbox.api.restli import CompoundKey
from linkedin_sandbox.models import Application, Organization
from linkedin_sandbox.world import clock, jobs, switches

KEY = {"atsJobApplicationId", "dataProvider", "integrationContext"}


def update(call: Call) -> Answer:
    keys, companies = _keys_and_companies(call)
    jobs.settle_due_tasks()

    def write(key: CompoundKey, fields: Any) -> None:
        organization = companies[key.get("integrationContext")]
        found = validation.problems(schema.APPLICATION, fields)
        demand(found or validation.times_in_order(fields))
        _check_references(organization, fields)
        _put(organization, key.get("atsJobApplicationId"), fields)

    return batch.write_each(call, batch.entities_of(call, keys), write)


def read(call: Call) -> Answer:
    keys, companies = _keys_and_companies(call)

    def shown(key: CompoundKey) -> dict[str, Any]:
        application = _find(companies[key.get("integrationContext")], key)
        return {**dict(key.parts), **application.fields}

    return batch.read_each(call, keys, shown)


def delete(call: Call) -> Answer:
    """Delete applications with their notes, feedback and stages.

    Whether attachments go along is not said anywhere, so they should be gone by then.
    """
    keys, companies = _keys_and_companies(call)

    def remove(key: CompoundKey) -> None:
        application = _find(companies[key.get("integrationContext")], key)
        if application.attachments.exists():
            recorder.current().find("an application was deleted before its attachments")
        application.delete()

    return batch.delete_each(call, keys, remove)


def _keys_and_companies(call: Call) -> tuple[list[CompoundKey], dict[str, Organization]]:
    keys = batch.compound_keys(call, KEY)
    urns = [key.get("integrationContext") for key in keys]
    return keys, contexts.organizations(call, urns, contexts.APPLICATIONS)


def _find(organization: Organization, key: CompoundKey) -> Application:
    found = organization.applications.filter(external_id=key.get("atsJobApplicationId")).first()
    if found is None:
        raise not_found(f"Application {key}")
    return found


def _check_references(organization: Organization, fields: dict[str, Any]) -> None:
    job_id, candidate_id = fields["atsJobPostingId"], fields.get("atsCandidateId")
    if not candidate_id:
        recorder.current().find("application without atsCandidateId is not linked")
    if not switches.is_on("strict_refs"):
        return
    if not organization.jobs.filter(external_id=job_id).exists():
        raise not_found(f"Job posting {job_id}")
    if candidate_id and not organization.candidates.filter(external_id=candidate_id).exists():
        raise not_found(f"Candidate {candidate_id}")


def _put(organization: Organization, external_id: str, fields: dict[str, Any]) -> None:
    known = organization.applications.filter(external_id=external_id).first()
    if known:
        overwriting.note_lost_fields(known.fields, fields)
    Application.objects.update_or_create(
        organization=organization,
        external_id=external_id,
        defaults={
            "fields": fields,
            "external_job_id": fields["atsJobPostingId"],
            "external_candidate_id": fields.get("atsCandidateId") or "",
            "synced_at": clock.now(),
        },
    )
