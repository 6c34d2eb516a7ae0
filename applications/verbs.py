"""What is done to an application, in words."""

from collections.abc import Mapping
from typing import Any

from accounts.verbs import Verb
from applications.models import Application

REASONS = {code: label.lower() for code, label in Application.RejectionReason.choices}


def _reason(data: Mapping[str, Any]) -> str:
    return REASONS.get(data.get("reason", ""), "no reason given")


class ApplicationVerb(Verb):
    CREATED = "application.created", "put {person} on {job}, in {stage}", "briefcase"
    STAGE_CHANGED = (
        "application.stage.changed",
        "moved {person} from {from_stage} to {to_stage} on {job}",
        "arrow-right",
    )
    REJECTED = (
        "application.rejected",
        "rejected {person} on {job}: {why}",
        "circle-x",
        {"why": _reason},
    )
    REINSTATED = "application.reinstated", "took back the rejection on {job}", "undo-2"
