"""Reads that feed the pages of Recruiter."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from linkedin_sandbox.models import Candidate, Delivery, Export, Member, Organization
from linkedin_sandbox.world import clock, indicator


@dataclass(frozen=True)
class PastExport:
    """One earlier export of a member, with the state of the push that announced it."""

    export: Export
    delivery: Delivery | None

    @property
    def is_stuck(self) -> bool:
        stuck = {Delivery.State.FAILED, Delivery.State.BLOCKED, Delivery.State.NO_CALLBACK}
        return self.delivery is not None and self.delivery.state in stuck


def members_like(text: str) -> QuerySet[Member]:
    """Find members by words of name, headline and employer.

    Every word must occur; the slug is searched too, because it spells every name in Latin letters.
    """
    found = Member.objects.all()
    for word in text.split():
        found = found.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(headline__icontains=word)
            | Q(employer__icontains=word)
            | Q(slug__icontains=word)
        )
    return found.order_by("first_name", "last_name", "id")


def ids_in_ats(members: Sequence[Member], organization: Organization) -> set[int]:
    """Tell in one query which members the ATS holds a candidate for."""
    if not indicator.is_enabled(organization):
        return set()
    is_matched = Q(
        manual_match__isnull=True, matches__in=members, matches_visible_at__lte=clock.now()
    )
    pairs = Candidate.objects.filter(
        Q(manual_match__in=members) | is_matched, organization=organization
    ).values_list("manual_match_id", "matches__id")
    return {linked or matched for linked, matched in pairs}


def past_exports(member: Member, organization: Organization) -> list[PastExport]:
    """List a company's exports of a member, newest first."""
    exports = list(
        member.exports.filter(organization=organization)
        .select_related("job", "seat__member")
        .order_by("-id")
    )
    deliveries = {
        delivery.request_id: delivery
        for delivery in Delivery.objects.filter(
            request_id__in=[export.request_id for export in exports]
        ).order_by("id")
    }
    return [PastExport(export, deliveries.get(export.request_id)) for export in exports]
