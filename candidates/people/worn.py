"""The tags and sources that somebody may learn of: those of people they may open."""

from typing import TypeVar

from django.db.models import OuterRef, QuerySet, Subquery

from accounts.models import User
from candidates.models import Candidate, Source, Tag
from candidates.people.looking import sees_few

Label = TypeVar("Label", Tag, Source)


def worn(labels: "QuerySet[Label]", user: User, *, by: str) -> "QuerySet[Label]":
    """Keep those that a person has in the field `by` whom this user may open."""
    if sees_few(user):
        return labels.filter(pk__in=Candidate.objects.all_on_jobs_of(user).values(by))
    # Any one of them will do. EXISTS would have PostgreSQL join all people with all tags.
    first = Candidate.objects.visible_to(user).filter(**{by: OuterRef("pk")}).values("pk")[:1]
    return labels.alias(first=Subquery(first)).exclude(first=None)
