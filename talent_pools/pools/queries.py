"""The list of pools: what narrows it, and one page of it."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from accounts.models import User
from base.paging import Page, cut
from base.words import StrOrPromise
from base.words import gettext_lazy as _
from talent_pools.members.counting import count_heads
from talent_pools.models import TalentPool
from talent_pools.queries import pools_for

PAGE_SIZE = 50
MAX_WORDS_CHARACTERS = 100
BY_NAME = ("folded_name", "pk")
WHOSE: dict[str, StrOrPromise] = {
    "mine": _("My pools"),
    "shared": _("Shared with me"),
    "system": _("Fill themselves"),
}


@dataclass(frozen=True)
class PoolFilter:
    """What the list shows, as its address says it; unknown values count as not given."""

    words: str = ""
    whose: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        whose = query.get("whose", "")
        words = query.get("q", "").strip()[:MAX_WORDS_CHARACTERS]
        return cls(words=words, whose=whose if whose in WHOSE else "")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.whose)

    def narrow(self, user: User) -> Q:
        if self.whose == "mine":
            return Q(owner=user)
        if self.whose == "shared":
            shares = TalentPool.contributors.through.objects.filter(user=user)
            return Q(pk__in=shares.values("talentpool"))
        return Q(kind=TalentPool.Kind.SYSTEM) if self.whose else Q()

    def query(self) -> str:
        given = {"q": self.words, "whose": self.whose}
        return urlencode({name: value for name, value in given.items() if value})


def pools_page(chosen: PoolFilter, user: User, query: QueryDict) -> Page[TalentPool]:
    """Return one page by name, with owners, contributors and heads: three queries."""
    found = pools_for(user).matching(chosen.words).filter(chosen.narrow(user))
    page = cut(found, query, PAGE_SIZE, BY_NAME)
    count_heads(page.rows, user)
    return page
