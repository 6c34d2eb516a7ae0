"""Candidates, smallest valid rows."""

from datetime import UTC, datetime
from typing import Any

import factory
from django.utils import timezone

from candidates.models import Candidate, CandidateEmail

VERIFIED = {"proof": CandidateEmail.Proof.TOLD, "verified_at": datetime(2026, 11, 1, tzinfo=UTC)}


class CandidateFactory(factory.django.DjangoModelFactory[Candidate]):
    """`CandidateFactory(email="a@example.org")` adds a primary address, `verified_email=` too."""

    class Meta:
        model = Candidate
        skip_postgeneration_save = True

    first_name = "Ilse"
    last_name = factory.Sequence(lambda n: f"Marbach{n}")
    search_text = factory.LazyAttribute(lambda o: f"{o.first_name} {o.last_name}".lower())
    created_at = factory.LazyFunction(timezone.now)
    updated_at = factory.SelfAttribute("created_at")

    @factory.post_generation
    def email(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            CandidateEmail.objects.create(
                candidate=self, email=extracted, is_primary=True, **kwargs
            )

    @factory.post_generation
    def verified_email(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            CandidateEmail.objects.create(
                candidate=self, email=extracted, is_primary=True, **VERIFIED
            )
