"""Reads of the frame's own pages: the search for everything. Home has its own file."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from accounts.models import User
from base.paging import find
from base.text import spellings
from base.typed_words import nearness
from candidates.models import Candidate, Tag
from candidates.people.looking import window_for
from candidates.people.worn import worn
from jobs.models import Job, job_id_in
from talent_pools.models import TalentPool

MIN_CHARACTERS = 2
# Every word is one more condition; a database bears only so many.
MAX_CHARACTERS = 100
FOUND_IN_MENU = 5
FOUND_ON_PAGE = 25
# The nearest are shown of so many newest who match: a search reads no more of millions.
RANKED = 200
IN_NAME, IN_WORK, ELSEWHERE = 2, 3, 4


@dataclass(frozen=True)
class Found:
    """What a search found: each list is cut, and says so."""

    words: str
    jobs: list[Job]
    people: list[Candidate]
    pools: list[TalentPool]
    tags: list[Tag]
    has_more_jobs: bool
    has_more_people: bool

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """What was found by kind, the best hit first: names, unless a Job ID was typed."""
        jobs, people = ("jobs", self.jobs), ("people", self.people)
        is_named = bool(self.people) and _distance(self.words, self.people[0]) <= IN_NAME
        first, second = (people, jobs) if is_named else (jobs, people)
        if job_id_in(self.words):
            first, second = jobs, people
        others = ("pools", self.pools), ("tags", self.tags)
        return [group for group in (first, second, *others) if group[1]]

    @property
    def is_empty(self) -> bool:
        return not self.groups

    @property
    def is_too_short(self) -> bool:
        return len(self.words) < MIN_CHARACTERS


def find_everything(*, user: User, words: str, size: int) -> Found:
    """Find what this person may open, `size` of each kind at most; a query for each kind."""
    words = " ".join(words[:MAX_CHARACTERS].split())
    if len(words) < MIN_CHARACTERS:
        return Found(words, [], [], [], [], has_more_jobs=False, has_more_people=False)
    jobs = _find_jobs(user, words, size + 1)
    people = _find_people(user, words, size + 1)
    return Found(
        words,
        jobs[:size],
        people[:size],
        _find_pools(user, words, size),
        _find_tags(user, words, size),
        has_more_jobs=len(jobs) > size,
        has_more_people=len(people) > size,
    )


def _find_jobs(user: User, words: str, limit: int) -> list[Job]:
    """A typed Job ID comes first, then the nearest titles, of these active jobs, newest first."""
    order = Case(
        When(public_id=job_id_in(words), then=Value(0)),
        When(status=Job.Status.ACTIVE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = Job.objects.visible_to(user).matching(words)
    fields = ("public_id", "title", "city", "region", "country_code", "status")
    rows = found.only(*fields).order_by(order, "-id")[:RANKED]
    typed = job_id_in(words)
    return sorted(rows, key=lambda job: (job.public_id != typed, nearness(words, job.title)))[
        :limit
    ]


def _find_people(user: User, words: str, limit: int) -> list[Candidate]:
    """Names come first, the nearest before all, then work and place, at last e-mail and phone."""
    found = Candidate.objects.visible_to(user).matching(words)
    fields = (
        "public_id", "first_name", "last_name", "headline", "current_title", "current_company",
        "city", "region", "country_code",
    )  # fmt: skip
    rows = find(found.only(*fields), RANKED, window=window_for(user, is_narrowed=True))
    return sorted(rows, key=lambda person: _distance(words, person))[:limit]


def _distance(words: str, person: Candidate) -> int:
    distance = nearness(words, person.full_name)
    if distance <= IN_NAME:
        return distance
    seen = (person.full_name, person.headline, person.current_title, person.current_company)
    return IN_WORK if nearness(words, " ".join((*seen, person.place))) <= IN_NAME else ELSEWHERE


def _find_pools(user: User, words: str, limit: int) -> list[TalentPool]:
    found = TalentPool.objects.visible_to(user).matching(words).only("public_id", "name")
    rows = found.order_by("folded_name")[:RANKED]
    return sorted(rows, key=lambda pool: nearness(words, pool.name))[:limit]


def _find_tags(user: User, words: str, limit: int) -> list[Tag]:
    """Tags on people this user may open that contain what was typed."""
    is_meant = reduce(or_, (Q(folded_name__contains=one) for one in spellings(words)))
    return list(worn(Tag.objects.filter(is_meant), user, by="tags").order_by("name")[:limit])
