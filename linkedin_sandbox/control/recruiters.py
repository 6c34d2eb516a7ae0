"""Doing and seeing what a recruiter would: exports, integrations, the In-ATS pane."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from linkedin_sandbox.control import row_dump
from linkedin_sandbox.control.chosen import member_named, seat_named
from linkedin_sandbox.control.requests import MAX_ROWS, NotUnderstood, body, needed
from linkedin_sandbox.models import Integration, Job, Organization, Seat
from linkedin_sandbox.world import exports, indicator, integrations, jobs, seed


def export(request: HttpRequest) -> Any:
    """Export a member as a recruiter would, and name the request."""
    wanted = body(request)
    seat = seat_named(wanted)
    made = exports.export_member(
        member=member_named(str(needed(wanted, "member"))),
        job=_job(seat, wanted.get("job")),
        seat=seat,
        email_addresses=wanted.get("email_addresses"),
    )
    return {"request_id": made.request_id}


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
        "integrations": [row_dump.integration(one) for one in chosen],
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
    member = member_named(request.GET.get("member", ""))
    organization = _organization(request)
    seat = seat_named(request.GET.dict()) if "seat" in request.GET else None
    return {
        "is_enabled": indicator.is_enabled(organization),
        "applications": [
            row_dump.shown_application(one)
            for one in indicator.applications_of(member, organization, seat)
        ],
        "notes": [note.text for note in indicator.notes_of(member, organization)],
    }


def read_exportable_jobs(request: HttpRequest) -> Any:
    """List the jobs a recruiter is offered while exporting; without `seat`, those all are."""
    seat = seat_named(request.GET.dict()) if "seat" in request.GET else None
    found = jobs.exportable_jobs(_organization(request), request.GET.get("text", ""), seat)
    return [{"external_id": job.external_id, "title": job.title} for job in found[:MAX_ROWS]]


def _organization(request: HttpRequest) -> Organization:
    number = request.GET.get("organization", str(seed.ORGANIZATION[0]))
    found = Organization.objects.filter(number=int(number) if number.isdecimal() else 0).first()
    if found is None:
        raise NotUnderstood(f"There is no organization {number}.")
    return found
