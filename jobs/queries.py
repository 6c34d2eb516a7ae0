"""What the jobs pages read: one page of the list, its facets, one job, people for its team."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.policy import sees_everything
from base.counting import CappedCount, count_label
from base.paging import Page, cut
from base.words import StrOrPromise
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

    def query(self) -> str:
        """Return this filter as the query part of an address."""
        named = {"q": self.words, "status": self.status, "whose": "mine" if self.mine else ""}
        given = {name: value for name, value in named.items() if value}
        return f"?{urlencode(given)}"


@dataclass(frozen=True)
class Facet:
    label: StrOrPromise
    count: str
    query: str
    is_chosen: bool


def facets(chosen: JobFilter, user: User) -> list[Facet]:
    """Return the choices of status with their counts under the other filters; one query."""
    choices: dict[str, StrOrPromise] = {"": _("All"), **dict(Job.Status.choices)}
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


def job_page(chosen: JobFilter, user: User, query: QueryDict) -> Page[Job]:
    """Return one page of the jobs with their teams, newest first; two queries."""
    return cut(_with_team(chosen.apply(user)), query, PAGE_SIZE)


def visible_jobs(user: User) -> QuerySet[Job]:
    """Return the jobs this person may open, each with its team; a view picks one of them."""
    return _with_team(Job.objects.visible_to(user))


def people_for_team(words: str = "") -> QuerySet[User]:
    """Return colleagues whose name or address contains every word, a few of them."""
    people = User.objects.matching(words).filter(is_active=True)
    return people.order_by("first_name", "last_name", "pk")[:MAX_FOUND_PEOPLE]


def _with_team(jobs: QuerySet[Job]) -> QuerySet[Job]:
    team = TeamMember.objects.select_related("user").order_by("role", "pk")
    return jobs.prefetch_related(Prefetch("team", team))
