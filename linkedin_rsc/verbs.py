"""What is done with LinkedIn, in words: on a person's record, and to the connection."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verb
from linkedin_rsc.models import Connection


def _state(data: Mapping[str, Any]) -> str:
    state = str(data.get("state", ""))
    return dict(Connection.State.choices).get(state, state).lower()


class LinkedInVerb(Verb):
    EXPORTED = "candidate.exported", _("exported {person} from LinkedIn to {job}"), "download"
    EXPORT_HELD = (
        "candidate.export.held",
        _("exported {person} from LinkedIn, which waits for a colleague's decision"),
        "lock",
    )
    EXPORT_ACCEPTED = (
        "candidate.export.accepted",
        _("let the export of {person} by {exporter} in"),
        "check",
    )
    EXPORT_DECLINED = (
        "candidate.export.declined",
        _("did not let the export of {person} by {exporter} in"),
        "x",
    )
    LINKED = "candidate.linked", _("linked {person} to a LinkedIn profile"), "link"
    COMPANY_SAVED = "linkedin.company.saved", _("saved the company")
    COMPANY_LEFT = "linkedin.company.left", _("left the former company")
    PROVISIONED = "linkedin.application.provisioned", _("had the LinkedIn application made")
    CONNECTED = "linkedin.connected", _("connected LinkedIn")
    CONTRACT_CHOSEN = "linkedin.contract.chosen", _("chose contract {contract}")
    CONTRACT_REMOVED = "linkedin.contract.removed", _("removed contract {contract}")
    REQUESTED = "linkedin.requested", _("requested Recruiter System Connect")
    CALLBACK_URL_MADE = "linkedin.callback_url.made", _("made the callback address")
    PARTNER_READY = "linkedin.partner_ready", _("answered LinkedIn as partner")
    STATUS_CHANGED = (
        "linkedin.status.changed",
        _("learned that LinkedIn is {state_label}"),
        "plug",
        {"state_label": _state},
    )
    SUSPENDED = "linkedin.suspended", _("stopped: LinkedIn refused access")
    PROBLEM = "linkedin.problem", _("met a problem: {problem}")
    SETTINGS_CHANGED = "linkedin.settings.changed", _("changed the sharing settings")
    DISCONNECTED = "linkedin.disconnected", _("disconnected LinkedIn")
    RECORD_RESENT = "linkedin.record.resent", _("sent a record to LinkedIn again"), "refresh-cw"
    NOTIFICATION_REPLAYED = (
        "linkedin.notification.replayed",
        _("replayed a notification of LinkedIn"),
        "refresh-cw",
    )
