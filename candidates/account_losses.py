"""Whom somebody no longer opens without a global role, and whom nobody opens without somebody."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import RoleGrant
from accounts.policy import HIRERS, is_hirer, sees_everything
from accounts.users.losses import Standing, say_rows
from base.words import ngettext
from candidates.models import Candidate
from jobs.models import KINDS_PAST_PROSPECT, TeamMember

_OPENS = ~Q(role=TeamMember.Role.INTERVIEWER) | Q(
    job__applications__stage__kind__in=KINDS_PAST_PROSPECT
)


def of_people(standing: Standing, name: str) -> list[str]:
    alone = say_rows(_opened_by_nobody_else(standing), _for_administrators, name)
    if not standing.is_active:
        return alone
    return [*say_rows(_closed_to(standing), _no_longer_opened, name), *alone]


def _closed_to(standing: Standing) -> QuerySet[Candidate]:
    """Return the people whom these roles open, and those that are kept do not."""
    user, after = standing.user, standing.after
    people = Candidate.objects.filter(~Exists(_places(standing))).order_by("-pk")
    if standing.loses_sight:
        still = Q(is_private=False) | Q(created_by=user)
        return people.exclude(still) if is_hirer(after) else people
    if standing.loses_hiring and not sees_everything(after):
        return people.filter(Q(is_private=False) | Q(created_by=user))
    return people.none()


def _opened_by_nobody_else(standing: Standing) -> QuerySet[Candidate]:
    """Return the private people whom then nobody opens but those who see everything."""
    own = Q(created_by=standing.user) if is_hirer(standing.user) else Q(pk=None)
    if not standing.is_active:
        own |= Q(Exists(_places(standing)))
    elif not standing.loses_hiring:
        return Candidate.objects.none()
    places = TeamMember.objects.filter(
        _OPENS, job__applications__candidate=OuterRef("pk"), user__is_active=True
    )
    if not standing.is_active:
        places = places.exclude(user=standing.user)
    hires = RoleGrant.objects.filter(
        role__in=HIRERS, user=OuterRef("created_by"), user__is_active=True
    ).exclude(user=standing.user)
    return (
        Candidate.objects.filter(own, is_private=True)
        .filter(~Exists(places), ~Exists(hires))
        .order_by("-pk")
    )


def _places(standing: Standing) -> QuerySet[TeamMember]:
    return TeamMember.objects.filter(
        _OPENS, user=standing.user, job__applications__candidate=OuterRef("pk")
    )


def _no_longer_opened(count: int) -> str:
    return ngettext(
        "%(name)s will no longer open %(count)s person: %(names)s.",
        "%(name)s will no longer open %(count)s people: %(names)s.",
        count,
    )


def _for_administrators(count: int) -> str:
    return ngettext(
        "%(count)s private person will be open to nobody but those who see everything: %(names)s.",
        "%(count)s private people will be open to nobody but those who see everything: %(names)s.",
        count,
    )
