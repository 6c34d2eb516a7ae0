"""jobRequisitions, which the versioned API alone has (versioned-api 5.1.1); its body is assumed."""

from typing import Any

from linkedin_sandbox.api import oddities, recorder, schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import not_found
from linkedin_sandbox.api.findings import demand
from linkedin_sandbox.api.resources import batch, contexts, job_elements, overwriting
from linkedin_sandbox.api.restli import CompoundKey
from linkedin_sandbox.models import Job, Organization
from linkedin_sandbox.world import requisitions

ID = "externalJobPostingId"
KEY = {ID, "integrationContext"}
Companies = dict[str, Organization]
# A job without a place can still be closed.
CLOSING = validation.only(
    schema.REQUISITION,
    {name for name, rule in schema.REQUISITION.items() if rule.required} - {"location"},
)


def update(call: Call) -> Answer:
    keys, companies = _keys_and_companies(call)

    def write(key: CompoundKey, fields: Any) -> None:
        oddities.note_long_id(ID, key.get(ID))
        demand(_problems(fields))
        company = companies[key.get("integrationContext")]
        known = requisitions.find(company, key.get(ID))
        if known and known.is_requisition:
            overwriting.note_lost_fields(known.fields, fields)
        requisitions.put(company, call.application, key.get(ID), fields)

    return batch.write_each(call, batch.entities_of(call, keys), write)


def delete(call: Call) -> Answer:
    keys, companies = _keys_and_companies(call)

    def remove(key: CompoundKey) -> None:
        found = requisitions.find(companies[key.get("integrationContext")], key.get(ID))
        if found is None:
            raise not_found(f"Requisition {key}")
        _note_left_below(found)
        found.delete()

    return batch.delete_each(call, keys, remove)


def _keys_and_companies(call: Call) -> tuple[list[CompoundKey], Companies]:
    keys = batch.compound_keys(call, KEY)
    urns = [key.get("integrationContext") for key in keys]
    return keys, contexts.organizations(call, urns, contexts.JOBS)


def _note_left_below(job: Job) -> None:
    """Whether they go along is not said anywhere, so they should be gone by then."""
    if job.stages.exists():
        recorder.current().find("a requisition was deleted before its stages")
    if job.organization.applications.filter(external_job_id=job.external_id).exists():
        recorder.current().find("a requisition was deleted before its applications")


def _problems(fields: Any) -> list[str]:
    is_closed = isinstance(fields, dict) and fields.get("state") == Job.State.CLOSED
    found = validation.problems(CLOSING if is_closed else schema.REQUISITION, fields)
    return found or ([] if is_closed else job_elements.place_problems(fields))
