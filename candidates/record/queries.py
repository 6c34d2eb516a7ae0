"""One person's record: who they are, and how much lies behind each tab."""

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from base import contributions
from candidates.duplicates.queries import has_twins
from candidates.models import PRIMARY_FIRST, Candidate, CandidateEmail, CandidatePhone, Tag
from candidates.record.tabs import PersonTab
from jobs.models import TeamMember
from jobs.places import KnownPlaces, Places, known_places

# More notes than this are not worth an exact number on a tab.
TAB_CAP = 99


def places_around(public_id: str, user: User) -> KnownPlaces:
    """Return this user's places on the teams of a person's jobs; one query.

    What they may open of the person follows from these. Asked for in each statement, they would
    be the better part of all SQL of a record.
    """
    own = TeamMember.objects.filter(user=user, job__applications__candidate__public_id=public_id)
    return known_places(own)


def candidates_for(user: User, places: Places) -> QuerySet[Candidate]:
    """Return the people this user may open, with what every tab of the record shows.

    Four queries for one person: the row with its sources and counts, e-mails, phones, tags.
    """
    tabs = contributions.of(PersonTab)
    counts = {tab.count_name: tab.count(user, places) for tab in tabs if tab.count}
    emails = CandidateEmail.objects.defer(*_all_but_names("verified_by"))
    noted = {"has_twins": has_twins(), **counts}
    return (
        Candidate.objects.visible_to(user)
        .select_related("source", "source_contact", "created_by")
        .defer("search_text", *_all_but_names("source_contact", "created_by"))
        .prefetch_related(
            Prefetch("emails", emails.select_related("verified_by").order_by(*PRIMARY_FIRST)),
            Prefetch("phones", CandidatePhone.objects.order_by(*PRIMARY_FIRST)),
            Prefetch("tags", Tag.objects.order_by("name")),
        )
        .annotate(**noted)
    )


def _all_but_names(*relations: str) -> list[str]:
    """Name what a page does not show of the colleagues that a row refers to."""
    columns = {field.name for field in User._meta.concrete_fields}
    columns -= {"id", "first_name", "last_name", "email"}
    return [f"{relation}__{column}" for relation in relations for column in columns]
