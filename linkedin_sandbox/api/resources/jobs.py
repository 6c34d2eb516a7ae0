"""simpleJobPostings and simpleJobPostingTasks (section 7.1, rule 10)."""

from typing import Any

from linkedin_sandbox.api import arranged, recorder, scalars, schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, EntityError, not_found
from linkedin_sandbox.api.findings import REQUIRED, demand, finding
from linkedin_sandbox.api.resources import batch, contexts
from linkedin_sandbox.models import Job, JobTask, Organization
from linkedin_sandbox.world import clock, switches
from linkedin_sandbox.world import jobs as verbs

DAY_S = 86_400
SAFE_ID_LENGTH = 75
CLOSING = validation.only(schema.JOB, schema.CLOSING_NEEDS)


def submit(call: Call) -> Answer:
    """Answer each element by position: accepted with a task, or refused."""
    elements = call.body().get("elements")
    if not isinstance(elements, list) or not elements:
        raise ApiError(400, "The body needs a list named elements")
    batch.count_records(call, len(elements))
    _check_whole_call(elements)
    companies = contexts.organizations(
        call, [element["integrationContext"] for element in elements], contexts.JOBS
    )
    verbs.settle_due_tasks()
    answers = [
        _submit_one(call, companies[element["integrationContext"]], element) for element in elements
    ]
    verbs.settle_due_tasks()
    recorder.current().failed_records = sum(answer["status"] != 202 for answer in answers)
    return Answer(200, {"elements": answers})


def read_tasks(call: Call) -> Answer:
    urns = batch.simple_keys(call)
    for urn in urns:
        if not urn.startswith("urn:li:simpleJobPostingTask:"):
            raise ApiError(400, "Batch key parameter value is invalid")
    verbs.settle_due_tasks()
    tasks = verbs.living_tasks(urns, call.application)
    contexts.organizations(call, {task.organization.urn for task in tasks.values()}, contexts.JOBS)

    def shown(urn: str) -> dict[str, Any]:
        if urn not in tasks:
            raise not_found(f"Task {urn}")
        return _shown_task(tasks[urn])

    return batch.read_each(call, urns, shown)


def _check_whole_call(elements: list[Any]) -> None:
    """Section 7.1.5: some mistakes of one element refuse them all."""
    ids = []
    for element in elements:
        if not isinstance(element, dict):
            raise ApiError(400, "An element is not an object")
        external_id = element.get("externalJobPostingId")
        if external_id is not None and not isinstance(external_id, str):
            raise ApiError(500, "externalJobPostingId cannot be coerced to String")
        if not isinstance(element.get("integrationContext"), str):
            raise ApiError(400, "integrationContext is required")
        _check_apply_url(element)
        ids += [external_id] if external_id else []
    if len(set(ids)) != len(ids):
        raise ApiError(422, "An externalJobPostingId appears twice in one request")


def _check_apply_url(element: dict[str, Any]) -> None:
    url = element.get("companyApplyUrl")
    if url is not None and not (isinstance(url, str) and scalars.is_url(url)):
        raise ApiError(400, f"companyApplyUrl {url!r} is invalid")


def _submit_one(call: Call, organization: Organization, element: dict[str, Any]) -> dict[str, Any]:
    try:
        _demand(organization, element)
        failure = arranged.next_for_record(call.resource, "", element["externalJobPostingId"])
        if failure:
            raise EntityError(failure.status, failure.message)
        task = verbs.submit(organization, call.application, element)
    except EntityError as error:
        return {"status": error.status, "error": error.body}
    escaped = task.urn.replace(":", "%3A")
    return {"status": 202, "id": task.urn, "location": f"/simpleJobPostings/{escaped}"}


def _demand(organization: Organization, element: dict[str, Any]) -> None:
    is_closing = element.get("jobPostingOperationType") == "CLOSE"
    demand(validation.problems(CLOSING if is_closing else schema.JOB, element))
    if len(element.get("workplaceTypes") or []) > 1:
        raise EntityError(400, "workplaceTypes takes exactly one value")
    if not is_closing:
        demand(_place_problems(element) + _time_problems(element))
    _note_oddities(element)
    if is_closing:
        _check_can_close(organization, element["externalJobPostingId"])


def _place_problems(element: dict[str, Any]) -> list[str]:
    """Check the forms of section 7.1.2; a country alone is for Remote."""
    location = element.get("location")
    if not location:
        has_postal_place = element.get("countryCode") and element.get("postalCode")
        return [] if has_postal_place else [finding("/location", REQUIRED)]
    parts = [part.strip() for part in location.split(",")]
    fewest = 1 if element.get("workplaceTypes") == ["Remote"] else 2
    if len(parts) < fewest or not all(parts):
        return [finding("/location", f'"{location}" names no place; only Remote takes a country')]
    return []


def _time_problems(element: dict[str, Any]) -> list[str]:
    now, expiry = clock.now_ms(), element.get("expireAt")
    found = [finding("/listedAt", "lies in the future")] if element["listedAt"] > now else []
    if expiry is None:
        return found
    days = switches.number("job_expiry_limit_days")
    if expiry <= now:
        found.append(finding("/expireAt", "lies in the past"))
    elif expiry > clock.to_ms(clock.after(days * DAY_S)):
        found.append(finding("/expireAt", f"lies more than {days:g} days ahead"))
    return found


def _note_oddities(element: dict[str, Any]) -> None:
    trace = recorder.current()
    is_closed = element.get("state") == "CLOSED"
    is_closing = element["jobPostingOperationType"] == "CLOSE"
    if "state" in element and is_closed != is_closing:
        trace.find("state contradicts jobPostingOperationType")
    if len(element["externalJobPostingId"]) > SAFE_ID_LENGTH:
        trace.find(f"externalJobPostingId is longer than {SAFE_ID_LENGTH}")


def _check_can_close(organization: Organization, external_id: str) -> None:
    if verbs.latest_operation(organization, external_id) != Job.State.LISTED:
        raise EntityError(409, f"Job {external_id} is closed or unknown")


def _shown_task(task: JobTask) -> dict[str, Any]:
    shown = {
        "id": task.urn,
        "status": task.status,
        "externalJobPostingId": task.external_id,
        "location": task.fields.get("location"),
        "errorMessage": task.error_message or None,
        "jobPosting": task.job.posting_urn if task.job else None,
    }
    return {name: value for name, value in shown.items() if value is not None}
