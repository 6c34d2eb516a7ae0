"""What was done around a person, as far as this user may know of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import QueryDict

from accounts.models import Activity, User
from accounts.verbs import say, verb_named
from base import contributions
from base.paging import Page, cut
from candidates.models import Candidate
from candidates.record.tabs import ActivityRule
from jobs.models import Job

PAGE_SIZE = 50
# Who acted when nobody did: LinkedIn's events and our own tasks.
NOBODY = "Tandem"


@dataclass(frozen=True)
class Event:
    """One thing that was done, ready to be read."""

    actor: str
    text: str
    icon: str
    at: datetime


def activity_page(
    candidate: Candidate, user: User, query: QueryDict
) -> tuple[Page[Activity], list[Event]]:
    """Return a page of events, newest first. Two queries: the activities, their jobs' titles."""
    page = cut(_known(candidate, user).select_related("actor"), query, PAGE_SIZE)
    job_ids = {activity.job for activity in page.rows}
    titles = dict(Job.objects.filter(public_id__in=job_ids).values_list("public_id", "title"))
    return page, [
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
        for activity in page.rows
    ]


def _known(candidate: Candidate, user: User) -> QuerySet[Activity]:
    """Leave out what any floor says this user must not learn of."""
    activities = Activity.objects.filter(candidate=candidate.public_id)
    for rule in contributions.of(ActivityRule):
        activities = activities.filter(rule.allows(candidate, user))
    return activities
