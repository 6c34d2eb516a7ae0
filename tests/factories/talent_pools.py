"""Talent pools, smallest valid rows; `PoolFactory(holding=[candidate])` has people in it."""

from collections.abc import Iterable
from typing import Any

import factory
from django.utils import timezone

from accounts.models import User
from candidates.models import Candidate
from talent_pools.models import PoolMember, TalentPool
from tests.factories.accounts import UserFactory


class PoolFactory(factory.django.DjangoModelFactory[TalentPool]):
    class Meta:
        model = TalentPool
        skip_postgeneration_save = True

    class Params:
        of_system = factory.Trait(kind=TalentPool.Kind.SYSTEM, owner=None)

    name = factory.Sequence(lambda n: f"Silver medallists {n}")
    owner = factory.SubFactory(UserFactory, roles=["recruiter"])
    created_at = factory.LazyFunction(timezone.now)
    updated_at = factory.SelfAttribute("created_at")

    @factory.post_generation
    def contributors(self, create: bool, extracted: Iterable[User] | None, **kwargs: Any) -> None:
        self.contributors.add(*extracted or [])  # type: ignore[attr-defined]  # Of the row.

    @factory.post_generation
    def holding(self, create: bool, extracted: Iterable[Candidate] | None, **kw: Any) -> None:
        people = list(extracted or [])
        PoolMember.objects.bulk_create(
            PoolMember(pool=self, candidate=one, added_at=timezone.now()) for one in people
        )
        self.member_count = len(people)
        TalentPool.objects.filter(pk=self.pk).update(member_count=len(people))  # type: ignore[attr-defined]  # Of the row.
