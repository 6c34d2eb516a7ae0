"""What the jobs pages read: one page of the list, its facets, one job, people for its team."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import QueryDict

from accounts.models import User
from accounts.policy import sees_everything
from jobs.counting import CappedCount, count_label
from jobs.models import Job, TeamMember

PAGE_SIZE = 50
MAX_WORDS_CHARACTERS = 100
MAX_FOUND_PEOPLE = 20


@dataclass(frozen=True)
class JobFilter:
    """What the jobs list shows, as its address says it; unknown values count as not given."""

    words: str = ""
    status: str = ""
    mine: bool = False

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        status = query.get("status", "")
        return cls(
            words=query.get("q", "").strip()[:MAX_WORDS_CHARACTERS],
            status=status if status in Job.Status.values else "",
            mine=query.get("whose") == "mine",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.status or self.mine)

    def apply(self, user: User) -> QuerySet[Job]:
        jobs = Job.objects.visible_to(user).matching(self.words)
        if self.status:
            jobs = jobs.filter(status=self.status)
        if self.mine and sees_everything(user):
            jobs = jobs.filter(Exists(TeamMember.objects.filter(job=OuterRef("pk"), user=user)))
        return jobs

    def query(self, **others: str) -> str:
        """Return this filter, and others such as a page, as the query part of an address."""
        own = {"q": self.words, "status": self.status, "whose": "mine" if self.mine else ""}
        named = {name: value for name, value in {**own, **others}.items() if value}
        return f"?{urlencode(named)}" if named else "?"


@dataclass(frozen=True)
class Facet:
    label: str
    count: str
    query: str
    is_chosen: bool


def facets(chosen: JobFilter, user: User) -> list[Facet]:
    """Return the choices of status with their counts under the other filters; one query."""
    choices = {"": "All", **dict(Job.Status.choices)}
    counts = (
        User.objects.filter(pk=user.pk)
        .values_list(*(CappedCount(replace(chosen, status=value).apply(user)) for value in choices))
        .get()
    )
    return [
        Facet(
            label=label,
            count=count_label(count),
            query=replace(chosen, status=value).query(),
            is_chosen=chosen.status == value,
        )
        for (value, label), count in zip(choices.items(), counts, strict=True)
    ]


@dataclass(frozen=True)
class JobPage:
    """One page of the list, newest first; the queries lead to its neighbours, "" where none is."""

    jobs: list[Job]
    newer: str
    older: str


def job_page(chosen: JobFilter, user: User, *, after: str = "", before: str = "") -> JobPage:
    """Return the jobs older than Job ID `after`, or newer than `before`, or the newest ones."""
    team = TeamMember.objects.select_related("user").order_by("role", "pk")
    jobs = chosen.apply(user).prefetch_related(Prefetch("team", team))
    if before:
        rows = list(jobs.filter(pk__gt=_key_of(before)).order_by("pk")[: PAGE_SIZE + 1])
        if len(rows) > PAGE_SIZE:
            shown = rows[:PAGE_SIZE][::-1]
            return _page(chosen, shown, has_newer=True, has_older=True)
    older = jobs.filter(pk__lt=_key_of(after)) if after else jobs
    rows = list(older.order_by("-pk")[: PAGE_SIZE + 1])
    return _page(chosen, rows[:PAGE_SIZE], has_newer=bool(after), has_older=len(rows) > PAGE_SIZE)


def _key_of(public_id: str) -> Subquery:
    return Subquery(Job.objects.filter(public_id=public_id).values("pk")[:1])


def _page(chosen: JobFilter, jobs: list[Job], *, has_newer: bool, has_older: bool) -> JobPage:
    first = jobs[0].public_id if jobs else ""
    last = jobs[-1].public_id if jobs else ""
    return JobPage(
        jobs=jobs,
        newer=chosen.query(before=first) if has_newer else "",
        older=chosen.query(after=last) if has_older else "",
    )


def visible_jobs(user: User) -> QuerySet[Job]:
    """Return the jobs this person may open, each with its team; a view picks one of them."""
    team = TeamMember.objects.select_related("user").order_by("role", "pk")
    return Job.objects.visible_to(user).prefetch_related(Prefetch("team", team))


def people_for_team(words: str = "") -> QuerySet[User]:
    """Return colleagues whose name or address contains every word, a few of them."""
    people = User.objects.filter(is_active=True)
    for word in words.split():
        names = Q(first_name__icontains=word) | Q(last_name__icontains=word)
        people = people.filter(names | Q(email__icontains=word))
    return people.order_by("first_name", "last_name", "pk")[:MAX_FOUND_PEOPLE]
