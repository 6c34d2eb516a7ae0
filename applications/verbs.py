"""What is done to an application, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verb
from applications.models import Application

REASONS = dict(Application.RejectionReason.choices)


def _reason(data: Mapping[str, Any]) -> str:
    return str(REASONS.get(data.get("reason", ""), _("no reason given"))).lower()


class ApplicationVerb(Verb):
    CREATED = "application.created", _("put {person} on {job}, in {stage}"), "briefcase"
    STAGE_CHANGED = (
        "application.stage.changed",
        _("moved {person} from {from_stage} to {to_stage} on {job}"),
        "arrow-right",
    )
    REJECTED = (
        "application.rejected",
        _("rejected {person} on {job}: {why}"),
        "circle-x",
        {"why": _reason},
    )
    DELETED = "application.deleted", _("deleted {person}’s application for {job}"), "trash-2"
    REINSTATED = "application.reinstated", _("took back the rejection on {job}"), "undo-2"
