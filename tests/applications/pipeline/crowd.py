"""Many people in one stage."""

from datetime import timedelta

from django.utils import timezone

from applications.models import Application
from candidates.models import Candidate


def fill(job, count, at="Application"):
    """Put many people into one stage, the first of them longest ago."""
    now, stage = timezone.now(), job.stages.get(name=at)
    people = Candidate.objects.bulk_create(
        Candidate(first_name=f"P{number}", last_name="Crowd", created_at=now, updated_at=now)
        for number in range(count)
    )
    Application.objects.bulk_create(
        Application(
            candidate=candidate, job=job, stage=stage, created_at=now, updated_at=now,
            stage_entered_at=now - timedelta(minutes=count - number),
        )
        for number, candidate in enumerate(people)
    )  # fmt: skip
