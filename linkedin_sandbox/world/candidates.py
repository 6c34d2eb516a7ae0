"""Candidates and their match with members (section 7.2, rule 12)."""

from typing import Any

from django.db.models import Q, QuerySet

from linkedin_sandbox.models import Candidate, Member, Organization
from linkedin_sandbox.world import clock, switches


def put(organization: Organization, external_id: str, fields: dict[str, Any]) -> Candidate:
    """Store a candidate, overwriting all of it, and match it anew."""
    values = {
        "fields": fields,
        "synced_at": clock.now(),
        "matches_visible_at": clock.after(switches.number("match_delay_s")),
    }
    candidate, _ = Candidate.objects.update_or_create(
        organization=organization, external_id=external_id, defaults=values
    )
    candidate.matches.set(_members_like(fields))
    return candidate


def matched_members(candidate: Candidate) -> list[Member]:
    """List the algorithm's matches once they have become visible."""
    if candidate.matches_visible_at > clock.now():
        return []
    return list(candidate.matches.order_by("id"))


def candidates_of(member: Member, organization: Organization) -> QuerySet[Candidate]:
    """Find a member's candidates: linked by hand, else matched."""
    is_matched = Q(manual_match__isnull=True, matches=member, matches_visible_at__lte=clock.now())
    return (
        organization.candidates.filter(Q(manual_match=member) | is_matched)
        .distinct()
        .order_by("id")
    )


def _members_like(fields: dict[str, Any]) -> list[Member]:
    addresses = [str(address).lower() for address in fields.get("emailAddresses") or []]
    members = Member.objects.filter(closed_at=None)
    by_email = list(members.filter(email__in=addresses))
    return by_email or _members_at(members, str(fields.get("linkedInProfileUrl") or ""))


def _members_at(members: QuerySet[Member], profile_url: str) -> list[Member]:
    slug = profile_url.rstrip("/").rpartition("/in/")[2]
    return list(members.filter(slug=slug)) if slug else []
