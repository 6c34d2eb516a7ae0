"""Active applications in the list of people."""

from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.models import Application
from candidates.models import Candidate
from candidates.people.facets import PeopleFacet

# A row names this many applications; whoever has more opens the person.
MAX_SHOWN = 3
WITH, WITHOUT = "active", "none"


def _narrow(people: QuerySet[Candidate], choice: str, user: User) -> QuerySet[Candidate]:
    """Keep those with or without one, as far as this person may know of it.

    Of all applications, a confidential job would betray itself here.
    """
    known = Application.objects.in_history_for(user).active()
    # Asked person by person: EXISTS would list the people of all applications first.
    first = Subquery(known.filter(candidate=OuterRef("pk")).values("pk")[:1])
    return people.filter(IsNull(first, choice == WITHOUT))


def _load(user: User) -> "Prefetch[Any]":
    """Return `current`: the known active applications, at most one more than a row shows."""
    known = Application.objects.in_history_for(user).active().select_related("job", "stage")
    return Prefetch("applications", known.order_by("-pk")[: MAX_SHOWN + 1], to_attr="current")


ACTIVE_APPLICATIONS = PeopleFacet(
    name="applications",
    any_label=_("Any applications"),
    choices={WITH: _("With active application"), WITHOUT: _("Without active application")},
    narrow=_narrow,
    head=_("Active applications"),
    cell="applications/people/_cell.html",
    load=_load,
)
