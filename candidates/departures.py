"""Whom somebody no longer opens without a place on a team."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.policy import is_hirer, sees_everything
from base.counting import CAP, count_label
from base.words import ngettext
from candidates.models import Candidate
from jobs.models import KINDS_PAST_PROSPECT, TeamMember

Role = TeamMember.Role


def closed_by_leaving(member: TeamMember) -> QuerySet[Candidate]:
    """Return the people whom this place alone opens to its holder."""
    user = member.user
    people = Candidate.objects.filter(applications__job=member.job)
    if member.role == Role.INTERVIEWER:
        people = people.filter(applications__stage__kind__in=KINDS_PAST_PROSPECT)
    if sees_everything(user):
        return people.none()
    if is_hirer(user):
        people = people.filter(is_private=True).exclude(created_by=user)
    others = TeamMember.objects.filter(
        ~Q(role=Role.INTERVIEWER) | Q(job__applications__stage__kind__in=KINDS_PAST_PROSPECT),
        user=user,
        job__applications__candidate=OuterRef("pk"),
    ).exclude(pk=member.pk)
    return people.exclude(Exists(others))


def say_closed(member: TeamMember, name: str) -> str:
    """Say for how many people that is, counted no further than a list's total."""
    count = closed_by_leaving(member).values("pk")[: CAP + 1].count()
    if not count:
        return ""
    said = ngettext(
        "%(name)s will no longer open %(count)s person on it.",
        "%(name)s will no longer open %(count)s people on it.",
        count,
    )
    return said % {"name": name, "count": count_label(count)}
