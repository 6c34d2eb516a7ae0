"""The way of one application through a job's stages, with dates that follow each other."""

from datetime import datetime, timedelta

from ats.seeds.chance import Chance
from ats.seeds.courses import Course, Outcome, Status, Step
from ats.seeds.openings import HiringJob
from ats.seeds.wording import REJECTION_REASONS
from jobs.models import Job, Stage

# How many of a hundred go on from a stage, and how many of those who stay there were rejected.
GOES_ON = {
    Stage.Kind.PROSPECT: 55,
    Stage.Kind.APPLICATION: 60,
    Stage.Kind.SCREENING: 60,
    Stage.Kind.INTERVIEW: 50,
    Stage.Kind.OFFER: 18,
}
IS_REJECTED = {
    Stage.Kind.PROSPECT: 8,
    Stage.Kind.APPLICATION: 45,
    Stage.Kind.SCREENING: 45,
    Stage.Kind.INTERVIEW: 45,
    Stage.Kind.OFFER: 15,
}
BEGINS_AS_PROSPECT = 35
# Of a hundred: moved back a stage after an interview; taken back after a rejection.
MOVES_BACK = 6
IS_REINSTATED = 4


def draw_course(
    job: HiringJob, *, begins: datetime, by: int | None, now: datetime, chance: Chance
) -> Course:
    """Invent the history of an application that arrives at `begins`; nothing lies after `now`."""
    end = min(job.ended_at or now, now)
    course = Course(job, at_stage=_entry(job, chance))
    course.steps.append(Step(begins, by, course.at_stage))
    if job.needs_hire:
        job.needs_hire = False
        _hire(course, end)
        return course
    _walk(course, end, chance)
    _stop(course, end, chance)
    return course


def _entry(job: HiringJob, chance: Chance) -> int:
    has_prospects = job.stages[0][1].kind == Stage.Kind.PROSPECT
    return int(has_prospects and chance.happens(100 - BEGINS_AS_PROSPECT))


def _hire(course: Course, end: datetime) -> None:
    """Walk straight through to Hired in the time there is."""
    remaining = range(course.at_stage + 1, len(course.job.stages))
    pause = (end - course.created_at) / (len(remaining) + 1)
    for stage in remaining:
        _move(course, stage, course.updated_at + pause, course.job.recruiters[0])
    course.status = Status.HIRED


def _walk(course: Course, end: datetime, chance: Chance) -> None:
    while chance.happens(GOES_ON.get(Stage.Kind(course.kind), 0)):
        at = _next_working_hour(course.updated_at, chance)
        if at >= end:
            return
        _move(course, course.at_stage + 1, at, chance.choice(course.job.leaders))
    at = _next_working_hour(course.updated_at, chance)
    if course.kind == Stage.Kind.INTERVIEW and at < end and chance.happens(MOVES_BACK):
        _move(course, course.at_stage - 1, at, chance.choice(course.job.leaders))
    if course.kind == Stage.Kind.HIRED:
        course.status = Status.HIRED


def _move(course: Course, to: int, at: datetime, by: int) -> None:
    course.steps.append(Step(at, by, to, former=course.at_stage))
    course.at_stage = to


def _stop(course: Course, end: datetime, chance: Chance) -> None:
    """Reject it, end it with its job, or leave it where it is."""
    job = course.job
    if course.status == Status.HIRED:
        return
    at = _next_working_hour(course.updated_at, chance)
    if job.close_reason == Job.CloseReason.CANCELLED:
        course.status = Status.CLOSED
    elif job.ended_at:
        _reject(course, min(at, end), "others_more_qualified", chance)
    elif at < end and chance.happens(IS_REJECTED.get(Stage.Kind(course.kind), 0)):
        _reject(course, at, chance.choice(REJECTION_REASONS), chance)
        at = _next_working_hour(at, chance)
        if at < end and chance.happens(IS_REINSTATED):
            _reinstate(course, at, chance)


def _reject(course: Course, at: datetime, reason: str, chance: Chance) -> None:
    by = chance.choice(course.job.recruiters)
    stage = course.at_stage
    course.steps.append(Step(at, by, stage, stage, Outcome.REJECTED, "Rejected"))
    course.status, course.reason = Status.REJECTED, reason


def _reinstate(course: Course, at: datetime, chance: Chance) -> None:
    by = chance.choice(course.job.recruiters)
    stage = course.at_stage
    course.steps.append(Step(at, by, stage, stage, Outcome.REINSTATED))
    course.status, course.reason = Status.ACTIVE, ""


def _next_working_hour(after: datetime, chance: Chance) -> datetime:
    """Return a moment one to nine days later, on a weekday between seven and seventeen."""
    day = after + timedelta(days=chance.randint(1, 9))
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day.replace(hour=chance.randint(7, 16), minute=chance.randint(0, 59))
