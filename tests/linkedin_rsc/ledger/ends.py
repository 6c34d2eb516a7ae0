"""How a random history must end: what LinkedIn may hold, what it holds, what the ledger says."""

from applications.models import Application, StageChange
from candidates.models import Candidate
from interviews.models import InterviewFeedback
from linkedin_rsc.models import Connection, Erasure, LedgerRow, Stream
from notes.models import Note
from tests.linkedin_rsc.ledger.histories import SEAT

State = LedgerRow.State
SENT, LEFT = (State.SENT, True, True, "present"), (State.HELD, False, False, "absent")
DELETED = (State.DELETED, False, False, "absent")
LISTS = (Stream.ACCESS_LISTS, Stream.ASSIGNEES)
KEPT = (Candidate, Application, StageChange, Note, InterviewFeedback)


def assert_all_agree(world):
    assert held(world) == wanted()
    assert listed(world) == {one.public_id for one in world.jobs if may_be_listed(one)}
    assert offered(world) == {one.public_id for one in world.jobs if may_be_offered(world, one)}
    assert_ledger_agrees(world)
    assert not Erasure.objects.under_way().exists()


def wanted():
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


def offered(world):
    """The jobs into which the colleague with a seat can export somebody."""
    own = {one.public_id for one in world.jobs}
    shown = world.linkedin.exportable_jobs(seat=SEAT)
    return {one["external_id"] for one in shown} & own


def may_be_listed(job):
    job.refresh_from_db()
    return not job.is_confidential


def may_be_offered(world, job):
    return may_be_listed(job) and job.team.leading().filter(user=world.colleague).exists()


def assert_ledger_agrees(world):
    people, steps, remarks = wanted()
    there = {*people, *steps, *remarks, *(step for some in steps.values() for step in some)}
    kept = {key for one in KEPT for key in one.objects.values_list("public_id", flat=True)}
    for row in LedgerRow.objects.exclude(stream__in=[Stream.JOBS, *LISTS]):
        left = LEFT if row.record in kept else DELETED
        assert (row.state, row.held_at_linkedin, row.may_be_held, row.wanted) == (
            SENT if row.record in there else left
        ), row
    for row in LedgerRow.objects.filter(stream=Stream.JOBS):
        [job] = [one for one in world.jobs if one.public_id == row.record]
        assert row.state == (State.SENT if may_be_listed(job) else State.HELD)
    for row in LedgerRow.objects.filter(stream__in=LISTS):
        is_there = row.state == State.SENT
        assert is_there or row.state in {State.HELD, State.DELETED}, row
        assert (row.held_at_linkedin, row.may_be_held) == (is_there, is_there), row
