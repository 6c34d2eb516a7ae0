"""A row of the ledger in its sender's hands: plain values, changed in memory, settled later."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from linkedin_rsc.client.restli import RecordAnswer


@dataclass(slots=True)
class Row:
    """The fields have the names of `LedgerRow`'s."""

    pk: int
    stream: str
    record: str
    job: str
    candidate: str
    application: str
    wanted: str
    state: str
    hold: str
    due_at: datetime
    answer: str
    payload_hash: str
    epoch: int
    held_at_linkedin: bool
    may_be_held: bool
    accepted: dict[str, Any]
    task: str
    attempts: int
    in_flight_since: datetime | None
    sent_at: datetime | None
    # LinkedIn has it since now, so that what waited for it may follow.
    has_arrived: bool = field(default=False, init=False)
    # LinkedIn does not know what it refers to, though it should.
    is_orphan: bool = field(default=False, init=False)
    # The stream whose row of the same record must be sent anew after this one.
    spoils: str = field(default="", init=False)
    # What LinkedIn answered when it was asked to delete it.
    parting: RecordAnswer | None = field(default=None, init=False)

    def forget_linkedin(self, epoch: int) -> None:
        """Begin anew when what the row knows is of another company or application."""
        if self.epoch != epoch:
            self.epoch = epoch
            self.held_at_linkedin = self.may_be_held = False
            self.payload_hash, self.accepted, self.sent_at = "", {}, None
