"""Interview feedback, smallest valid rows."""

import factory
from django.utils import timezone

from interviews.models import InterviewFeedback
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory


class FeedbackFactory(factory.django.DjangoModelFactory[InterviewFeedback]):
    class Meta:
        model = InterviewFeedback

    application = factory.SubFactory(ApplicationFactory, at="Interview")
    interviewer = factory.SubFactory(UserFactory)
    feedback = "Calm under pressure, asks good questions."
    recommendation = InterviewFeedback.Recommendation.YES
    created_at = factory.LazyFunction(timezone.now)
