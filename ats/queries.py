"""Reads of the frame's own pages: the search for everything. Home has its own file."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Value, When

from accounts.models import User
from base.paging import find
from candidates.models import Candidate
from candidates.people.looking import window_for
from jobs.models import Job

MIN_CHARACTERS = 2
# Every word is one more condition; a database bears only so many.
MAX_CHARACTERS = 100
FOUND_IN_MENU = 5
FOUND_ON_PAGE = 25


@dataclass(frozen=True)
class Found:
    """What a search found: each list is cut, and says so."""

    words: str
    jobs: list[Job]
    people: list[Candidate]
    has_more_jobs: bool
    has_more_people: bool

    @property
    def is_empty(self) -> bool:
        return not (self.jobs or self.people)

    @property
    def is_too_short(self) -> bool:
        return len(self.words) < MIN_CHARACTERS


def find_everything(*, user: User, words: str, size: int) -> Found:
    """Find jobs and people this person may open, `size` of each at most (two queries)."""
    words = " ".join(words[:MAX_CHARACTERS].split())
    if len(words) < MIN_CHARACTERS:
        return Found(words, [], [], has_more_jobs=False, has_more_people=False)
    jobs = _find_jobs(user, words, size + 1)
    people = _find_people(user, words, size + 1)
    return Found(
        words,
        jobs[:size],
        people[:size],
        has_more_jobs=len(jobs) > size,
        has_more_people=len(people) > size,
    )


def _find_jobs(user: User, words: str, limit: int) -> list[Job]:
    """A typed Job ID comes first, then active jobs, newest first."""
    nearness = Case(
        When(public_id__iexact=words, then=Value(0)),
        When(status=Job.Status.ACTIVE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = Job.objects.visible_to(user).matching(words)
    fields = ("public_id", "title", "city", "region", "country_code", "status")
    return list(found.only(*fields).order_by(nearness, "-id")[:limit])


def _find_people(user: User, words: str, limit: int) -> list[Candidate]:
    found = Candidate.objects.visible_to(user).matching(words)
    fields = (
        "public_id", "first_name", "last_name", "headline", "current_title", "current_company",
        "city", "region", "country_code",
    )  # fmt: skip
    return find(found.only(*fields), limit, window=window_for(user, is_narrowed=True))
