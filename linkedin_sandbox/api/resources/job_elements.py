"""One element of a simpleJobPostings call: what refuses it, and what is odd about it (7.1.2).

Legacy input is still taken: LinkedIn's own collection says `state` alone (changes-2026 E3).
"""

from typing import Any

from linkedin_sandbox.api import oddities, recorder, scalars, schema, validation
from linkedin_sandbox.api.errors import ApiError, EntityError
from linkedin_sandbox.api.findings import demand, finding
from linkedin_sandbox.api.rules import Schema
from linkedin_sandbox.models import Job, Organization
from linkedin_sandbox.world import clock, jobs, switches

DAY_S = 86_400
OPERATION = "jobPostingOperationType"
CLOSING = validation.only(schema.JOB, schema.CLOSING_NEEDS)
# Without the words that LinkedIn asks for since June 2025 only.
LEGACY = validation.only(
    schema.JOB, {name for name, rule in schema.JOB.items() if rule.required} - {"posterEmail"}
)
LEGACY_STATES = (Job.State.LISTED, Job.State.CLOSED)
STATE_ALONE = f"state without {OPERATION} is legacy: LinkedIn derives the state since June 2024"
STATE_TOO = f"state is unsupported since June 2024, {OPERATION} says it"


def check_whole_call(elements: list[Any]) -> None:
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


def as_asked(organization: Organization, element: dict[str, Any]) -> dict[str, Any]:
    """Return the element as it counts, legacy words read, or refuse it."""
    fields = {name: value for name, value in element.items() if not _is_unsupported(name)}
    is_legacy = OPERATION not in fields and fields.get("state") in LEGACY_STATES
    if is_legacy:
        recorder.current().find(STATE_ALONE)
        fields[OPERATION] = _operation_of_state(organization, fields)
    elif "state" in fields:
        recorder.current().find(STATE_TOO)
    _demand(fields, LEGACY if is_legacy else schema.JOB)
    oddities.note_long_id("externalJobPostingId", fields["externalJobPostingId"])
    if fields[OPERATION] == "CLOSE":
        _check_can_close(organization, fields)
    return fields


def _is_unsupported(name: str) -> bool:
    if name in schema.UNSUPPORTED_OF_JOB:
        recorder.current().find(f"{name} is unsupported since June 2024, location says it")
        return True
    return False


def _operation_of_state(organization: Organization, fields: dict[str, Any]) -> str:
    if fields["state"] == Job.State.CLOSED:
        return "CLOSE"
    known = jobs.latest_operation(organization, str(fields.get("externalJobPostingId")))
    return "UPDATE" if known == Job.State.LISTED else "CREATE"


def _demand(fields: dict[str, Any], table: Schema) -> None:
    is_closing = fields.get(OPERATION) == "CLOSE"
    demand(validation.problems(CLOSING if is_closing else table, fields))
    if len(fields.get("workplaceTypes") or []) > 1:
        raise EntityError(400, "workplaceTypes takes exactly one value")
    if not is_closing:
        demand(place_problems(fields) + _time_problems(fields) + _state_problems(fields))


def _check_apply_url(element: dict[str, Any]) -> None:
    url = element.get("companyApplyUrl")
    if url is not None and not (isinstance(url, str) and scalars.is_url(url)):
        raise ApiError(400, f"companyApplyUrl {url!r} is invalid")


def place_problems(fields: dict[str, Any]) -> list[str]:
    """Check the forms of section 7.1.2; a country alone is for Remote."""
    location = fields["location"]
    parts = [part.strip() for part in location.split(",")]
    fewest = 1 if fields.get("workplaceTypes") == ["Remote"] else 2
    if len(parts) < fewest or not all(parts):
        return [finding("/location", f'"{location}" names no place; only Remote takes a country')]
    return []


def _time_problems(fields: dict[str, Any]) -> list[str]:
    now, expiry = clock.now_ms(), fields.get("expireAt")
    found = [finding("/listedAt", "lies in the future")] if fields["listedAt"] > now else []
    if expiry is None:
        return found
    days = switches.number("job_expiry_limit_days")
    if expiry <= now:
        found.append(finding("/expireAt", "lies in the past"))
    elif expiry > clock.to_ms(clock.after(days * DAY_S)):
        found.append(finding("/expireAt", f"lies more than {days:g} days ahead"))
    return found


def _state_problems(fields: dict[str, Any]) -> list[str]:
    """A job is listed first and closed after, whatever its `state` says."""
    if fields.get("state") != Job.State.CLOSED:
        return []
    return [finding("/state", f"a job cannot be {fields[OPERATION].lower()}d closed; send CLOSE")]


def _check_can_close(organization: Organization, fields: dict[str, Any]) -> None:
    external_id, is_linked = fields["externalJobPostingId"], jobs.LINK in fields
    if jobs.latest_operation(organization, external_id, is_linked=is_linked) != Job.State.LISTED:
        raise EntityError(409, f"Job {external_id} is closed or unknown")
