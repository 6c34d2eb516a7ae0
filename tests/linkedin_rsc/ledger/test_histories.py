"""Whatever people allow and forbid, and whatever fails: in the end LinkedIn holds what it may.

Nothing ineligible is there, everything eligible is there as it is here, and the ledger agrees.
"""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from applications.models import Application
from interviews.models import InterviewFeedback
from linkedin_rsc.models import Connection, LedgerRow, Stream
from notes.models import Note
from tests.linkedin_rsc.ledger.histories import PLACES, RESOURCES, World

pytestmark = pytest.mark.django_db

State = LedgerRow.State
SENT, LEFT = (State.SENT, True, True, "present"), (State.HELD, False, False, "absent")
DELETED = (State.DELETED, False, False, "absent")
PEOPLE = JOBS = st.integers(0, 1)
NOTES = st.integers(0, 4)
STEPS = ("Prospect", "Screen", "Interview")
EFFECT = st.booleans()
CHANGES = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(range(len(PLACES))), st.sampled_from(STEPS)),
    st.tuples(st.just("hide"), PEOPLE, st.booleans()),
    st.tuples(st.just("close_off"), JOBS, st.booleans()),
    st.tuples(st.just("rename"), PEOPLE, st.sampled_from(["Marbach", "Lindt"])),
    st.tuples(st.just("reword"), NOTES, st.sampled_from(["Prefers nights.", "Prefers days."])),
    st.tuples(st.just("seal"), NOTES, st.booleans()),
    st.tuples(st.just("drop"), NOTES),
    st.tuples(st.just("unsay"), st.sampled_from(range(len(PLACES)))),
    st.tuples(st.just("share"), st.sampled_from(["notes", "feedback"]), st.booleans()),
)
FAULTS = st.one_of(
    st.tuples(
        st.just("fail"), st.sampled_from(RESOURCES), st.sampled_from([401, 429, 500, 503]), EFFECT
    ),
    st.tuples(st.just("reset"), st.sampled_from(RESOURCES), EFFECT),
    st.tuples(st.just("say_nothing"), st.sampled_from(RESOURCES[:1]), PEOPLE, EFFECT),
)
PUSHES = st.tuples(
    st.just("push"), st.none() | CHANGES, st.booleans(), st.integers(0, 4), st.booleans()
)
HISTORIES = st.lists(st.one_of(CHANGES, CHANGES, PUSHES, FAULTS), min_size=2, max_size=14)
# Each history talks to LinkedIn some dozens of times; to shrink one takes minutes.
SOME = settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


PUSH = ("push", None, False, 0, False)
KILLED_AFTER_ITS_CALL = ("push", None, True, 0, False)


@SOME
@given(history=HISTORIES)
# Named as before, after a call of another name that nobody could settle.
@example(
    history=[
        ("rename", 0, "Marbach"),
        PUSH,
        PUSH,
        ("rename", 0, "Lindt"),
        KILLED_AFTER_ITS_CALL,
        ("rename", 0, "Marbach"),
    ]
)
# Listed anew by a worker that died, and confidential again.
@example(
    history=[
        PUSH,
        PUSH,
        ("close_off", 0, True),
        PUSH,
        PUSH,
        ("close_off", 0, False),
        KILLED_AFTER_ITS_CALL,
        ("close_off", 0, True),
    ]
)
# Public again after a delete whose worker died.
@example(history=[PUSH, PUSH, ("hide", 0, True), KILLED_AFTER_ITS_CALL, ("hide", 0, False)])
# Back from Prospect while the candidate is being deleted.
@example(
    history=[
        PUSH,
        PUSH,
        ("move", 2, "Prospect"),
        ("push", ("move", 2, "Screen"), False, 1, True),
    ]
)
# Private, deleted and shared no longer, by workers that died; shared again.
@example(
    history=[
        PUSH,
        PUSH,
        ("seal", 0, True),
        ("drop", 3),
        ("unsay", 1),
        KILLED_AFTER_ITS_CALL,
        ("share", "notes", False),
        ("share", "feedback", False),
        KILLED_AFTER_ITS_CALL,
        ("seal", 0, False),
        ("share", "notes", True),
        ("share", "feedback", True),
    ]
)
# A person is taken back with the notes on them, and comes again while the notes are being deleted.
@example(
    history=[
        PUSH,
        PUSH,
        ("hide", 1, True),
        ("push", ("hide", 1, False), False, 1, True),
        ("move", 2, "Prospect"),
        PUSH,
        ("move", 2, "Interview"),
    ]
)
def test_in_the_end_linkedin_holds_what_it_may(connected, linkedin, administrator, history):
    with transaction.atomic():
        world = World(linkedin, administrator)
        for act in history:
            world.do(act)
        world.calm_down()

        assert held(world) == wanted(world)
        assert listed(world) == {one.public_id for one in world.jobs if may_be_listed(one)}
        assert_ledger_agrees(world)
        transaction.set_rollback(True)


def wanted(world):
    """Whom LinkedIn may hold with which name, on what with which steps, and which remarks."""
    found = Application.objects.filter(
        stage__kind__gt="", candidate__is_private=False, job__is_confidential=False
    ).exclude(stage__kind="prospect")
    people = {one.candidate.public_id: one.candidate.last_name for one in found}
    steps = {
        one.public_id: set(one.stage_changes.values_list("public_id", flat=True)) for one in found
    }
    return people, steps, wanted_remarks(people, steps)


def wanted_remarks(people, applications):
    """What colleagues wrote that LinkedIn may hold, by the switches and what it is about."""
    connection = Connection.current()
    notes = Note.objects.filter(is_private=False) if connection.share_notes else []
    feedback = InterviewFeedback.objects.all() if connection.share_feedback else []
    return {
        note.public_id: note.text
        for note in notes
        if (note.application is None and note.candidate.public_id in people)
        or (note.application and note.application.public_id in applications)
    } | {
        one.public_id: one.feedback for one in feedback if one.application.public_id in applications
    }


def held(world):
    state = world.linkedin.state()
    own = {one.public_id for one in world.people}
    people = [one for one in state["candidates"] if one["external_id"] in own]
    own = {one.public_id for one in world.applications}
    applications = [one for one in state["applications"] if one["external_id"] in own]
    return (
        {one["external_id"]: one["fields"]["lastName"] for one in people},
        {one["external_id"]: set(one["stages"]) for one in applications},
        {
            key: fields.get("note") or fields["feedback"]
            for one in [*people, *applications]
            for key, fields in {**one["notes"], **one.get("interview_feedback", {})}.items()
        },
    )


def listed(world):
    own = {one.public_id for one in world.jobs}
    return {
        one["external_id"]
        for one in world.linkedin.state()["jobs"]
        if one["external_id"] in own and one["state"] == "LISTED"
    }


def may_be_listed(job):
    job.refresh_from_db()
    return not job.is_confidential


def assert_ledger_agrees(world):
    people, steps, remarks = wanted(world)
    there = {*people, *steps, *remarks, *(step for some in steps.values() for step in some)}
    kept = {one.public_id for one in [*Note.objects.all(), *InterviewFeedback.objects.all()]}
    gone = {one.public_id for one in [*world.notes, *world.feedback]} - kept
    for row in LedgerRow.objects.exclude(stream=Stream.JOBS):
        left = DELETED if row.record in gone else LEFT
        assert (row.state, row.held_at_linkedin, row.may_be_held, row.wanted) == (
            SENT if row.record in there else left
        ), row
    for row in LedgerRow.objects.filter(stream=Stream.JOBS):
        [job] = [one for one in world.jobs if one.public_id == row.record]
        assert row.state == (State.SENT if may_be_listed(job) else State.HELD)
