"""Seed the whole company, once and as a whole."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from ats.seeds.candidates import Reference, seed_candidates
from ats.seeds.chance import Chance
from ats.seeds.names import Names
from ats.seeds.openings import seed_openings
from ats.seeds.people import seed_people
from ats.seeds.pools import seed_pools
from ats.seeds.seeding import Seeding
from ats.seeds.store import Store
from ats.seeds.wording import SOURCES, TAGS
from candidates.models import Candidate, Tag
from candidates.sources import made_source
from jobs.models import Job


def is_seeded() -> bool:
    """Say whether jobs or candidates exist already, seeded or not."""
    return Job.objects.exists() or Candidate.objects.exists()


@transaction.atomic
def seed_company(
    *, jobs: int, candidates: int, seed: int, now: datetime, progress: Callable[[int], None]
) -> None:
    """Fill empty tables, all or nothing; histories end at `now`.

    Reads few rows back: memory stays the same for any number of candidates.
    """
    team, store = seed_people(), Store()
    seeding = Seeding(store, Chance(seed), now)
    hiring = seed_openings(seeding, count=jobs, team=team)
    # Candidates refer to jobs, whose rows must be there when theirs are checked.
    store.write()
    seed_candidates(
        seeding, count=candidates, names=Names(seed), hiring=hiring,
        reference=_reference(recruiter=team["Rita"].pk), progress=progress,
    )  # fmt: skip
    store.write()
    seed_pools(seeding, team)
    store.finish()


def _reference(*, recruiter: int) -> Reference:
    sources = [made_source(name, kind) for name, kind in SOURCES]
    Tag.objects.bulk_create([Tag(name=name) for name in TAGS], ignore_conflicts=True)
    tags = Tag.objects.filter(name__in=TAGS).order_by("name")
    return Reference(
        sources=[(source.pk, source.kind) for source in sources],
        tags=[(tag.pk, tag.name) for tag in tags],
        recruiter=recruiter,
    )
