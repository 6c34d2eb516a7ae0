"""Candidates who came one after the other, with contacts, tags, applications and remarks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ats.seeds.applications import seed_application
from ats.seeds.chance import Chance
from ats.seeds.names import Name, Names
from ats.seeds.openings import HISTORY, HiringJob
from ats.seeds.store import Store
from ats.seeds.wording import (
    EMPLOYERS,
    LONG_NAME,
    NOTES,
    PLACES,
    RIGHT_TO_LEFT_NAME,
    STRENGTHS,
    TITLES,
)
from candidates.models import Source
from candidates.verbs import CandidateVerb
from notes.verbs import NoteVerb

# Number blocks that regulators keep free for invented people, where there are such.
PHONE_BLOCKS = {"DE": "+493023125", "GB": "+447700900", "FR": "+33199000"}
# Who stands out, counted from the newest candidate backwards.
LONG_NAMED, RIGHT_TO_LEFT, PRIVATE, WITHOUT_EMAIL = 8, 15, 22, 9
JOBS_LOOKED_AT = 8


@dataclass(frozen=True)
class Reference:
    """What candidates refer to: sources with their kind, tags, and who writes in the pool."""

    sources: Sequence[tuple[int, str]]
    tags: Sequence[tuple[int, str]]
    recruiter: int


def seed_candidates(
    store: Store,
    *,
    count: int,
    names: Names,
    hiring: Sequence[HiringJob],
    reference: Reference,
    chance: Chance,
    now: datetime,
    progress: Callable[[int], None],
) -> None:
    """Write `count` candidates, oldest first, block by block; `progress` hears how many."""
    for position in range(count):
        name = _name(count - position, names, chance)
        at = now - HISTORY * ((count - position - chance.random() / 2) / count)
        seed_one(store, position, count - position, name, at, hiring, reference, chance, now)
        store.write_when_full()
        progress(position + 1)


def seed_one(
    store: Store,
    number: int,
    from_end: int,
    name: Name,
    at: datetime,
    hiring: Sequence[HiringJob],
    reference: Reference,
    chance: Chance,
    now: datetime,
) -> None:
    """Write one candidate with everything that belongs to it."""
    is_private = from_end == PRIVATE
    source, kind = chance.choice(reference.sources)
    by = reference.recruiter if is_private or kind != Source.Kind.CAREER_SITE else None
    public_id = chance.public_id()
    pk = _write_person(store, number, name, at, public_id, source, by, is_private, chance)
    store.record(
        CandidateVerb.CREATED, at=at, by=by, subject=("candidate", public_id), candidate=public_id
    )
    _tag(store, pk, public_id, at, by, reference, chance)
    jobs = [] if is_private or not hiring else _choose_jobs(hiring, at, chance)
    for job in jobs:
        begins = at if job is jobs[0] else at + timedelta(days=chance.randint(1, 20))
        if begins < now and job.is_open_at(begins):
            seed_application(
                store, job, candidate=(pk, public_id), begins=begins, by=by, source=source,
                chance=chance, now=now,
            )  # fmt: skip
    if not jobs and chance.happens(60):
        _note_in_pool(store, pk, public_id, at, now, reference.recruiter, chance)


def _name(from_end: int, names: Names, chance: Chance) -> Name:
    drawn = names.draw(chance)
    special = {LONG_NAMED: LONG_NAME, RIGHT_TO_LEFT: RIGHT_TO_LEFT_NAME}.get(from_end)
    return Name(*special) if special else drawn


def _write_person(
    store: Store,
    number: int,
    name: Name,
    at: datetime,
    public_id: str,
    source: int,
    by: int | None,
    is_private: bool,
    chance: Chance,
) -> int:
    city, region, country_code = chance.choice(PLACES)
    title, employer = chance.choice(TITLES), chance.choice(EMPLOYERS)
    headline = f"{title} at {employer}: {chance.choice(STRENGTHS)}"
    email = f"{name.handle or 'person'}.{number}@mail.example" if number % WITHOUT_EMAIL else ""
    block = PHONE_BLOCKS.get(country_code, PHONE_BLOCKS["DE"])
    # Without an e-mail address, a telephone number is how to reach somebody.
    phone = f"{block}{number:03d}" if not email or chance.happens(70) else ""
    words = (f"{name.first} {name.last}", headline, title, employer, city, email, phone)
    pk = store.candidates.add(
        public_id=public_id, first_name=name.first, last_name=name.last, headline=headline,
        current_company=employer, current_title=title, city=city, region=region,
        country_code=country_code, source_id=source, source_contact_id=by, created_by_id=by,
        is_private=is_private, do_not_contact=chance.happens(2), created_at=at, updated_at=at,
        search_text=" ".join(word.lower() for word in words if word),
    )  # fmt: skip
    if email:
        store.emails.add(candidate_id=pk, email=email, is_primary=True, is_verified=number % 3 == 0)
    if phone:
        store.phones.add(candidate_id=pk, number=phone, is_primary=True)
    return pk


def _tag(
    store: Store,
    pk: int,
    public_id: str,
    at: datetime,
    by: int | None,
    reference: Reference,
    chance: Chance,
) -> None:
    for tag, name in chance.sample(reference.tags, k=chance.choice((0, 0, 1, 1, 2, 3))):
        store.taggings.add(candidate_id=pk, tag_id=tag)
        store.record(
            CandidateVerb.TAGGED, at=at, by=by, subject=("candidate", public_id),
            candidate=public_id, tag=name,
        )  # fmt: skip


def _choose_jobs(hiring: Sequence[HiringJob], at: datetime, chance: Chance) -> list[HiringJob]:
    """Return up to two jobs that were open at that time, the earlier ones more often."""
    wanted = chance.choice((0, 1, 1, 1, 1, 1, 1, 2, 2))
    chosen: list[HiringJob] = []
    for _ in range(JOBS_LOOKED_AT):
        job = hiring[int(len(hiring) * chance.random() ** 1.3)]
        if len(chosen) < wanted and job not in chosen and job.is_open_at(at):
            chosen.append(job)
    return chosen


def _note_in_pool(
    store: Store,
    pk: int,
    public_id: str,
    at: datetime,
    now: datetime,
    author: int,
    chance: Chance,
) -> None:
    note, written_at = chance.public_id(), at + (now - at) * chance.random()
    store.notes.add(
        public_id=note, candidate_id=pk, author_id=author, text=chance.choice(NOTES),
        created_at=written_at,
    )  # fmt: skip
    store.record(
        NoteVerb.ADDED, at=written_at, by=author, subject=("note", note), candidate=public_id,
        is_private=False,
    )  # fmt: skip
