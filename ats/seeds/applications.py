"""One application with its steps, and what colleagues wrote about it."""

from datetime import datetime

from ats.seeds.chance import Chance
from ats.seeds.openings import HiringJob
from ats.seeds.pipelines import Course, Outcome, Step, draw_course
from ats.seeds.store import Store
from ats.seeds.wording import ATTRIBUTES, FEEDBACK, NOTES
from interviews.verbs import InterviewVerb
from notes.verbs import NoteVerb


def seed_application(
    store: Store,
    job: HiringJob,
    *,
    candidate: tuple[int, str],
    begins: datetime,
    by: int | None,
    source: int,
    chance: Chance,
    now: datetime,
) -> None:
    """Write an application of `candidate` (key and public id) with its whole history."""
    course = draw_course(job, begins=begins, by=by, now=now, chance=chance)
    public_id = chance.public_id()
    pk = store.applications.add(
        public_id=public_id, candidate_id=candidate[0], job_id=job.pk,
        stage_id=job.stages[course.at_stage][0], status=course.status,
        rejection_reason=course.reason, source_id=source, source_contact_id=by,
        created_at=course.created_at, updated_at=course.updated_at,
        applied_at=course.left_prospect_at, left_prospect_at=course.left_prospect_at,
        stage_entered_at=course.entered_at,
    )  # fmt: skip
    about = {"job": job.public_id, "candidate": candidate[1]}
    for step in course.steps:
        _write_step(store, course, step, pk, public_id, about, chance)
    if chance.happens(30):
        _write_note(store, course, pk, candidate[0], about, now, chance)
    if course.reached_interview and chance.happens(70):
        _write_feedback(store, course, pk, about, now, chance)


def _write_step(
    store: Store,
    course: Course,
    step: Step,
    pk: int,
    public_id: str,
    about: dict[str, str],
    chance: Chance,
) -> None:
    stage, draft = course.job.stages[step.to]
    former = None if step.former is None else course.job.stages[step.former]
    store.stage_changes.add(
        public_id=chance.public_id(), application_id=pk, outcome=step.outcome,
        from_stage_id=former and former[0], to_stage_id=stage, label=step.label or draft.name,
        changed_by_id=step.by, changed_at=step.at,
    )  # fmt: skip
    if former is None:
        verb, data = "application.created", {"stage": draft.name}
    elif step.outcome == Outcome.MOVED:
        verb = "application.stage.changed"
        data = {"from_stage": former[1].name, "to_stage": draft.name}
    else:
        verb = f"application.{step.outcome}"
        data = {"reason": course.reason if step.outcome == Outcome.REJECTED else ""}
    store.record(verb, at=step.at, by=step.by, subject=("application", public_id), **about, **data)


def _write_note(
    store: Store,
    course: Course,
    pk: int,
    candidate: int,
    about: dict[str, str],
    now: datetime,
    chance: Chance,
) -> None:
    note, author = chance.public_id(), chance.choice(course.job.leaders)
    at = _afterwards(course, now, chance)
    is_private = chance.happens(10)
    store.notes.add(
        public_id=note, candidate_id=candidate, application_id=pk, author_id=author,
        text=chance.choice(NOTES), is_private=is_private, created_at=at,
    )  # fmt: skip
    store.record(
        NoteVerb.ADDED, at=at, by=author, subject=("note", note), **about, is_private=is_private
    )


def _write_feedback(
    store: Store, course: Course, pk: int, about: dict[str, str], now: datetime, chance: Chance
) -> None:
    people = course.job.interviewers
    for interviewer in chance.sample(people, k=chance.randint(1, min(2, len(people)))):
        given, at = chance.public_id(), _afterwards(course, now, chance)
        words, recommendation = chance.choice(FEEDBACK)
        store.feedback.add(
            public_id=given, application_id=pk, interviewer_id=interviewer, feedback=words,
            recommendation=recommendation, created_at=at,
            evaluations=[
                {"attribute": attribute, "result": f"{chance.randint(2, 5)} of 5"}
                for attribute in chance.sample(ATTRIBUTES, k=2)
            ],
        )  # fmt: skip
        store.record(
            InterviewVerb.FEEDBACK_GIVEN,
            at=at,
            by=interviewer,
            subject=("interviewfeedback", given),
            **about,
        )


def _afterwards(course: Course, now: datetime, chance: Chance) -> datetime:
    """Return a moment after the last step, at most three days later and never in the future."""
    last = course.updated_at
    return last + min(now - last, (now - course.created_at) / 20) * chance.random()
