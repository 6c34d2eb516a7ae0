"""The ledger in words, for the LinkedIn tabs of jobs and candidates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from base.bidi import isolated
from base.words import gettext as _
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.models.ledger_lookup import FAILED
from linkedin_rsc.pages.awaited import awaited
from linkedin_rsc.pages.remedies import Remedy
from linkedin_rsc.streams.job_steps import CLOSED
from linkedin_rsc.streams.sharing import Sharing

State, Wanted = LedgerRow.State, LedgerRow.Wanted

WAITING_STATES = (State.QUEUED, State.RETRYING)
LEAVING_STATES = {State.DELETION_QUEUED, State.DELETED}
# Of these LinkedIn's words are quoted, if it gave any.
QUOTED_STATES = {State.NEEDS_ATTENTION, State.DELETION_QUEUED, *WAITING_STATES}
# Whatever LinkedIn holds of these is not what is here.
BEHIND_STATES = {State.HELD, State.QUEUED, State.RETRYING, State.NEEDS_ATTENTION}

TONES = {
    State.SENT: "positive",
    State.NEEDS_ATTENTION: "negative",
    State.RETRYING: "caution",
    State.IN_FLIGHT: "info",
    State.QUEUED: "info",
    State.DELETION_QUEUED: "caution",
}


class Gate(Enum):
    """Whether anything of a stream goes out: LinkedIn may be off, or an administrator waits."""

    OPEN = auto()
    SHUT = auto()
    PAUSED = auto()


def gate_of(sharing: Sharing, stream: Stream) -> Gate:
    if not sharing.sends(stream):
        return Gate.SHUT
    return Gate.PAUSED if sharing.is_paused else Gate.OPEN


@dataclass(frozen=True)
class Entry:
    """One ledger row as a person reads it: what it is, how it stands, since when."""

    row: LedgerRow
    title: str
    sentence: str
    quote: str
    tone: str
    at: datetime | None
    may_resend: bool
    # What the button for that says: what is to be withdrawn is not sent.
    again: str
    # Where the reader fills in what is missing.
    remedy: Remedy | None


def entry_of(
    row: Any,
    *,
    may_resend: bool,
    gate: Gate,
    name: str = "",
    remedy: Remedy | None = None,
) -> Entry:
    """Say how one row stands; `name` tells rows of one stream apart (a stage, a job).

    `row` is a LedgerRow of `leases.with_pauses`, as its reader may know it. `gate` tells whether
    anything of this stream goes out. `remedy` leads to what keeps it back.
    """
    label = str(Stream(row.stream).label)
    return Entry(
        row=row,
        title=f"{label}: {isolated(name)}" if name else label,
        sentence=_sentence(row, gate),
        quote=row.answer if row.state in QUOTED_STATES else "",
        tone=TONES.get(State(row.state), "none"),
        at=_moment(row),
        may_resend=may_resend and row.state in FAILED,
        again=_("Withdraw again") if row.wanted == Wanted.ABSENT else _("Send again"),
        remedy=remedy,
    )


def in_order(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Sort rows as LinkedIn receives them: by stream, then as they came."""
    order = {stream: position for position, stream in enumerate(Stream.values)}
    return sorted(rows, key=lambda row: (order[row.stream], row.pk))


def held_back(hold: str) -> str:
    return _("Held back: %(reason)s.") % {"reason": Hold(hold).label}


def _moment(row: Any) -> datetime | None:
    """Return when it was sent, or when it is looked at next where that is known."""
    state = State(row.state)
    is_tried_again = state == State.RETRYING or (state == State.DELETION_QUEUED and row.attempts)
    if is_tried_again or (state == State.IN_FLIGHT and row.task):
        return row.due_at  # type: ignore[no-any-return]  # A row of `with_pauses`.
    names = {State.SENT: "sent_at", State.QUEUED: "paused_until"}
    moment: datetime | None = getattr(row, names[state]) if state in names else None
    return moment


def _sentence(row: Any, gate: Gate) -> str:
    """Say how a row stands, and where that is not what LinkedIn holds, what it holds."""
    if row.wanted == Wanted.ABSENT or row.state in LEAVING_STATES:
        reason = held_back(row.hold) if row.hold else ""
        return " ".join(filter(None, [_leaving(row, gate), reason]))
    kept = _kept(row) if row.state in BEHIND_STATES else ""
    return " ".join(filter(None, [_standing(row, gate), kept]))


def _leaving(row: Any, gate: Gate) -> str:
    """Say whether LinkedIn still has what it must not have; empty when a reason says enough."""
    if row.state == State.NEEDS_ATTENTION:
        return _("Needs attention. LinkedIn did not let Tandem withdraw what was sent earlier.")
    if row.state == State.HELD and row.accepted.get("state") == CLOSED:
        return _("Closed at LinkedIn, which deletes no jobs: it keeps what was sent earlier.")
    if row.state in {State.HELD, State.DELETED}:
        never = "" if row.hold else _("LinkedIn holds nothing of it.")
        return _("Withdrawn; LinkedIn no longer holds it.") if row.sent_at else never
    if gate == Gate.SHUT:
        return _("Sent earlier; it is withdrawn once LinkedIn is enabled.")
    if gate == Gate.PAUSED:
        return _("Sent earlier; it is withdrawn once sending goes on, which is paused.")
    return awaited(row) or _("Sent earlier, being withdrawn.")


def _standing(row: Any, gate: Gate) -> str:
    if row.state in WAITING_STATES and gate == Gate.SHUT:
        return _("Queued; it goes out once LinkedIn is enabled.")
    if row.state in WAITING_STATES and gate == Gate.PAUSED:
        return _("Queued; it goes out once sending goes on, which is paused.")
    if row.state == State.QUEUED and (row.answer or row.paused_until):
        return _("Queued. LinkedIn did not take the last call; Tandem tries again.")
    if row.state == State.HELD:
        return held_back(row.hold)
    if row.state == State.IN_FLIGHT and row.task:
        return _("Sent; LinkedIn is taking it in.")
    return {
        State.QUEUED: _("Queued; it goes out within moments."),
        State.IN_FLIGHT: _("Being sent."),
        State.SENT: _("Sent, accepted."),
        State.RETRYING: _("LinkedIn did not take it yet. Tandem tries again."),
        State.NEEDS_ATTENTION: _("Needs attention."),
    }[State(row.state)]


def _kept(row: Any) -> str:
    if row.held_at_linkedin:
        return _("LinkedIn still holds the version sent before.")
    is_unknown = row.state == State.HELD and row.may_be_held
    return _("LinkedIn has not confirmed what was sent before.") if is_unknown else ""
