"""The top of a person's LinkedIn tab: who they are at LinkedIn, as far as is known."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from accounts.models import User
from candidates.models import Candidate
from linkedin_rsc.models import (
    ContactProposal,
    Evaluation,
    InMail,
    ProfileLink,
    ProfileMatch,
    RecruiterNote,
)
from linkedin_rsc.permissions import DECIDE_MATCHES, READ_MATCHES
from linkedin_rsc.profile.keeping import remark_on
from linkedin_rsc.streams.sharing import Sharing

State = ProfileMatch.State
OF_MATCH = ("state", "possible", "refused", "looked_at", "due_at")


@dataclass(frozen=True)
class Standing:
    """How a person stands; `proposed` and `refused` are person URNs, for their buttons.

    `former` is a link of an application that is no longer ours.
    """

    link: ProfileLink | None
    former: ProfileLink | None
    may_decide: bool
    state: str
    proposed: list[str]
    refused: list[str]
    looked_at: datetime | None = None
    next_look: datetime | None = None

    @property
    def is_set_aside(self) -> bool:
        return self.state == State.NONE and bool(self.proposed)

    @property
    def note(self) -> str:
        """The state in two words, at the panel's head."""
        is_told = self.link is not None or self.looked_at is not None
        return str(State(self.state).label) if is_told else ""

    @property
    def may_check(self) -> bool:
        """Whether LinkedIn was sent this person, so that it can be asked."""
        return bool(self.looked_at or self.next_look or self.state == State.LINKED)

    @property
    def remark(self) -> str:
        link = self.link or self.former
        return remark_on(link.left_out) if link else ""


def with_standing(people: QuerySet[Any], user: User, sharing: Sharing) -> QuerySet[Any]:
    """Load with a person what `standing_of` reads, as far as this user may."""
    own = Candidate.objects.filter(pk=OuterRef("pk"))
    ours = Q(profile_matches__application_urn=sharing.application)
    known: QuerySet[Any] = people.select_related("profile_link__linked_by").annotate(
        match=FilteredRelation("profile_matches", condition=ours),
        may_read=Exists(READ_MATCHES.among(own, user)),
        may_decide=Exists(DECIDE_MATCHES.among(own, user)),
        has_further=_has_further(),
        **{f"match_{name}": F(f"match__{name}") for name in OF_MATCH},
    )
    return known


def _has_further() -> Any:
    """Say whether there is anything of `pages.further`, so that of most people nothing is asked."""
    whose = {
        "member": OuterRef("profile_link__person"),
        "application_urn": OuterRef("profile_link__application_urn"),
    }
    own = {"candidate": OuterRef("pk")}
    return (
        Exists(InMail.objects.filter(**whose))
        | Exists(RecruiterNote.objects.filter(**whose))
        | Exists(ContactProposal.objects.filter(**own, state=ContactProposal.State.OPEN))
        | Exists(Evaluation.objects.filter(**own))
    )


def standing_of(row: Any, sharing: Sharing) -> Standing:
    """Say how a person stands who was loaded `with_standing`; no query."""
    link: ProfileLink | None = getattr(row, "profile_link", None)
    is_present = link is not None and link.application_urn == sharing.application
    standing = Standing(
        link if is_present else None,
        None if is_present else link,
        row.may_decide,
        State.LINKED if is_present else State.NONE,
        [], [],
    )  # fmt: skip
    if row.match_state is None or not row.may_read:
        return standing
    return replace(
        standing,
        state=State.LINKED if is_present else _unlinked(row.match_state),
        proposed=row.match_possible,
        refused=row.match_refused,
        looked_at=row.match_looked_at,
        next_look=row.match_due_at,
    )


def _unlinked(state: str) -> str:
    return State.NONE if state == State.LINKED else state
