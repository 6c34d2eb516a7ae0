"""Each function answers one method of one address of `/sandbox/api/`; see the README."""

from typing import Any

from django.db.models import Q, QuerySet
from django.forms.models import model_to_dict
from django.http import HttpRequest

from linkedin_sandbox import challenges, clock, deliveries, seed, switches
from linkedin_sandbox.control import dump
from linkedin_sandbox.control.requests import NotUnderstood, body, needed
from linkedin_sandbox.models import (
    AccessToken,
    CallbackEndpoint,
    Delivery,
    Failure,
    Integration,
    Job,
    Member,
    Organization,
    RecordedRequest,
    Seat,
)
from linkedin_sandbox.state import exports, indicator, integrations, jobs

MAX_ROWS = 1_000
REQUEST_FILTERS = ("resource", "method", "restli_method", "client_id", "status")
FAILURE_FIELDS = {field.name for field in Failure._meta.fields} - {"id"}


def health(request: HttpRequest) -> Any:
    return {"status": "ready"}


def reset(request: HttpRequest) -> Any:
    seed.start_over()
    return {"status": "reset"}


def read_switches(request: HttpRequest) -> Any:
    return switches.everything()


def turn_switches(request: HttpRequest) -> Any:
    for name, value in body(request).items():
        switches.turn(name, value)
    return switches.everything()


def read_failures(request: HttpRequest) -> Any:
    return [model_to_dict(failure) for failure in Failure.objects.order_by("id")]


def arrange_failure(request: HttpRequest) -> Any:
    wanted = body(request)
    unknown = set(wanted) - FAILURE_FIELDS
    if unknown:
        raise NotUnderstood(f"Unknown: {', '.join(sorted(unknown))}.")
    needed(wanted, "resource")
    needed(wanted, "status")
    return model_to_dict(Failure.objects.create(**wanted))


def forget_failures(request: HttpRequest) -> Any:
    Failure.objects.all().delete()
    return []


def read_requests(request: HttpRequest) -> Any:
    """List recorded requests, oldest first, after an id when given."""
    rows = RecordedRequest.objects.order_by("id")
    for name in REQUEST_FILTERS:
        if name in request.GET:
            rows = rows.filter(**{name: request.GET[name]})
    if "since" in request.GET:
        rows = rows.filter(id__gt=int(request.GET["since"]))
    return [dump.recorded(row) for row in rows[:MAX_ROWS]]


def forget_requests(request: HttpRequest) -> Any:
    RecordedRequest.objects.all().delete()
    return []


def read_state(request: HttpRequest) -> Any:
    jobs.settle_due_tasks()
    return dump.everything()


def export(request: HttpRequest) -> Any:
    """Export a member as a recruiter would, and name the request."""
    wanted = body(request)
    seat = Seat.objects.filter(number=needed(wanted, "seat")).first()
    if seat is None:
        raise NotUnderstood(f"There is no seat {wanted['seat']}.")
    made = exports.export_member(
        member=_member(str(needed(wanted, "member"))),
        job=_job(seat, wanted.get("job")),
        seat=seat,
        email_addresses=wanted.get("email_addresses"),
    )
    return {"request_id": made.request_id}


def _member(text: str) -> Member:
    found = Member.objects.filter(Q(slug=text) | Q(email=text)).first()
    if found is None:
        raise NotUnderstood(f"There is no member with slug or e-mail {text}.")
    return found


def _job(seat: Seat, external_id: str | None) -> Job | None:
    if external_id is None:
        return None
    jobs.settle_due_tasks()
    found = Job.objects.filter(
        organization=seat.contract.organization, external_id=external_id
    ).first()
    if found is None:
        raise NotUnderstood(f"There is no job {external_id}.")
    return found


def change_integrations(request: HttpRequest) -> Any:
    """Enable or disable integrations, by company, contract or type."""
    wanted = body(request)
    chosen = _chosen_integrations(wanted)
    verbs = {"ENABLED": integrations.enable, "DISABLED": integrations.disable}
    status = needed(wanted, "status")
    if status not in verbs:
        raise NotUnderstood("status is ENABLED or DISABLED.")
    change = verbs[status](chosen)
    return {
        "request_id": change.request_id if change else None,
        "integrations": [dump.integration(one) for one in chosen],
    }


def _chosen_integrations(wanted: dict[str, Any]) -> QuerySet[Integration]:
    chosen = Integration.objects.select_related("application", "organization", "contract")
    if "organization" in wanted:
        number = wanted["organization"]
        chosen = chosen.filter(
            Q(organization__number=number) | Q(contract__organization__number=number)
        )
    if "contract" in wanted:
        chosen = chosen.filter(contract__number=wanted["contract"])
    if "types" in wanted:
        chosen = chosen.filter(type__in=wanted["types"])
    if "client_id" in wanted:
        chosen = chosen.filter(application__client_id=wanted["client_id"])
    return chosen.order_by("id")


def read_indicator(request: HttpRequest) -> Any:
    """Tell what the In-ATS pane shows about a member."""
    member = _member(request.GET.get("member", ""))
    organization = _organization(request)
    return {
        "is_enabled": indicator.is_enabled(organization),
        "applications": [
            dump.shown_application(one) for one in indicator.applications_of(member, organization)
        ],
        "notes": [note.text for note in indicator.notes_of(member, organization)],
    }


def read_exportable_jobs(request: HttpRequest) -> Any:
    """List the jobs a recruiter is offered while exporting."""
    found = jobs.exportable_jobs(_organization(request), request.GET.get("text", ""))
    return [{"external_id": job.external_id, "title": job.title} for job in found[:MAX_ROWS]]


def _organization(request: HttpRequest) -> Organization:
    number = request.GET.get("organization", str(seed.ORGANIZATION[0]))
    found = Organization.objects.filter(number=int(number) if number.isdecimal() else 0).first()
    if found is None:
        raise NotUnderstood(f"There is no organization {number}.")
    return found


def read_clock(request: HttpRequest) -> Any:
    return {"now": clock.now().isoformat(), "now_ms": clock.now_ms()}


def advance_clock(request: HttpRequest) -> Any:
    clock.advance(float(needed(body(request), "advance_s")))
    deliveries.wake()
    return read_clock(request)


def read_deliveries(request: HttpRequest) -> Any:
    rows = Delivery.objects.select_related("application").order_by("id")
    return [dump.delivery(row) for row in rows[:MAX_ROWS]]


def read_callbacks(request: HttpRequest) -> Any:
    rows = CallbackEndpoint.objects.select_related("application").order_by("id")
    return [dump.callback(row) for row in rows]


def validate_callbacks(request: HttpRequest) -> Any:
    """Challenge every callback now, as by hand in LinkedIn's portal."""
    for endpoint in CallbackEndpoint.objects.select_related("application").order_by("id"):
        challenges.challenge(endpoint)
    return read_callbacks(request)


def revoke_tokens(request: HttpRequest) -> Any:
    client_id = needed(body(request), "client_id")
    revoked = AccessToken.objects.filter(application__client_id=client_id).update(is_revoked=True)
    return {"revoked": revoked}
