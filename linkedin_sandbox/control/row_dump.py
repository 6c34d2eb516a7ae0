"""Rows that are asked for by themselves, as JSON."""

from typing import Any

from django.db.models import F
from django.forms.models import model_to_dict

from linkedin_sandbox.models import (
    CallbackEndpoint,
    Delivery,
    InMail,
    Integration,
    Member,
    RecordedRequest,
)
from linkedin_sandbox.world.indicator import ApplicationShown


def recorded(row: RecordedRequest) -> dict[str, Any]:
    return {**model_to_dict(row), "id": row.pk, "at": row.at.isoformat()}


def integration(one: Integration) -> dict[str, Any]:
    return {
        "client_id": one.application.client_id,
        "context": one.context_urn,
        "type": one.type,
        "name": one.name,
        "status": one.status,
        "configurations": dict(one.configurations.order_by("key").values_list("key", "value")),
    }


def delivery(row: Delivery) -> dict[str, Any]:
    return {
        "id": row.pk,
        "client_id": row.application.client_id,
        "event_type": row.event_type,
        "request_id": row.request_id,
        "state": row.state,
        "attempts": row.attempts,
        "due_at": row.due_at.isoformat(),
    }


def callback(row: CallbackEndpoint) -> dict[str, Any]:
    return {
        "client_id": row.application.client_id,
        "url": row.url,
        "is_blocked": row.is_blocked,
        "failures_in_a_row": row.failures_in_a_row,
        "validated_at": row.validated_at.isoformat() if row.validated_at else None,
        "last_result": row.last_result,
        "next_challenge_at": row.next_challenge_at.isoformat(),
    }


def shown_application(one: ApplicationShown) -> dict[str, Any]:
    return {
        "external_id": one.application.external_id,
        "job": one.application.external_job_id,
        "job_name": one.job_name,
        "current_stage": one.current_stage,
        "stages": [entry.name for entry in one.stages],
        "notes": [note.text for note in one.notes],
        "interview_feedback": one.feedback,
        "attachments": [attachment.name for attachment in one.attachments],
    }


def interactions_with(member: Member) -> dict[str, Any]:
    inmails = InMail.objects.filter(conversation__member=member).select_related("seat")
    return {
        "inmails": [
            {
                "id": str(one),
                "seat": one.seat.number,
                "is_answer": one.is_answer,
                "body": one.body,
            }
            for one in inmails.order_by("at", "id")
        ],
        "stubs": list(
            member.stubs.order_by("id").values("email", "phone", seat_number=F("seat__number"))
        ),
        "notes": list(
            member.recruiter_notes.order_by("id").values("id", "text", "is_shared", "is_active")
        ),
        "projects": list(member.projects.order_by("name").values_list("name", flat=True)),
    }
