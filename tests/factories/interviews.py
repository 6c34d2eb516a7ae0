"""Interviews and feedback, smallest valid rows."""

from datetime import timedelta

import factory
from django.utils import timezone

from interviews.models import Interview, InterviewFeedback, Invitation
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


class InterviewFactory(factory.django.DjangoModelFactory[Interview]):
    """Tomorrow for an hour; `invited=[user, None]` invites these, None for the candidate."""

    class Meta:
        model = Interview
        skip_postgeneration_save = True

    application = factory.SubFactory(ApplicationFactory, at="Interview")
    begins_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
    ends_at = factory.LazyAttribute(lambda o: o.begins_at + timedelta(hours=1))
    created_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def invited(self, create, people, **kwargs):
        for person in people or []:
            Invitation.objects.create(interview=self, interviewer=person)
