"""Reads that feed the pages of Recruiter."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from linkedin_sandbox.models import (
    Application,
    Candidate,
    Delivery,
    Export,
    Member,
    Organization,
    RecruiterNote,
    Seat,
)
from linkedin_sandbox.world import clock, indicator, instances


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
    found = Member.objects.filter(closed_at=None)
    for word in text.split():
        found = found.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(headline__icontains=word)
            | Q(employer__icontains=word)
            | Q(slug__icontains=word)
        )
    return found.order_by("first_name", "last_name", "id")


def past_applicants(members: QuerySet[Member], organization: Organization) -> QuerySet[Member]:
    """Keep the members whose candidate has applied; none while the indicator is off."""
    if not indicator.is_enabled(organization):
        return members.none()
    applications = Application.objects.filter(
        organization=organization, external_candidate_id=OuterRef("external_id")
    )
    applied = Candidate.objects.filter(Exists(applications), organization=organization)
    matched = applied.filter(manual_match=None, matches_visible_at__lte=clock.now())
    is_linked = Q(pk__in=applied.exclude(manual_match=None).values("manual_match"))
    return members.filter(is_linked | Q(pk__in=matched.values("matches")))


def past_exports(member: Member, organization: Organization) -> list[PastExport]:
    """List a company's exports of a member to any instance of its group, newest first."""
    exports = list(
        member.exports.filter(organization__in=instances.group_of(organization))
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


def notes_about(member: Member, seat: Seat) -> QuerySet[RecruiterNote]:
    """List a seat's own notes about a member and those shared in its company, newest first."""
    company = RecruiterNote.objects.filter(
        member=member, is_active=True, contract__organization=seat.contract.organization
    )
    return (
        company.filter(Q(is_shared=True) | Q(seat=seat))
        .select_related("seat__member")
        .order_by("-modified_at", "-id")
    )
