"""What was done and what happened around a person, as far as this user may know of it."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from accounts.models import Activity, User
from accounts.verbs import say, verb_named
from base import contributions
from base.merging import Part, cut_together
from base.paging import Page
from candidates.models import Candidate
from candidates.record.tabs import ActivityRule, Event, Happenings
from jobs.models import Job

PAGE_SIZE = 50
# Who acted when nobody did: LinkedIn's events and our own tasks.
NOBODY = "Tandem"


def activity_page(
    candidate: Candidate, user: User, query: QueryDict
) -> tuple[Page[Any], list[Event]]:
    """Return a page of events, newest first.

    Two queries for the activities and their jobs' titles, one for each other kind of happenings.
    """
    kinds = contributions.of(Happenings)
    done = Part(_known(candidate, user).select_related("actor"), "occurred_at")
    others = [Part(kind.rows(candidate, user), kind.moment) for kind in kinds]
    page = cut_together([done, *others], query, PAGE_SIZE)
    return page, list(_in_order(page.rows, _worded(candidate, page.rows, kinds)))


def _worded(
    candidate: Candidate, rows: Sequence[Any], kinds: Sequence[Happenings]
) -> list[Iterator[Event]]:
    """Word the rows of each part, in their order."""
    parts = [[row for row in rows if row.part == number] for number in range(len(kinds) + 1)]
    told = [kind.say(candidate, part) for kind, part in zip(kinds, parts[1:], strict=True)]
    return [iter(events) for events in chain([_said(candidate, parts[0])], told)]


def _in_order(rows: Sequence[Any], events: Sequence[Iterator[Event]]) -> Iterator[Event]:
    for row in rows:
        yield next(events[row.part])


def _said(candidate: Candidate, activities: Sequence[Activity]) -> list[Event]:
    job_ids = {activity.job for activity in activities}
    titles = dict(Job.objects.filter(public_id__in=job_ids).values_list("public_id", "title"))
    return [
        Event(
            actor=str(activity.actor) if activity.actor else NOBODY,
            text=say(
                activity.verb,
                activity.data,
                person=candidate.short_name,
                job=titles.get(activity.job, ""),
            ),
            icon=verb_named(activity.verb).icon,
            at=activity.occurred_at,
        )
        for activity in activities
    ]


def _known(candidate: Candidate, user: User) -> QuerySet[Activity]:
    """Leave out what any floor says this user must not learn of."""
    activities = Activity.objects.filter(candidate=candidate.public_id)
    for rule in contributions.of(ActivityRule):
        activities = activities.filter(rule.allows(candidate, user))
    return activities
