"""What a reader may know of why LinkedIn is told nothing of a person.

A confidential job of others holds a person back, and must not betray itself by that: whoever may
not know of it reads what they would read were there no such job. Without a job of the person's to
open that is *still a prospect*, without a row of the ledger, for many such people have none. Where
the company shares prospects they would be sent, which must not be claimed: then whoever opens none
of a person's applications reads nothing of the ledger, about whomever.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from accounts.policy import sees_everything
from applications.models import Application
from candidates.models import Candidate
from linkedin_rsc.models import Hold, LedgerRow
from linkedin_rsc.streams.sharing import Sharing


@dataclass(frozen=True)
class Reader:
    """Whoever opened a person, with those of the person's applications that they may open."""

    applications: list[Application]
    knows_all: bool

    @classmethod
    def of(cls, candidate: Candidate, user: User) -> "Reader":
        """One query."""
        opened = candidate.applications.visible_to(user, candidate.places).select_related(
            "job", "source"
        )
        return cls(list(opened), sees_everything(user))

    @property
    def is_outside(self) -> bool:
        return not (self.applications or self.knows_all)

    def hold_as_known(self, hold: Hold) -> Hold:
        """Return the reason that would hold the person back by the jobs this reader knows."""
        if hold != Hold.CONFIDENTIAL_JOB or self.knows_all:
            return hold
        secret = [one for one in self.applications if one.job.is_confidential]
        is_known = secret and (
            len(secret) == len(self.applications) or any(one.left_prospect_at for one in secret)
        )
        return hold if is_known else Hold.PROSPECT

    def withholds(self, sharing: Sharing) -> bool:
        """Whether this reader reads nothing, of whomever."""
        return self.is_outside and sharing.share_prospects

    def rows_as_known(self, rows: Iterable[Any], sharing: Sharing) -> list[Any]:
        """Return ledger rows as this reader may see them; what LinkedIn holds is never denied."""
        if self.withholds(sharing):
            return []
        known = [row if row.application else self._as_known(row) for row in rows]
        if not self.is_outside:
            return known
        return [row for row in known if row.hold != Hold.PROSPECT or _was_sent(row)]

    def _as_known(self, row: LedgerRow) -> LedgerRow:
        if row.hold:
            row.hold = self.hold_as_known(Hold(row.hold))
        return row


def _was_sent(row: LedgerRow) -> bool:
    return row.held_at_linkedin or row.may_be_held or row.sent_at is not None
