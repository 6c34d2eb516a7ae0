"""What home says about LinkedIn: what is wrong, and who came from there."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.policy import is_hirer
from applications.home import places_led, waiting_for
from applications.models import Application
from candidates.models import Source
from jobs.models import Stage
from linkedin_rsc.models import Connection
from linkedin_rsc.pages.warnings import linkedin_warning, open_question
from linkedin_rsc.permissions import MANAGE_LINKEDIN

ROWS = 5
NEW_FOR_DAYS = 7
# How intake names the source of everybody exported in Recruiter: "Rita Lindqvist (LinkedIn
# Recruiter)", or the bare words where the exporter is not known.
LINKEDIN_SOURCE = Q(
    source__kind=Source.Kind.ACTIVE_SEARCH, source__name__contains="LinkedIn Recruiter"
)


@dataclass(frozen=True)
class Warned:
    sentence: str
    may_manage: bool


@dataclass(frozen=True)
class NewProspects:
    rows: list[Application]
    has_more: bool


def warning(user: User) -> Warned | None:
    connection, may_manage = Connection.current(), MANAGE_LINKEDIN.allows(user)
    sentence = linkedin_warning(connection) or (open_question(connection) if may_manage else "")
    return Warned(sentence, may_manage) if sentence else None


def new_prospects(user: User) -> NewProspects | None:
    """Return who was exported this week to jobs this person leads, None for who leads no jobs."""
    places = places_led(user)
    if not (is_hirer(user) or places is None):
        return None
    since = timezone.now() - timedelta(days=NEW_FOR_DAYS)
    found = waiting_for(places).filter(
        LINKEDIN_SOURCE, stage__kind=Stage.Kind.PROSPECT, created_at__gte=since
    )
    rows = list(found.order_by("-created_at", "-id")[: ROWS + 1])
    return NewProspects(rows[:ROWS], len(rows) > ROWS)
