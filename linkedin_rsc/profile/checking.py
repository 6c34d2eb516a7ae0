"""A person has LinkedIn asked now whom it takes a candidate for, as after a deed in its widget.

What a browser reports is never believed: whatever was linked or unlinked in the widget is read back
first (rsc-contract 11), and what is kept is what LinkedIn says then.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from base.errors import DomainError
from candidates.models import Candidate
from linkedin_rsc import gateway, leases
from linkedin_rsc.client.resources import MemberMatches, matched_members
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, LedgerRow, ProfileLink, ProfileMatch, Stream
from linkedin_rsc.permissions import DECIDE_MATCHES
from linkedin_rsc.profile.findings import keep
from linkedin_rsc.profile.identity import has_refused
from linkedin_rsc.profile.linking import link_member, open_match, unlink_member
from linkedin_rsc.profile.members import readable
from linkedin_rsc.streams.sharing import Sharing

State, How = ProfileMatch.State, ProfileLink.How

# So long a person waits for whoever is sending candidates at the moment.
PATIENCE_S, STEP_S = 4.0, 0.2


class NotAtLinkedIn(DomainError):
    code = "not_at_linkedin"
    default_message = _("LinkedIn does not know this person yet, so there is nothing to ask.")


class LinkedInBusy(DomainError):
    code = "linkedin_busy"
    default_message = _(
        "Candidates are being sent to LinkedIn at the moment, so it could not be asked. Nothing "
        "was changed; check again in a minute."
    )


class Checked(Enum):
    """What became of it; the page then shows how it stands."""

    LINKED = "linked"
    UNLINKED = "unlinked"
    LOOKED = "looked"


def check_match(*, candidate: Candidate, by: User, has_linked: bool = False) -> Checked:
    """Read LinkedIn's matches back and follow what people did there.

    `has_linked` says that this person linked somebody in the widget just now, which they may have
    refused before. One call to LinkedIn, outside of any transaction. Raises NotAllowed,
    NotAtLinkedIn, LinkedInBusy, MemberTaken, LinkedInError.
    """
    DECIDE_MATCHES.require(by, candidate)
    sharing = Sharing.current()
    if not sharing.sends(Stream.CANDIDATES):
        raise NotAtLinkedIn
    found = _read(candidate, sharing)
    if not has_linked and has_refused(candidate, found.manual):
        found = MemberMatches(found.matched, None)
    return _follow(candidate, by, found, sharing)


def _read(candidate: Candidate, sharing: Sharing) -> MemberMatches:
    transport = gateway.transport_for(Connection.current())
    with _turn() as lease:
        lease.spend(1, clock.now())
        found = matched_members(transport, sharing.organization, [candidate.public_id])
    if candidate.public_id not in found:
        raise NotAtLinkedIn
    return readable(found[candidate.public_id])


@contextmanager
def _turn() -> Iterator[leases.Lease]:
    """Wait for the resource of candidates for a little while."""
    clock.ask()
    until = time.monotonic() + PATIENCE_S
    while (lease := leases.enter(Stream.CANDIDATES)) is None:
        if time.monotonic() > until:
            raise LinkedInBusy
        time.sleep(STEP_S)
    try:
        yield lease
    finally:
        lease.leave()


def _follow(candidate: Candidate, by: User, found: MemberMatches, sharing: Sharing) -> Checked:
    link = ProfileLink.objects.filter(
        candidate=candidate, application_urn=sharing.application
    ).first()
    if found.manual and (link is None or link.person != found.manual):
        link_member(candidate=candidate, member=found.manual, by=by, how=How.WIDGET)
        return Checked.LINKED
    if link and _is_gone(link, candidate, found):
        unlink_member(candidate=candidate, by=by)
        return Checked.UNLINKED
    _note(candidate, by, found, sharing)
    return Checked.LOOKED


def _is_gone(link: ProfileLink, candidate: Candidate, found: MemberMatches) -> bool:
    """Whether LinkedIn no longer says what it said: what is still on its way there is not gone."""
    if link.how == How.MATCH:
        return link.person not in found.matched
    sent = LedgerRow.objects.filter(
        stream=Stream.MEMBERS, record=candidate.public_id, state=LedgerRow.State.SENT
    )
    return found.manual is None and sent.exists()


@transaction.atomic
def _note(candidate: Candidate, by: User, found: MemberMatches, sharing: Sharing) -> None:
    """Keep what LinkedIn's own matching found, as a look in the background would."""
    match, now = open_match(candidate, by), clock.now()
    match.looked_at = now
    keep([match], {candidate.pk: found}, sharing, now)
