"""What was done in a pool, as far as this user may know of it."""

from django.db.models import OuterRef, Q, Subquery
from django.http import QueryDict

from accounts.models import Activity, User
from accounts.policy import sees_everything
from accounts.verbs import say, verb_named
from base.paging import Page, cut
from candidates.models import Candidate
from candidates.record.activity import NOBODY
from candidates.record.tabs import Event
from talent_pools.models import TalentPool

PAGE_SIZE = 50


def history_page(
    pool: TalentPool, user: User, query: QueryDict
) -> tuple[Page[Activity], list[Event]]:
    """Return a page of events, newest first. Two queries: the activities, whom they are about."""
    done = Activity.objects.filter(subject=pool.public_id, subject_type="talentpool")
    if not sees_everything(user):
        opened = Candidate.objects.visible_to(user).filter(public_id=OuterRef("candidate"))
        known = done.alias(opened=Subquery(opened.values("pk")[:1]))
        done = known.filter(Q(candidate="") | Q(opened__isnull=False))
    page = cut(done.select_related("actor"), query, PAGE_SIZE)
    people = Candidate.objects.filter(public_id__in={row.candidate for row in page.rows})
    names = {person.public_id: person.full_name for person in people.defer("search_text")}
    return page, [
        Event(
            actor=str(activity.actor) if activity.actor else NOBODY,
            text=say(activity.verb, activity.data, person=names.get(activity.candidate, "…")),
            icon=verb_named(activity.verb).icon,
            at=activity.occurred_at,
        )
        for activity in page.rows
    ]
