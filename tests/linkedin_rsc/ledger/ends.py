"""How a random history must end: what LinkedIn holds, and what the ledger says of it."""

from applications.models import Application, StageChange
from candidates.models import Candidate
from documents.models import Document
from interviews.models import InterviewFeedback
from linkedin_rsc import gateway
from linkedin_rsc.client.resources import matched_members
from linkedin_rsc.models import Connection, Erasure, LedgerRow, Stream
from linkedin_rsc.streams import BY_NAME
from linkedin_rsc.streams.sharing import Sharing
from notes.models import Note
from tests.linkedin_rsc.ledger.jobs_shown import (
    job_here,
    jobs_at,
    may_be_offered,
    offered,
    stages_at,
    stages_here,
)
from tests.linkedin_rsc.ledger.wanted import linked, wanted

State = LedgerRow.State
SENT, LEFT = (State.SENT, True, True), (State.HELD, False, False)
DELETED = (State.DELETED, False, False)
LISTS = (Stream.ACCESS_LISTS, Stream.ASSIGNEES)
KEPT = (Candidate, Application, StageChange, Note, InterviewFeedback, Document)
# Where the stand-in keeps what is below a record.
BELOW = ("notes", "interview_feedback", "attachments", "stages")
# What is called otherwise at LinkedIn, or anew with each call.
NOT_COMPARED = {"resumeUrn", "atsCreatedAt", "createdAt"}


def assert_all_agree(world):
    state = world.linkedin.state()
    assert held(world, state) == wanted()
    assert attached(world) == {
        who: member for who, member in linked().items() if who in wanted()[0]
    }
    assert jobs_at(world, state) == {one.public_id: job_here(one) for one in world.jobs}
    assert offered(world) == {one.public_id for one in world.jobs if may_be_offered(world, one)}
    assert_stages_agree(world, state)
    assert_ledger_agrees(world)
    assert_told_as_here(world, state)
    assert not Erasure.objects.under_way().exists()


def assert_stages_agree(world, state):
    """In v2 there are none of a job; after a change of generation they wait for a comparison."""
    if world.has_switched or not world.settings.LINKEDIN_API_VERSION:
        return
    there = stages_at(world, state)
    assert there == {
        one.public_id: stages_here(one) for one in world.jobs if one.public_id in there
    }


# -- People and what is below them ---------------------------------------------------------------


def held(world, state):
    people, applications = own(world, state)
    digests = {one["urn"]: one["sha256"] for one in state["media"]}
    return (
        {one["external_id"]: one["fields"]["lastName"] for one in people},
        {one["external_id"]: set(one["stages"]) for one in applications},
        {
            key: _said(fields, digests)
            for one in [*people, *applications]
            for kind in ("notes", "interview_feedback", "attachments")
            for key, fields in one.get(kind, {}).items()
        },
    )


def own(world, state):
    known = {one.public_id for one in world.people}
    people = [one for one in state["candidates"] if one["external_id"] in known]
    return people, [one for one in state["applications"] if one["candidate"] in known]


def _said(fields, digests):
    if "resumeUrn" in fields:
        return digests[fields["resumeUrn"]]
    return fields.get("note") or fields["feedback"]


def attached(world):
    """Whom LinkedIn was told a person of ours is."""
    ours = [one.public_id for one in world.people]
    connection = Connection.current()
    transport = gateway.transport_for(connection)
    found = matched_members(transport, connection.organization, ours)
    return {record: one.manual for record, one in found.items() if one.manual}


def members_wanted():
    people = wanted()[0]
    return {person: member for person, member in linked().items() if person in people}


def assert_told_as_here(world, state):
    """All fields of all records are at LinkedIn as they would be sent now."""
    told, sharing = told_fields(world, state), Sharing.current()
    for name in set(Stream) - {Stream.JOBS, Stream.MEMBERS, *LISTS}:
        rows = LedgerRow.objects.filter(stream=name, state=State.SENT)
        stream, rows = BY_NAME[name], {row.record: row for row in rows}
        for key, record in stream.load(rows).items():
            said = stream.word(record, rows[key], sharing)
            assert _compared(told[key]) == _compared(said), (rows[key], told[key], said)


def _compared(fields):
    return {name: said for name, said in fields.items() if name not in NOT_COMPARED}


def told_fields(world, state):
    people, applications = own(world, state)
    rows = [*people, *applications]
    below = {
        key: fields for one in rows for kind in BELOW for key, fields in one.get(kind, {}).items()
    }
    return below | {one["external_id"]: one["fields"] for one in rows}


# -- The ledger ----------------------------------------------------------------------------------


def assert_ledger_agrees(world):
    people, steps, remarks = wanted()
    there = {*people, *steps, *remarks, *(step for some in steps.values() for step in some)}
    there_as_member = members_wanted()
    kept = {key for one in KEPT for key in one.objects.values_list("public_id", flat=True)}
    for row in LedgerRow.objects.exclude(stream__in=[Stream.JOBS, *LISTS]):
        left = LEFT if row.record in kept else DELETED
        is_there = row.record in (there_as_member if row.stream == Stream.MEMBERS else there)
        assert _standing(row) == (SENT if is_there else left), vars(row)
        assert _waits(row) or row.wanted == ("present" if is_there else "absent"), vars(row)
    for row in LedgerRow.objects.filter(stream=Stream.JOBS):
        [job] = [one for one in world.jobs if one.public_id == row.record]
        may_be_there = not (job.is_confidential or Connection.current().withdrawn_at)
        assert row.state == (State.SENT if may_be_there else State.HELD), vars(row)
    for row in LedgerRow.objects.filter(stream__in=LISTS):
        is_there = row.state == State.SENT
        assert is_there or row.state in {State.HELD, State.DELETED}, vars(row)
        assert (row.held_at_linkedin, row.may_be_held) == (is_there, is_there), vars(row)


def _standing(row):
    return row.state, row.held_at_linkedin, row.may_be_held


def _waits(row):
    """Whether it is kept back for what it belongs to alone."""
    return row.hold.startswith("waiting_for")
