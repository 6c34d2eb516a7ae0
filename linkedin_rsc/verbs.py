"""What is done with LinkedIn, in words: on a person's record, and to the connection."""

from collections.abc import Mapping
from typing import Any

from accounts.verbs import Verb
from linkedin_rsc.models import Connection


def _state(data: Mapping[str, Any]) -> str:
    state = str(data.get("state", ""))
    return dict(Connection.State.choices).get(state, state).lower()


class LinkedInVerb(Verb):
    EXPORTED = "candidate.exported", "exported {person} from LinkedIn to {job}", "download"
    LINKED = "candidate.linked", "linked {person} to a LinkedIn profile", "link"
    COMPANY_SAVED = "linkedin.company.saved", "saved the company"
    COMPANY_LEFT = "linkedin.company.left", "left the former company"
    PROVISIONED = "linkedin.application.provisioned", "had the LinkedIn application made"
    CONNECTED = "linkedin.connected", "connected LinkedIn"
    CONTRACT_CHOSEN = "linkedin.contract.chosen", "chose contract {contract}"
    CONTRACT_REMOVED = "linkedin.contract.removed", "removed contract {contract}"
    REQUESTED = "linkedin.requested", "requested Recruiter System Connect"
    CALLBACK_URL_MADE = "linkedin.callback_url.made", "made the callback address"
    PARTNER_READY = "linkedin.partner_ready", "answered LinkedIn as partner"
    STATUS_CHANGED = (
        "linkedin.status.changed",
        "learned that LinkedIn is {state_label}",
        "plug",
        {"state_label": _state},
    )
    SUSPENDED = "linkedin.suspended", "stopped: LinkedIn refused access"
    PROBLEM = "linkedin.problem", "met a problem: {problem}"
    SETTINGS_CHANGED = "linkedin.settings.changed", "changed the sharing settings"
    DISCONNECTED = "linkedin.disconnected", "disconnected LinkedIn"
    RECORD_RESENT = "linkedin.record.resent", "sent a record to LinkedIn again", "refresh-cw"
    NOTIFICATION_REPLAYED = (
        "linkedin.notification.replayed",
        "replayed a notification of LinkedIn",
        "refresh-cw",
    )
