"""What happened on a board since somebody looked, for a board that brings itself up to date."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F

from accounts.models import Activity, User
from applications.models import Application
from applications.pipeline.board import as_cards, shown_applications
from applications.pipeline.filters import PipelineFilter
from applications.verbs import ApplicationVerb
from jobs.models import Job

# More than a board takes in one by one; it is read anew then.
MOST = 50
# What began before somebody looked may have ended after.
OVERLAP = timedelta(seconds=30)


@dataclass(frozen=True)
class Changes:
    """The cards of who was concerned, the oldest in their stage first; public ids of who is gone.

    `entered` are the ids of those who came into their stage since. `is_much` says that there is
    more than is told.
    """

    cards: list[Application] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    entered: list[str] = field(default_factory=list)
    is_much: bool = False


def changes_since(since: datetime, job: Job, user: User, chosen: PipelineFilter) -> Changes:
    """Return what to show anew of a board that stood so; four queries, tags included."""
    since -= OVERLAP
    newest = Activity.objects.filter(job=job.public_id).order_by("-pk")
    done = list(newest.values_list("candidate", "occurred_at", "verb", "subject")[:MOST])
    if len(done) == MOST and done[-1][1] >= since:
        return Changes(is_much=True)
    done = [one for one in done if one[1] >= since]
    people = {candidate for candidate, *_rest in done if candidate}
    deleted = [subject for *_rest, verb, subject in done if verb == ApplicationVerb.DELETED]
    here = Application.objects.visible_to(user).filter(job=job, candidate__public_id__in=people)
    shown = shown_applications(job, user, chosen).filter(candidate__public_id__in=people)
    found = list(as_cards(shown).order_by(F("stage_entered_at").asc(), "pk"))
    known = {application.public_id for application in found}
    return Changes(
        found,
        gone=[one for one in here.values_list("public_id", flat=True) if one not in known]
        + deleted,
        entered=[one.public_id for one in found if one.stage_entered_at >= since],
    )
