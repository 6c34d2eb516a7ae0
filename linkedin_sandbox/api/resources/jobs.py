"""simpleJobPostings and simpleJobPostingTasks (section 7.1, rule 10)."""

from typing import Any

from linkedin_sandbox.api import arranged, recorder
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, EntityError, not_found
from linkedin_sandbox.api.resources import batch, contexts, job_elements, overwriting
from linkedin_sandbox.models import JobTask, Organization
from linkedin_sandbox.world import jobs as verbs
from linkedin_sandbox.world import switches


def submit(call: Call) -> Answer:
    """Answer each element by position: accepted with a task, or refused."""
    elements = call.body().get("elements")
    if not isinstance(elements, list) or not elements:
        raise ApiError(400, "The body needs a list named elements")
    batch.count_records(call, len(elements))
    job_elements.check_whole_call(elements)
    companies = contexts.organizations(
        call, [element["integrationContext"] for element in elements], contexts.JOBS
    )
    verbs.settle_due_tasks()
    answers = [
        _submit_one(call, companies[element["integrationContext"]], element) for element in elements
    ]
    verbs.settle_due_tasks()
    recorder.current().failed_records = sum(answer.get("status") != 202 for answer in answers)
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


def _submit_one(call: Call, organization: Organization, element: dict[str, Any]) -> dict[str, Any]:
    try:
        fields = job_elements.as_asked(organization, element)
        failure = arranged.next_for_record(call.resource, call.verb, fields["externalJobPostingId"])
        if failure and not failure.takes_effect:
            return failure.element
        _note_lost_fields(organization, fields)
        task = verbs.submit(organization, call.application, fields)
        if failure:
            return failure.element
    except EntityError as error:
        return {"status": error.status, "error": error.body}
    escaped = task.urn.replace(":", "%3A")
    return {"status": 202, "id": task.urn, "location": f"/simpleJobPostings/{escaped}"}


def _note_lost_fields(organization: Organization, fields: dict[str, Any]) -> None:
    """An update overwrites the whole job as it was settled last; a close changes no field."""
    job = organization.jobs.filter(external_id=fields["externalJobPostingId"]).first()
    if job and not job.is_requisition and fields[job_elements.OPERATION] != "CLOSE":
        overwriting.note_lost_fields(job.fields, fields)


def _shown_task(task: JobTask) -> dict[str, Any]:
    is_done = task.status == JobTask.Status.SUCCEEDED
    shown = {
        "id": task.urn,
        "status": switches.text("job_task_success") if is_done else task.status,
        "externalJobPostingId": task.external_id,
        "location": task.fields.get("location"),
        "errorMessage": task.error_message or None,
        "jobPosting": task.job.posting_urn if task.job else None,
    }
    return {name: value for name, value in shown.items() if value is not None}
