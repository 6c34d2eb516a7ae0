"""Applications, smallest valid rows."""

import factory
from django.utils import timezone

from applications.models import Application
from jobs.models import Stage
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory


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
