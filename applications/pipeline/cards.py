"""What a card of the board says, in words, so that its template asks for nothing more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date

from applications.models import Application
from applications.pipeline.marks import CardMark, MarksByKey
from base.bidi import isolated
from base.dates import say_lasting
from base.words import gettext as _
from candidates.models import Candidate
from jobs.models import Job


@dataclass(frozen=True)
class Card:
    """`id` and `stage` are public; `rejected_for` is "" for who is not rejected."""

    id: str
    stage: str
    status: str
    rejected_for: str
    name: str
    work: str
    url: str
    menu_url: str
    menu_words: str
    since: str
    days: str
    tag: str
    more_tags: list[str]
    marks: Sequence[CardMark]


def cards_of(
    applications: Iterable[Application], job: Job, *, marks: MarksByKey, now: datetime
) -> list[Card]:
    """Word the cards of applications that were loaded with candidate, stage and tags."""
    # Resolved once: for each card it would be the dearest part.
    person_url, menu_url = _pattern("candidate-detail"), _pattern("pipeline-card", job.public_id)
    return [
        _card(application, person_url, menu_url, marks.get(application.pk, ()), now)
        for application in applications
    ]


def _card(
    application: Application,
    person_url: str,
    menu_url: str,
    marks: Sequence[CardMark],
    now: datetime,
) -> Card:
    candidate = application.candidate
    first, *others = [tag.name for tag in candidate.tags.all()] or [""]
    entered_at = timezone.localtime(application.stage_entered_at)
    return Card(
        id=application.public_id,
        stage=application.stage.public_id,
        status=application.status,
        rejected_for=application.rejection_reason if application.is_rejected else "",
        name=candidate.full_name,
        work=work_of(candidate),
        url=person_url.format(candidate.public_id),
        menu_url=menu_url.format(application.public_id),
        menu_words=_("Move or reject %(name)s") % {"name": candidate.full_name},
        since=_("In %(stage)s since %(date)s")
        % {"stage": application.stage.name, "date": format_date(entered_at, "j F Y")},
        days=say_lasting(application.stage_entered_at, now),
        tag=first,
        more_tags=list(map(isolated, others)),
        marks=marks,
    )


def work_of(candidate: Candidate) -> str:
    """Say what a person does in one line: the headline, else title and employer."""
    if candidate.headline:
        return candidate.headline
    return ", ".join(part for part in (candidate.current_title, candidate.current_company) if part)


def _pattern(name: str, *ids: str) -> str:
    """Return the address with a place for its last id, which is a slug."""
    return reverse(name, args=[*ids, "_"]).replace("/_/", "/{}/")
