"""The list of people: what narrows it, one page of it, its capped total."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import QueryDict

from accounts.models import User
from base.counting import CAP, count_label
from base.paging import Page, cut
from candidates.models import Application, Candidate, Source, Tag

PAGE_SIZE = 50
MAX_WORDS_CHARACTERS = 100
MAX_TAGS_OFFERED = 200
# A row names this many applications; whoever has more opens the person.
MAX_APPLICATIONS_SHOWN = 3
WITH, WITHOUT = "active", "none"
APPLICATION_CHOICES = {WITH: "With active application", WITHOUT: "Without active application"}


@dataclass(frozen=True)
class PeopleFilter:
    """What the list shows, as its address says it; unknown values count as not given."""

    words: str = ""
    source: str = ""
    tag: str = ""
    applications: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        source, applications = query.get("source", ""), query.get("applications", "")
        return cls(
            words=query.get("q", "").strip()[:MAX_WORDS_CHARACTERS],
            source=source if source in Source.Kind.values else "",
            tag=query.get("tag", "")[:MAX_WORDS_CHARACTERS],
            applications=applications if applications in APPLICATION_CHOICES else "",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.source or self.tag or self.applications)

    def apply(self, user: User) -> QuerySet[Candidate]:
        people = Candidate.objects.visible_to(user).matching(self.words)
        if self.source:
            people = people.filter(source__in=Source.objects.filter(kind=self.source))
        if self.tag:
            people = people.filter(
                Exists(Tag.objects.filter(candidates=OuterRef("pk"), name=self.tag))
            )
        if self.applications:
            # Only what this person may know of: a confidential job betrays nobody here.
            known = Application.objects.in_history_for(user).active()
            has_active = Exists(known.filter(candidate=OuterRef("pk")))
            people = people.filter(has_active if self.applications == WITH else ~has_active)
        return people

    def query(self) -> str:
        """Return this filter as the query part of an address."""
        named = {
            "q": self.words,
            "source": self.source,
            "tag": self.tag,
            "applications": self.applications,
        }
        given = {name: value for name, value in named.items() if value}
        return f"?{urlencode(given)}" if given else ""


def people_page(chosen: PeopleFilter, user: User, query: QueryDict) -> Page[Candidate]:
    """Return one page, newest first, with sources, tags and what applications each is in now.

    `current` on each person lists active applications this user may know of, with job and stage,
    at most one more than a row shows. Three queries.
    """
    known = Application.objects.in_history_for(user).active().select_related("job", "stage")
    people = (
        chosen.apply(user)
        .select_related("source")
        .defer("search_text")
        .prefetch_related(
            Prefetch("tags", Tag.objects.order_by("name")),
            Prefetch(
                "applications",
                known.order_by("-pk")[: MAX_APPLICATIONS_SHOWN + 1],
                to_attr="current",
            ),
        )
    )
    return cut(people, query, PAGE_SIZE)


def count_people(chosen: PeopleFilter, user: User, cap: int = CAP) -> str:
    """Return how many people match as "7" or "1,000+", counting no further; one query."""
    matching = chosen.apply(user).order_by().values("pk")[: cap + 1]
    return count_label(matching.count(), cap)


def tag_choices(chosen: PeopleFilter, user: User) -> list[str]:
    """Return the tags on people this user may open, the chosen one among them; one query."""
    wearers = Candidate.objects.visible_to(user).filter(tags=OuterRef("pk"))
    worn = Tag.objects.filter(Exists(wearers)).order_by("name")
    names = list(worn.values_list("name", flat=True)[:MAX_TAGS_OFFERED])
    if chosen.tag and chosen.tag not in names:
        names.append(chosen.tag)
    return names
