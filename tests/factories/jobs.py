"""Jobs with the default process; `active=True` and `recruiter=user` name what a test needs."""

from typing import Any

import factory
from django.utils import timezone

from jobs.details.fields import search_text_of
from jobs.models import Job, JobNumber, Stage, TeamMember
from jobs.process.defaults import DEFAULT_PROCESS


class JobFactory(factory.django.DjangoModelFactory[Job]):
    class Meta:
        model = Job
        skip_postgeneration_save = True

    class Params:
        active = factory.Trait(
            status=Job.Status.ACTIVE, activated_at=factory.LazyFunction(timezone.now)
        )

    public_id = factory.LazyFunction(lambda: str(JobNumber.objects.create()))
    title = "Warehouse systems engineer"
    search_text = factory.LazyAttribute(lambda job: search_text_of(job.title, job.public_id))
    description = (
        "<p>You keep the warehouse running: scanners, conveyors and the software between them, "
        "by day and by night, together with a team of five.</p>"
    )
    city = "Bremen"
    country_code = "DE"
    created_at = factory.LazyFunction(timezone.now)
    updated_at = factory.SelfAttribute("created_at")

    @factory.post_generation
    def stages(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        Stage.objects.bulk_create(
            Stage(job=self, name=draft.name, kind=draft.kind, position=position)
            for position, draft in enumerate(DEFAULT_PROCESS)
        )

    @factory.post_generation
    def recruiter(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            TeamMember.objects.create(job=self, user=extracted, role=TeamMember.Role.RECRUITER)

    @factory.post_generation
    def hiring_manager(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            role = TeamMember.Role.HIRING_MANAGER
            TeamMember.objects.create(job=self, user=extracted, role=role)

    @factory.post_generation
    def interviewer(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            TeamMember.objects.create(job=self, user=extracted, role=TeamMember.Role.INTERVIEWER)
