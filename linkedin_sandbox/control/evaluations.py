"""Having LinkedIn evaluate an application."""

from typing import Any

from django.http import HttpRequest

from linkedin_sandbox.control.requests import NotUnderstood, body, needed
from linkedin_sandbox.models import Application
from linkedin_sandbox.world import evaluations

SAMPLE = {"fit": "HIGH", "reasons": ["Has the skills the job asks for"]}


def evaluate(request: HttpRequest) -> Any:
    """Evaluate the application with this external id, in the words given or a sample's."""
    wanted = body(request)
    external_id = str(needed(wanted, "application"))
    record = Application.objects.filter(external_id=external_id).first()
    if record is None:
        raise NotUnderstood(f"There is no application {external_id}.")
    made = evaluations.evaluate(record, wanted.get("fields") or SAMPLE)
    return {"request_id": made.request_id}
