"""Which waiting exports only administrators decide on without somebody's role or account."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import RoleGrant
from accounts.policy import HIRERS, is_hirer
from accounts.users.losses import Standing, say_rows
from base.words import ngettext
from candidates.models import Candidate
from jobs.models import TeamMember
from linkedin_rsc.models import HeldExport


def of_exports(standing: Standing, name: str) -> list[str]:
    people = Candidate.objects.filter(pk__in=_held_for(standing).values("candidate"))
    return say_rows(people.order_by("-pk"), _for_administrators, name)


def _held_for(standing: Standing) -> QuerySet[HeldExport]:
    """Return the exports on which only this person decides beside the administrators.

    As `candidates.access.deciders` says it of one person.
    """
    leaders = TeamMember.objects.leading().filter(
        job__applications__candidate=OuterRef("candidate"), user__is_active=True
    )
    own = Q(candidate__created_by=standing.user) if is_hirer(standing.user) else Q(pk=None)
    if standing.is_active and not standing.loses_hiring:
        return HeldExport.objects.none()
    if not standing.is_active:
        own |= Q(Exists(leaders.filter(user=standing.user)))
        leaders = leaders.exclude(user=standing.user)
    makers = RoleGrant.objects.filter(
        user=OuterRef("candidate__created_by"), role__in=HIRERS, user__is_active=True
    ).exclude(user=standing.user)
    return HeldExport.objects.filter(own, ~Exists(leaders), ~Exists(makers))


def _for_administrators(count: int) -> str:
    return ngettext(
        "The export from LinkedIn of %(count)s person will wait for administrators alone: "
        "%(names)s.",
        "The exports from LinkedIn of %(count)s people will wait for administrators alone: "
        "%(names)s.",
        count,
    )
