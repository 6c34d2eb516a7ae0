"""Candidates and applications, smallest valid rows."""

from typing import Any

import factory
from django.utils import timezone

from candidates.models import Application, Candidate, CandidateEmail, InterviewFeedback, Note
from jobs.models import Stage
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory


class CandidateFactory(factory.django.DjangoModelFactory[Candidate]):
    """`CandidateFactory(email="a@example.org")` adds a primary address."""

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


class ApplicationFactory(factory.django.DjangoModelFactory[Application]):
    """In Prospect by default; `at="Screen"` puts it into that stage, `rejected=True` ends it."""

    class Meta:
        model = Application

    class Params:
        at = "Prospect"
        rejected = factory.Trait(status=Application.Status.REJECTED, rejection_reason="experience")

    candidate = factory.SubFactory(CandidateFactory)
    job = factory.SubFactory(JobFactory, active=True)
    stage = factory.LazyAttribute(lambda o: Stage.objects.get(job=o.job, name=o.at))
    created_at = factory.LazyFunction(timezone.now)
    updated_at = factory.SelfAttribute("created_at")
    stage_entered_at = factory.SelfAttribute("created_at")
    left_prospect_at = factory.LazyAttribute(
        lambda o: None if o.stage.is_prospect else o.created_at
    )
    applied_at = factory.SelfAttribute("left_prospect_at")


class NoteFactory(factory.django.DjangoModelFactory[Note]):
    class Meta:
        model = Note

    candidate = factory.SubFactory(CandidateFactory)
    author = factory.SubFactory(UserFactory)
    text = "Knows the harbour and its night shifts."
    created_at = factory.LazyFunction(timezone.now)


class FeedbackFactory(factory.django.DjangoModelFactory[InterviewFeedback]):
    class Meta:
        model = InterviewFeedback

    application = factory.SubFactory(ApplicationFactory, at="Interview")
    interviewer = factory.SubFactory(UserFactory)
    feedback = "Calm under pressure, asks good questions."
    recommendation = InterviewFeedback.Recommendation.YES
    created_at = factory.LazyFunction(timezone.now)
