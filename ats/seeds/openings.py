"""Jobs in all states with their teams and stages, opened one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from accounts.models import User
from ats.seeds.chance import Chance
from ats.seeds.seeding import Seeding
from ats.seeds.store import Store
from ats.seeds.vacancies import OPENINGS, Opening
from ats.seeds.wording import PLACES
from jobs.details.fields import search_text_of
from jobs.models import Job, Stage, TeamMember
from jobs.process.defaults import DEFAULT_PROCESS, StageDraft
from jobs.verbs import JobVerb

# The first job of the demo was created that long ago.
HISTORY = timedelta(days=200)
# Candidates are spread over at most so many jobs, so that memory stays flat with 100,000.
MAX_HIRING_JOBS = 1_000


@dataclass
class HiringJob:
    """What a pipeline needs to know of a job that takes or took applications."""

    pk: int
    public_id: str
    stages: list[tuple[int, StageDraft]]
    opened_at: datetime
    ended_at: datetime | None
    close_reason: str
    recruiters: list[int]
    leaders: list[int]
    interviewers: list[int]
    # A filled job has hired somebody: the first applicant walks through to the end.
    needs_hire: bool

    def is_open_at(self, at: datetime) -> bool:
        return self.opened_at <= at and (self.ended_at is None or at < self.ended_at)


@dataclass(frozen=True)
class Dates:
    """When a job was created, activated and closed, as far as it was."""

    created_at: datetime
    activated_at: datetime | None = None
    closed_at: datetime | None = None


def seed_openings(seeding: Seeding, *, count: int, team: Mapping[str, User]) -> list[HiringJob]:
    """Write `count` jobs and return those that have applicants, at most MAX_HIRING_JOBS."""
    hiring: list[HiringJob] = []
    for position in range(count):
        opening = OPENINGS[position % len(OPENINGS)]
        if position >= len(OPENINGS):
            opening = _elsewhere(opening, seeding.chance)
        created_at = seeding.now - HISTORY * ((count - position) / count)
        job = _seed_opening(seeding, opening, team, created_at)
        if opening.status != Job.Status.DRAFT and len(hiring) < MAX_HIRING_JOBS:
            hiring.append(job)
        seeding.store.write_when_full()
    return hiring


def _elsewhere(opening: Opening, chance: Chance) -> Opening:
    city, region, country_code = chance.choice(PLACES)
    return opening._replace(city=city, region=region, country_code=country_code, postal_code="")


def _seed_opening(
    seeding: Seeding, opening: Opening, team: Mapping[str, User], created_at: datetime
) -> HiringJob:
    store = seeding.store
    public_id = f"JOB-{store.job_numbers.add():04d}"
    dates = _dates(opening, created_at, seeding.now)
    creator = team[opening.recruiters[0]].pk
    pk = _write_job(store, opening, public_id, creator, dates)
    _record_dates(store, opening, public_id, creator, dates)
    return HiringJob(
        pk=pk, public_id=public_id, stages=_seed_stages(seeding, pk, opening),
        opened_at=dates.activated_at or created_at, ended_at=dates.closed_at,
        close_reason=opening.close_reason,
        needs_hire=opening.close_reason == Job.CloseReason.FILLED,
        **_seed_team(store, pk, opening, team),
    )  # fmt: skip


def _dates(opening: Opening, created_at: datetime, now: datetime) -> Dates:
    if opening.status == Job.Status.DRAFT:
        return Dates(created_at)
    activated_at = created_at + (now - created_at) * 0.02
    if opening.status == Job.Status.ACTIVE:
        return Dates(created_at, activated_at)
    return Dates(created_at, activated_at, created_at + (now - created_at) * 0.8)


def _write_job(store: Store, opening: Opening, public_id: str, creator: int, dates: Dates) -> int:
    return store.jobs.add(
        public_id=public_id, title=opening.title, description=opening.description,
        search_text=search_text_of(opening.title, public_id),
        city=opening.city, region=opening.region, country_code=opening.country_code,
        postal_code=opening.postal_code, workplace_type=opening.workplace_type,
        employment_type=opening.employment_type, status=opening.status,
        close_reason=opening.close_reason, is_confidential=opening.is_confidential,
        prospects_enabled=opening.prospects_enabled, created_by_id=creator,
        created_at=dates.created_at, activated_at=dates.activated_at, closed_at=dates.closed_at,
        updated_at=dates.closed_at or dates.activated_at or dates.created_at,
    )  # fmt: skip


def _record_dates(
    store: Store, opening: Opening, public_id: str, creator: int, dates: Dates
) -> None:
    record = partial(store.record, by=creator, subject=("job", public_id), job=public_id)
    record(JobVerb.CREATED, at=dates.created_at)
    if dates.activated_at:
        record(JobVerb.ACTIVATED, at=dates.activated_at)
    if dates.closed_at:
        record(JobVerb.CLOSED, at=dates.closed_at, reason=opening.close_reason)


def _seed_stages(seeding: Seeding, job: int, opening: Opening) -> list[tuple[int, StageDraft]]:
    return [
        (
            seeding.store.stages.add(
                public_id=seeding.chance.public_id(),
                job_id=job,
                name=draft.name,
                kind=draft.kind,
                position=position,
            ),
            draft,
        )
        for position, draft in enumerate(DEFAULT_PROCESS)
        if draft.kind != Stage.Kind.PROSPECT or opening.prospects_enabled
    ]


def _seed_team(
    store: Store, job: int, opening: Opening, team: Mapping[str, User]
) -> dict[str, list[int]]:
    places = {
        TeamMember.Role.RECRUITER: [team[name].pk for name in opening.recruiters],
        TeamMember.Role.HIRING_MANAGER: [team[name].pk for name in opening.managers],
        TeamMember.Role.INTERVIEWER: [team[name].pk for name in opening.interviewers],
    }
    for role, people in places.items():
        for user in people:
            store.team.add(job_id=job, user_id=user, role=role)
    recruiters, managers, interviewers = places.values()
    return {
        "recruiters": recruiters,
        "leaders": recruiters + managers,
        "interviewers": interviewers or managers,
    }
