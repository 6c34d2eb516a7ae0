"""Candidates who came one after the other, with contacts, tags, applications and remarks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ats.seeds.applications import seed_application
from ats.seeds.chance import Chance
from ats.seeds.names import Name, Names
from ats.seeds.openings import HISTORY, HiringJob
from ats.seeds.profiles import Person, draw_profile, write_person
from ats.seeds.seeding import Seeding
from ats.seeds.wording import LONG_NAME, NOTES, RIGHT_TO_LEFT_NAME
from candidates.models import Source
from candidates.verbs import CandidateVerb
from notes.verbs import NoteVerb

# Who stands out, counted from the newest candidate backwards.
LONG_NAMED, RIGHT_TO_LEFT, PRIVATE = 8, 15, 22
JOBS_LOOKED_AT = 8


@dataclass(frozen=True)
class Reference:
    """What candidates refer to: sources with their kind, tags, and who writes in the pool."""

    sources: Sequence[tuple[int, str]]
    tags: Sequence[tuple[int, str]]
    recruiter: int


def seed_candidates(
    seeding: Seeding,
    *,
    count: int,
    names: Names,
    hiring: Sequence[HiringJob],
    reference: Reference,
    progress: Callable[[int], None],
) -> None:
    """Write `count` candidates, oldest first, block by block; `progress` hears how many."""
    chance = seeding.chance
    for number in range(count):
        from_end = count - number
        name = _name(from_end, names, chance)
        at = seeding.now - HISTORY * ((from_end - chance.random() / 2) / count)
        is_private = from_end == PRIVATE
        person = _seed_person(seeding, number, name, at, reference, is_private=is_private)
        _seed_interest(seeding, person, [] if is_private else hiring, reference)
        seeding.store.write_when_full()
        progress(number + 1)


def _name(from_end: int, names: Names, chance: Chance) -> Name:
    drawn = names.draw(chance)
    special = {LONG_NAMED: LONG_NAME, RIGHT_TO_LEFT: RIGHT_TO_LEFT_NAME}.get(from_end)
    return Name(*special) if special else drawn


def _seed_person(
    seeding: Seeding,
    number: int,
    name: Name,
    at: datetime,
    reference: Reference,
    *,
    is_private: bool,
) -> Person:
    store, chance = seeding.store, seeding.chance
    source, kind = chance.choice(reference.sources)
    by = reference.recruiter if is_private or kind != Source.Kind.CAREER_SITE else None
    public_id = chance.public_id()
    person = write_person(
        store, draw_profile(number, name, chance), public_id=public_id, came_at=at, by=by,
        source=source, is_private=is_private,
    )  # fmt: skip
    store.record(
        CandidateVerb.CREATED, at=at, by=by, subject=("candidate", public_id), candidate=public_id
    )
    _tag(seeding, person, reference)
    return person


def _tag(seeding: Seeding, person: Person, reference: Reference) -> None:
    store, chance = seeding.store, seeding.chance
    for tag, name in chance.sample(reference.tags, k=chance.choice((0, 0, 1, 1, 2, 3))):
        store.taggings.add(candidate_id=person.pk, tag_id=tag)
        store.record(
            CandidateVerb.TAGGED, at=person.came_at, by=person.by, tag=name,
            subject=("candidate", person.public_id), candidate=person.public_id,
        )  # fmt: skip


def _seed_interest(
    seeding: Seeding, person: Person, hiring: Sequence[HiringJob], reference: Reference
) -> None:
    """Have them apply for jobs, or be noted down for later."""
    chance, at = seeding.chance, person.came_at
    jobs = _choose_jobs(hiring, at, chance) if hiring else []
    for job in jobs:
        begins = at if job is jobs[0] else at + timedelta(days=chance.randint(1, 20))
        if begins < seeding.now and job.is_open_at(begins):
            seed_application(seeding, job, person, begins=begins)
    if not jobs and chance.happens(60):
        _note_in_pool(seeding, person, author=reference.recruiter)


def _choose_jobs(hiring: Sequence[HiringJob], at: datetime, chance: Chance) -> list[HiringJob]:
    """Return up to two jobs that were open at that time, the earlier ones more often."""
    wanted = chance.choice((0, 1, 1, 1, 1, 1, 1, 2, 2))
    chosen: list[HiringJob] = []
    for _ in range(JOBS_LOOKED_AT):
        job = hiring[int(len(hiring) * chance.random() ** 1.3)]
        if len(chosen) < wanted and job not in chosen and job.is_open_at(at):
            chosen.append(job)
    return chosen


def _note_in_pool(seeding: Seeding, person: Person, *, author: int) -> None:
    store, chance = seeding.store, seeding.chance
    note = chance.public_id()
    written_at = person.came_at + (seeding.now - person.came_at) * chance.random()
    store.notes.add(
        public_id=note, candidate_id=person.pk, author_id=author, text=chance.choice(NOTES),
        created_at=written_at,
    )  # fmt: skip
    store.record(
        NoteVerb.ADDED, at=written_at, by=author, subject=("note", note),
        candidate=person.public_id, is_private=False,
    )  # fmt: skip
