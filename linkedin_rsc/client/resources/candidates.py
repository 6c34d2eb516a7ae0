"""Candidates at LinkedIn, their notes and matched members (rsc-contract 7.2, 7.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ..generations import table
from ..restli import BatchAnswer
from ..transport import Fields, Transport
from .records import Parents, RecordSet

CANDIDATES = RecordSet(table.CANDIDATES)
NOTES = RecordSet(table.CANDIDATE_NOTES)

MATCH_FIELDS = "matchedMembers,manualMatchedMember"


@dataclass(frozen=True)
class MemberMatches:
    """Person URNs: found by LinkedIn's matching, and set by a person or by us."""

    matched: tuple[str, ...]
    manual: str | None

    @property
    def member(self) -> str | None:
        """The one member to store; None while there is none or several (rsc-contract 7.2.3)."""
        if self.manual:
            return self.manual
        return self.matched[0] if len(self.matched) == 1 else None


def put_candidates(
    transport: Transport, organization: str, candidates: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 candidates by our id (rsc-contract 7.2.1)."""
    return CANDIDATES.put(transport, organization, candidates)


def delete_candidates(
    transport: Transport, organization: str, candidate_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 candidates, whose applications are to be deleted before (rsc-contract 8)."""
    return CANDIDATES.delete(transport, organization, candidate_ids)


def put_candidate_notes(
    transport: Transport, organization: str, parents: Parents, notes: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 notes on candidates by our ids (rsc-contract 7.3).

    `parents` is one candidate for all, or in `/rest/` one for each.
    """
    return NOTES.put(transport, organization, notes, parents)


def delete_candidate_notes(
    transport: Transport, organization: str, parents: Parents, note_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 notes on candidates (rsc-contract 8)."""
    return NOTES.delete(transport, organization, note_ids, parents)


def attach_members(
    transport: Transport, organization: str, members: Mapping[str, str]
) -> BatchAnswer:
    """Attach a person URN to each candidate, which must have been put before (7.2.4).

    Only v2 lists a method for it, which reaches what was put in `/rest/` as well.
    """
    patches = {our_id: {"$set": {"manualMatchedMember": urn}} for our_id, urn in members.items()}
    return CANDIDATES.patch(transport, organization, patches)


def detach_members(
    transport: Transport, organization: str, candidate_ids: Collection[str]
) -> BatchAnswer:
    """Take the attached person URN off each candidate (rsc-contract 7.2.4)."""
    patches = {our_id: {"$delete": ["manualMatchedMember"]} for our_id in candidate_ids}
    return CANDIDATES.patch(transport, organization, patches)


def matched_members(
    transport: Transport, organization: str, candidate_ids: Collection[str]
) -> dict[str, MemberMatches]:
    """Read whom LinkedIn takes each candidate for (rsc-contract 7.2.3).

    A candidate LinkedIn does not know is left out.
    """
    found = CANDIDATES.read(transport, organization, candidate_ids, MATCH_FIELDS)
    return {our_id: _matches(entity) for our_id, entity in found.items()}


def _matches(entity: Mapping[str, Any]) -> MemberMatches:
    matched = entity.get("matchedMembers")
    return MemberMatches(
        matched=tuple(matched) if isinstance(matched, list) else (),
        manual=entity.get("manualMatchedMember") or None,
    )
