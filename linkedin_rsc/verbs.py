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
    PROFILE_SHARED = (
        "candidate.profile.shared",
        _("learned what {person} shared on LinkedIn"),
        "share-2",
    )
    LINKED = "candidate.linked", _("linked {person} to a LinkedIn profile"), "link"
    MATCHED = "candidate.matched", _("learned from LinkedIn which profile is {person}’s"), "link"
    UNLINKED = "candidate.unlinked", _("unlinked {person} from a LinkedIn profile"), "unlink"
    MATCH_REFUSED = (
        "candidate.match.refused",
        _("said that a LinkedIn profile is not {person}’s"),
        "user-x",
    )
    MATCH_REOPENED = (
        "candidate.match.reopened",
        _("took back that a LinkedIn profile is not {person}’s"),
        "undo-2",
    )
    MATCH_SET_ASIDE = (
        "candidate.match.set_aside",
        _("set the LinkedIn profiles aside that may be {person}’s"),
        "archive",
    )
    MATCH_ASKED_AGAIN = (
        "candidate.match.asked_again",
        _("asked again which LinkedIn profile is {person}’s"),
        "undo-2",
    )
    WIDGET_CONTRACT_CHOSEN = (
        "linkedin.widget.contract_chosen",
        _("chose the contract of LinkedIn’s profile widget"),
    )
    COMPANY_SAVED = "linkedin.company.saved", _("saved the company")
    COMPANY_LEFT = "linkedin.company.left", _("left the former company")
    PROVISIONED = "linkedin.application.provisioned", _("had the LinkedIn application made")
    SECRET_ROLLED = "linkedin.secret.rolled", _("had a new secret made"), "key-round"
    FORMER_SECRET_DROPPED = "linkedin.secret.dropped", _("dropped the former secret"), "key-round"
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
    PROPOSAL_DECLINED = (
        "candidate.proposal.declined",
        _("kept the contact data of {person}, who shared other data on LinkedIn"),
        "shield",
    )
    PACE_CHANGED = "linkedin.pace.changed", _("changed how often LinkedIn is asked")
    SENDING_PAUSED = "linkedin.sending.paused", _("paused what goes to LinkedIn"), "pause"
    SENDING_RESUMED = "linkedin.sending.resumed", _("let go out to LinkedIn again"), "play"
    DISCONNECTED = "linkedin.disconnected", _("disconnected LinkedIn")
    ALL_WITHDRAWN = "linkedin.all_withdrawn", _("had everything withdrawn from LinkedIn"), "trash-2"
    SHARED_AGAIN = "linkedin.shared_again", _("shares with LinkedIn again")
    ACCOUNT_CONNECTED = "linkedin.account.connected", _("connected a LinkedIn account"), "link"
    ACCOUNT_DISCONNECTED = (
        "linkedin.account.disconnected",
        _("disconnected the LinkedIn account"),
        "unplug",
    )
    ACCOUNT_EXPIRED = (
        "linkedin.account.expired",
        _("ended the connection with LinkedIn: its term was over"),
        "unplug",
    )
    RECORD_RESENT = "linkedin.record.resent", _("sent a record to LinkedIn again"), "refresh-cw"
    FAILED_RESENT = (
        "linkedin.records.resent",
        _("sent records to LinkedIn again that had failed"),
        "refresh-cw",
    )
    RECONCILED = (
        "linkedin.ledger.reconciled",
        _("had the ledger compared with Tandem’s records"),
        "refresh-cw",
    )
    NOTIFICATION_REPLAYED = (
        "linkedin.notification.replayed",
        _("replayed a notification of LinkedIn"),
        "refresh-cw",
    )
    CLOSED_ACCOUNT_KEPT = (
        "linkedin.closed_account.kept",
        _("decided that the data of {person} stays, whose LinkedIn account is closed"),
        "shield",
    )
    CLOSED_ACCOUNT_DELETED = (
        "linkedin.closed_account.deleted",
        _("erased a person whose LinkedIn account is closed"),
        "x",
    )
    FAILED_REPLAYED = (
        "linkedin.notifications.replayed",
        _("replayed all notifications of LinkedIn that had failed"),
        "refresh-cw",
    )
