"""The people of a pool, and the pools of a person."""

from dataclasses import dataclass
from typing import cast

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from accounts.models import User
from accounts.policy import sees_everything
from base.paging import WINDOW, Page, cut, find
from base.typed_words import matching, occurs_in
from candidates.models import Candidate
from candidates.people.looking import window_for
from talent_pools.models import PoolMember, TalentPool
from talent_pools.models.member import PoolMemberQuerySet
from talent_pools.permissions import CREATE_POOL, SEE_POOLS
from talent_pools.verbs import PoolVerb

PAGE_SIZE = 50
MAX_FOUND = 8
MAX_POOLS_SHOWN = 20


def members_of(
    pool: TalentPool, user: User, words: str = "", *, removed: bool = False
) -> PoolMemberQuerySet:
    """Return the members whom this person may open, and in whose search text every word occurs."""
    members = PoolMember.objects.removed() if removed else PoolMember.objects.current()
    seen = members.filter(pool=pool).visible_to(user)
    return cast(PoolMemberQuerySet, matching(seen, words, occurs_in("candidate__search_text")))


def members_page(
    pool: TalentPool, user: User, query: QueryDict, words: str, *, removed: bool = False
) -> Page[PoolMember]:
    """Return one page of them, whoever came last first; one query."""
    members = members_of(pool, user, words, removed=removed)
    related = members.select_related("candidate", "added_by").defer("candidate__search_text")
    return cut(related, query, PAGE_SIZE, window=WINDOW if words else None)


def people_to_add(pool: TalentPool, user: User, words: str) -> list[Candidate]:
    """Return the first people who match, each with `is_here`: whether the pool holds them."""
    here = PoolMember.objects.current().filter(pool=pool, candidate=OuterRef("pk"))
    known = Candidate.objects.visible_to(user).matching(words).annotate(is_here=Exists(here))
    window = window_for(user, is_narrowed=True)
    return find(known.defer("search_text"), MAX_FOUND, window=window) if words else []


@dataclass(frozen=True)
class PoolsOfPerson:
    """What the rail of a person says: the pools that the user may open, by name."""

    pools: list[TalentPool]
    may_add: bool


def pools_of(candidate: Candidate, user: User) -> PoolsOfPerson:
    """Return what the rail shows; one query, none for whom pools are not."""
    if not SEE_POOLS.allows(user):
        return PoolsOfPerson([], may_add=False)
    holding = PoolMember.objects.current().filter(candidate=candidate).values("pool")
    found = TalentPool.objects.visible_to(user).filter(pk__in=holding)
    shown = found.only("public_id", "name").order_by("folded_name")[:MAX_POOLS_SHOWN]
    return PoolsOfPerson(list(shown), may_add=CREATE_POOL.allows(user))


def allows_activity(candidate: Candidate, user: User) -> Q:
    """Leave out what was done in pools that are not for this user's eyes."""
    if sees_everything(user):
        return Q()
    known = TalentPool.objects.visible_to(user).values("public_id")
    return ~Q(verb__in=list(PoolVerb)) | Q(subject__in=known)
