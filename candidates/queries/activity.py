"""What was done around a person, as far as this user may know of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import QueryDict

from accounts.models import Activity, User
from accounts.policy import sees_everything
from base.paging import Page, cut
from candidates.models import Application, Candidate
from candidates.sentences import icon_of, say
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
                person=candidate.first_name,
                job=titles.get(activity.job, ""),
            ),
            icon=icon_of(activity.verb),
            at=activity.occurred_at,
        )
        for activity in page.rows
    ]


def _known(candidate: Candidate, user: User) -> QuerySet[Activity]:
    """Leave out the private notes of others and whatever happened on jobs of others."""
    activities = Activity.objects.filter(
        Q(actor=user) | ~Q(verb="note.added") | Q(data__is_private=False),
        candidate=candidate.public_id,
    )
    if sees_everything(user):
        return activities
    opened = Application.objects.visible_to(user).filter(candidate=candidate)
    return activities.filter(Q(job="") | Q(job__in=opened.values("job__public_id")))
