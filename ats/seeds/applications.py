"""One application with its steps, and what colleagues wrote about it."""

from dataclasses import dataclass
from datetime import datetime

from applications.verbs import ApplicationVerb
from ats.seeds.courses import Course, Outcome, Step
from ats.seeds.openings import HiringJob
from ats.seeds.pipelines import draw_course
from ats.seeds.profiles import Person
from ats.seeds.seeding import Seeding
from ats.seeds.wording import ATTRIBUTES, FEEDBACK, NOTES
from interviews.verbs import InterviewVerb
from notes.verbs import NoteVerb


@dataclass(frozen=True)
class Applied:
    """A written application: key and public id, its history and whose it is."""

    pk: int
    public_id: str
    course: Course
    person: Person

    @property
    def about(self) -> dict[str, str]:
        return {"job": self.course.job.public_id, "candidate": self.person.public_id}


def seed_application(seeding: Seeding, job: HiringJob, person: Person, *, begins: datetime) -> None:
    """Write an application with its whole history."""
    chance = seeding.chance
    course = draw_course(job, begins=begins, by=person.by, now=seeding.now, chance=chance)
    applied = _write(seeding, course, person)
    for step in course.steps:
        _write_step(seeding, applied, step)
    if chance.happens(30):
        _write_note(seeding, applied)
    if course.reached_interview and chance.happens(70):
        _write_feedback(seeding, applied)


def _write(seeding: Seeding, course: Course, person: Person) -> Applied:
    public_id = seeding.chance.public_id()
    pk = seeding.store.applications.add(
        public_id=public_id, candidate_id=person.pk, job_id=course.job.pk,
        stage_id=course.job.stages[course.at_stage][0], status=course.status,
        rejection_reason=course.reason, source_id=person.source, source_contact_id=person.by,
        created_at=course.created_at, updated_at=course.updated_at,
        applied_at=course.left_prospect_at, left_prospect_at=course.left_prospect_at,
        stage_entered_at=course.entered_at,
    )  # fmt: skip
    return Applied(pk, public_id, course, person)


def _write_step(seeding: Seeding, applied: Applied, step: Step) -> None:
    stages = applied.course.job.stages
    to, draft = stages[step.to]
    seeding.store.stage_changes.add(
        public_id=seeding.chance.public_id(), application_id=applied.pk, outcome=step.outcome,
        from_stage_id=None if step.former is None else stages[step.former][0], to_stage_id=to,
        label=step.label or draft.name, changed_by_id=step.by, changed_at=step.at,
    )  # fmt: skip
    verb, data = _told(applied.course, step)
    seeding.store.record(
        verb, at=step.at, by=step.by, subject=("application", applied.public_id), **applied.about,
        **data,
    )  # fmt: skip


def _told(course: Course, step: Step) -> tuple[ApplicationVerb, dict[str, str]]:
    """Return the verb of a step and what the history keeps of it."""
    stage = course.job.stages[step.to][1].name
    if step.former is None:
        return ApplicationVerb.CREATED, {"stage": stage}
    if step.outcome == Outcome.MOVED:
        former = course.job.stages[step.former][1].name
        return ApplicationVerb.STAGE_CHANGED, {"from_stage": former, "to_stage": stage}
    if step.outcome == Outcome.REJECTED:
        return ApplicationVerb.REJECTED, {"reason": course.reason}
    return ApplicationVerb.REINSTATED, {"reason": ""}


def _write_note(seeding: Seeding, applied: Applied) -> None:
    store, chance = seeding.store, seeding.chance
    note, author = chance.public_id(), chance.choice(applied.course.job.leaders)
    at = _afterwards(seeding, applied.course)
    is_private = chance.happens(10)
    store.notes.add(
        public_id=note, candidate_id=applied.person.pk, application_id=applied.pk,
        author_id=author, text=chance.choice(NOTES), is_private=is_private, created_at=at,
    )  # fmt: skip
    store.record(
        NoteVerb.ADDED, at=at, by=author, subject=("note", note), **applied.about,
        is_private=is_private,
    )  # fmt: skip


def _write_feedback(seeding: Seeding, applied: Applied) -> None:
    store, chance = seeding.store, seeding.chance
    people = applied.course.job.interviewers
    for interviewer in chance.sample(people, k=chance.randint(1, min(2, len(people)))):
        given, at = chance.public_id(), _afterwards(seeding, applied.course)
        words, recommendation = chance.choice(FEEDBACK)
        store.feedback.add(
            public_id=given, application_id=applied.pk, interviewer_id=interviewer,
            feedback=words, recommendation=recommendation, created_at=at,
            evaluations=[
                {"attribute": attribute, "result": f"{chance.randint(2, 5)} of 5"}
                for attribute in chance.sample(ATTRIBUTES, k=2)
            ],
        )  # fmt: skip
        store.record(
            InterviewVerb.FEEDBACK_GIVEN, at=at, by=interviewer,
            subject=("interviewfeedback", given), **applied.about,
        )  # fmt: skip


def _afterwards(seeding: Seeding, course: Course) -> datetime:
    """Return a moment after the last step, at most three days later and never in the future."""
    last, now = course.updated_at, seeding.now
    return last + min(now - last, (now - course.created_at) / 20) * seeding.chance.random()
