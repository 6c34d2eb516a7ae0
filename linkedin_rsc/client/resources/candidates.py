"""Candidates at LinkedIn, their notes and matched members (rsc-contract 7.2, 7.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ..restli import BatchAnswer, compound_ids_query, read_entities
from ..transport import Fields, Transport, check_batch
from .records import RecordSet

CANDIDATES = RecordSet("atsCandidates", "atsCandidateId")

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
    transport: Transport, organization: str, candidate_id: str, notes: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 notes on one candidate by our ids (rsc-contract 7.3)."""
    return CANDIDATES.put_below(transport, organization, candidate_id, "notes", notes)


def delete_candidate_notes(
    transport: Transport, organization: str, candidate_id: str, note_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 notes on one candidate (rsc-contract 8)."""
    return CANDIDATES.delete_below(transport, organization, candidate_id, "notes", note_ids)


def attach_members(
    transport: Transport, organization: str, members: Mapping[str, str]
) -> BatchAnswer:
    """Attach a person URN to each candidate, which must have been put before (7.2.4)."""
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
    check_batch(candidate_ids)
    keys = CANDIDATES.keys(organization, candidate_ids)
    query = f"{compound_ids_query(keys)}&fields={MATCH_FIELDS}"
    found = read_entities(transport.get(CANDIDATES.path, query), keys)
    return {our_id: _matches(entity) for our_id, entity in found.items()}


def _matches(entity: dict[str, Any]) -> MemberMatches:
    matched = entity.get("matchedMembers")
    return MemberMatches(
        matched=tuple(matched) if isinstance(matched, list) else (),
        manual=entity.get("manualMatchedMember") or None,
    )
