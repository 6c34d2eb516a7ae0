"""atsEntityAcls and atsEntityAclAssignees: lists, their jobs and their people (section 10).

What has lists is called otherwise in `/rest/`: `securable` (versioned-api 5.8).
"""

from typing import Any

from linkedin_sandbox.api import oddities, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, EntityError, not_found
from linkedin_sandbox.api.findings import demand
from linkedin_sandbox.api.resources import batch, contexts, finders
from linkedin_sandbox.api.restli import CompoundKey
from linkedin_sandbox.api.rules import Schema
from linkedin_sandbox.models import Assignee, ListedJob, Member, Organization
from linkedin_sandbox.world import access_lists, persons

LIST = "atsEntityAclId"
SHARED = {LIST, "atsEntityType", "dataProvider", "integrationContext"}
OF_JOB = SHARED | {"atsEntityId"}
OF_PERSON = SHARED | {"assignee"}
JOB_POSTING, JOB_REQUISITION = "JOB_POSTING", "JOB_REQUISITION"
# The keys say everything: a value is an empty object.
NOTHING: Schema = {}
Companies = dict[str, Organization]


def update_jobs(call: Call, securable: str = JOB_POSTING) -> Answer:
    keys, companies = _keys_and_companies(call, OF_JOB, securable)

    def write(key: CompoundKey, fields: Any) -> None:
        demand(validation.problems(NOTHING, fields))
        oddities.note_long_id(LIST, key.get(LIST))
        company = companies[key.get("integrationContext")]
        access_lists.put_job(company, key.get(LIST), key.get("atsEntityId"))

    return batch.write_each(call, batch.entities_of(call, keys), write)


def delete_jobs(call: Call, securable: str = JOB_POSTING) -> Answer:
    keys, companies = _keys_and_companies(call, OF_JOB, securable)

    def remove(key: CompoundKey) -> None:
        own = companies[key.get("integrationContext")].listed_jobs
        _delete(own.filter(list_id=key.get(LIST), external_job_id=key.get("atsEntityId")), key)

    return batch.delete_each(call, keys, remove)


def find_jobs(call: Call, securable: str = JOB_POSTING) -> Answer:
    finders.expect(call, "criteria")
    company = _company_of_finder(call)
    _check_type(_need(call, "atsEntityType"), securable)
    rows = company.listed_jobs.filter(external_job_id=_need(call, "atsEntityId"))
    return finders.page(
        call, rows.order_by("id"), lambda found: [_shown_job(call, one, securable) for one in found]
    )


def update_assignees(call: Call, securable: str = JOB_POSTING) -> Answer:
    keys, companies = _keys_and_companies(call, OF_PERSON, securable)

    def write(key: CompoundKey, fields: Any) -> None:
        demand(validation.problems(NOTHING, fields))
        member = _member(call, key.get("assignee"))
        company = companies[key.get("integrationContext")]
        try:
            access_lists.put_member(company, key.get(LIST), member)
        except access_lists.TooManyLists as refusal:
            raise EntityError(422, str(refusal)) from refusal

    return batch.write_each(call, batch.entities_of(call, keys), write)


def delete_assignees(call: Call, securable: str = JOB_POSTING) -> Answer:
    keys, companies = _keys_and_companies(call, OF_PERSON, securable)

    def remove(key: CompoundKey) -> None:
        own = companies[key.get("integrationContext")].assignees
        member = _member(call, key.get("assignee"))
        _delete(own.filter(list_id=key.get(LIST), member=member), key)

    return batch.delete_each(call, keys, remove)


def find_assignees(call: Call, securable: str = JOB_POSTING) -> Answer:
    finders.expect(call, "criteria")
    company = _company_of_finder(call)
    member = persons.member_of(call.need("assignee"), call.application)
    rows = company.assignees.filter(member=member).order_by("id")
    return finders.page(
        call, rows, lambda found: [_shown_assignee(call, one, securable) for one in found]
    )


def _keys_and_companies(
    call: Call, names: set[str], securable: str
) -> tuple[list[CompoundKey], Companies]:
    keys = batch.compound_keys(call, names)
    for key in keys:
        _check_type(key.get("atsEntityType"), securable)
    urns = [key.get("integrationContext") for key in keys]
    return keys, contexts.organizations(call, urns, contexts.JOBS)


def _company_of_finder(call: Call) -> Organization:
    if call.need("dataProvider") != "ATS":
        raise ApiError(400, "dataProvider must be ATS")
    return contexts.organization(call, call.need("integrationContext"), contexts.JOBS)


def _need(call: Call, name: str) -> str:
    return call.need(call.words.members.get(name, name))


def _check_type(entity_type: str, securable: str) -> None:
    if entity_type != securable:
        raise ApiError(400, f'"{entity_type}" is not an enum symbol: only {securable} has lists')


def _member(call: Call, urn: str) -> Member:
    member = persons.member_of(urn, call.application)
    if member is None:
        raise not_found(f"Member {urn}")
    return member


def _delete(rows: Any, key: CompoundKey) -> None:
    if not rows.delete()[0]:
        raise not_found(f"ACL {key}")


def _shown_job(call: Call, row: ListedJob, securable: str) -> dict[str, Any]:
    return _shown(call, row, securable, atsEntityId=row.external_job_id)


def _shown_assignee(call: Call, row: Assignee, securable: str) -> dict[str, Any]:
    person = persons.person_urn(row.member, call.application)
    return _shown(call, row, securable, assignee=person)


def _shown(call: Call, row: ListedJob | Assignee, securable: str, **what: str) -> dict[str, Any]:
    shown = {
        LIST: row.list_id,
        "atsEntityType": securable,
        "dataProvider": "ATS",
        "integrationContext": row.organization.urn,
        **what,
    }
    return call.words.told(shown)
