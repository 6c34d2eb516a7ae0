"""Which colleagues may open a person: `Candidate.visible_to`, seen from the person."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Role, RoleGrant, User
from accounts.policy import HIRERS, WHO_SEE_EVERYTHING
from candidates.models import Candidate
from jobs.models import KINDS_PAST_PROSPECT, TeamMember


def openers(candidate: Candidate, *, is_private: bool) -> QuerySet[User]:
    """Return the colleagues who may open the record where it is private, or where it is not."""
    places = TeamMember.objects.filter(
        ~Q(role=TeamMember.Role.INTERVIEWER)
        | Q(job__applications__stage__kind__in=KINDS_PAST_PROSPECT),
        job__applications__candidate=candidate,
    )
    hires = _holds(HIRERS)
    own = hires & Q(pk=candidate.created_by_id) if is_private else hires
    return _active(_holds(WHO_SEE_EVERYTHING) | Q(pk__in=places.values("user")) | own)


def only_when_public(candidate: Candidate) -> QuerySet[User]:
    """Return the colleagues to whom *private* closes the record, and its end opens it."""
    kept = openers(candidate, is_private=True)
    return openers(candidate, is_private=False).exclude(pk__in=kept.values("pk"))


def deciders(candidate: Candidate) -> QuerySet[User]:
    """Return whom `permissions.DECIDE_ACCESS` allows to decide who sees this person."""
    led = TeamMember.objects.leading().filter(job__applications__candidate=candidate)
    own = _holds(HIRERS) & Q(pk=candidate.created_by_id)
    return _active(_holds([Role.ADMINISTRATOR]) | Q(pk__in=led.values("user")) | own)


def _active(found: Q) -> QuerySet[User]:
    return User.objects.filter(found, is_active=True).order_by("first_name", "last_name", "pk")


def _holds(roles: Iterable[Role]) -> Q:
    return Q(Exists(RoleGrant.objects.filter(user=OuterRef("pk"), role__in=roles)))
