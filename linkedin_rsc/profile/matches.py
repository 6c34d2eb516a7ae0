"""Matches as our present application knows them, found within the statement that needs them."""

from django.conf import settings
from django.db.models import QuerySet, Subquery, Value

from linkedin_rsc.models import Connection, ProfileLink, ProfileMatch
from linkedin_rsc.models.match import ProfileMatchQuerySet


def application_now() -> Value | Subquery:
    """Return whose names of members are of use, as `Connection.application_in_use` does."""
    if settings.LINKEDIN_CLIENT_ID:
        return Value(settings.LINKEDIN_CLIENT_ID)
    return Subquery(Connection.objects.values("application")[:1])


def matches_now() -> ProfileMatchQuerySet:
    return ProfileMatch.objects.filter(application_urn=application_now())


def links_now() -> QuerySet[ProfileLink]:
    return ProfileLink.objects.filter(application_urn=application_now())
