"""The list of people: what narrows it, one page of it, its capped total."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict

from accounts.models import User
from base import contributions
from base.counting import CAP, count_label
from base.paging import Page, count_up_to, cut
from candidates.models import Candidate, Source, Tag
from candidates.people.facets import PeopleFacet
from candidates.people.looking import window_for
from candidates.people.worn import worn

PAGE_SIZE = 50
MAX_WORDS_CHARACTERS = 100
MAX_TAGS_OFFERED = 200


@dataclass(frozen=True)
class PeopleFilter:
    """What the list shows, as its address says it; unknown values count as not given."""

    words: str = ""
    source: str = ""
    tag: str = ""
    # What is chosen of each facet, by its name.
    facets: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        source = query.get("source", "")
        return cls(
            words=query.get("q", "").strip()[:MAX_WORDS_CHARACTERS],
            source=source if source in Source.Kind.values else "",
            tag=query.get("tag", "")[:MAX_WORDS_CHARACTERS],
            facets={
                facet.name: query.get(facet.name, "")
                for facet in contributions.of(PeopleFacet)
                if query.get(facet.name) in facet.choices
            },
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.source or self.tag or self.facets)

    def apply(self, user: User) -> QuerySet[Candidate]:
        people: QuerySet[Candidate] = Candidate.objects.visible_to(user).matching(self.words)
        if self.source:
            people = people.filter(source__in=Source.objects.filter(kind=self.source))
        if self.tag:
            people = people.filter(tags__name=self.tag)
        for facet in contributions.of(PeopleFacet):
            if facet.name in self.facets:
                people = facet.narrow(people, self.facets[facet.name], user)
        return people

    def query(self) -> str:
        """Return this filter as the query part of an address."""
        named = {"q": self.words, "source": self.source, "tag": self.tag, **self.facets}
        given = {name: value for name, value in named.items() if value}
        return f"?{urlencode(given)}" if given else ""


def people_page(chosen: PeopleFilter, user: User, query: QueryDict) -> Page[Candidate]:
    """Return one page, newest first, with sources, tags and what each facet shows.

    Two queries and one for each facet.
    """
    people = (
        chosen.apply(user)
        .select_related("source")
        .defer("search_text")
        .prefetch_related(
            Prefetch("tags", Tag.objects.order_by("name")),
            *(facet.load(user) for facet in contributions.of(PeopleFacet)),
        )
    )
    return cut(people, query, PAGE_SIZE, window=window_for(user, is_narrowed=chosen.is_narrowed))


def count_people(chosen: PeopleFilter, user: User, cap: int = CAP) -> str:
    """Return how many people match as "7" or "1,000+", counting no further; one query."""
    window = window_for(user, is_narrowed=chosen.is_narrowed)
    return count_label(count_up_to(chosen.apply(user), cap, window=window), cap)


def tag_choices(chosen: PeopleFilter, user: User) -> list[str]:
    """Return the tags on people this user may open, the chosen one among them; one query."""
    known = worn(Tag.objects.all(), user, by="tags")
    names = list(known.order_by("name").values_list("name", flat=True)[:MAX_TAGS_OFFERED])
    if chosen.tag and chosen.tag not in names:
        names.append(chosen.tag)
    return names
