"""What went around the services is found and put right at LinkedIn; a real LinkedIn."""

from datetime import timedelta
from itertools import product

import pytest
from django.db.models import F
from django.utils import timezone

from applications.models import Application, StageChange
from candidates.models import Candidate
from documents.models import Document
from interviews.models import InterviewFeedback
from jobs.models import Job
from linkedin_rsc import gateway
from linkedin_rsc.client.resources import exported_candidates
from linkedin_rsc.ledger import reconcile
from linkedin_rsc.models import (
    Connection,
    Difference,
    LedgerRow,
    ProfileLink,
    Reconciliation,
    Stream,
)
from notes.models import Note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import DocumentFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory, ProfileLinkFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pushing import applicants, fill, fill_as_wanted, push, row_of

pytestmark = pytest.mark.django_db

State = LedgerRow.State
NOW = timezone.now

# A change of each stream's record that no service knows of.
CHANGES = {
    Stream.JOBS: lambda other: Job.objects.update(title="Night shift lead"),
    Stream.CANDIDATES: lambda other: Candidate.objects.update(current_title="Dispatcher"),
    Stream.MEMBERS: lambda other: ProfileLink.objects.update(person=other),
    Stream.APPLICATIONS: lambda other: Application.objects.update(
        updated_at=F("updated_at") + timedelta(hours=1)
    ),
    Stream.STAGES: lambda other: StageChange.objects.update(label="Trial day"),
    Stream.CANDIDATE_NOTES: lambda other: Note.objects.filter(application=None).update(
        text="Late."
    ),
    Stream.APPLICATION_NOTES: lambda other: Note.objects.exclude(application=None).update(
        text="Late."
    ),
    Stream.FEEDBACK: lambda other: InterviewFeedback.objects.update(feedback="Late."),
    Stream.ATTACHMENTS: lambda other: Document.objects.update(name="Late.pdf"),
}
BELOW = [StageChange, Note, InterviewFeedback, Document, ProfileLink]
ENDS = {
    Stream.JOBS: [*BELOW, Application, Job],
    Stream.CANDIDATES: [*BELOW, Application, Candidate],
    Stream.MEMBERS: [ProfileLink],
    Stream.APPLICATIONS: [*BELOW, Application],
    Stream.STAGES: [StageChange],
    Stream.CANDIDATE_NOTES: [Note],
    Stream.APPLICATION_NOTES: [Note],
    Stream.FEEDBACK: [InterviewFeedback],
    Stream.ATTACHMENTS: [Document],
}
# Lists are not in use here; tests.linkedin_rsc.test_access_lists has them reconciled.
USED = [one for one in Stream if one in CHANGES]
every_stream = pytest.mark.parametrize("stream", USED)


@pytest.fixture
def synced(connected, linkedin, administrator):
    """An application with all there may be about it, at LinkedIn as it is here."""
    connected.share_notes = connected.share_feedback = connected.share_resumes = True
    connected.save()
    [application] = applicants(1)
    push()
    ProfileLinkFactory(
        candidate=application.candidate,
        application_urn=connected.application_in_use,
        person=person_of("ilse-marbach-demo", application.job, linkedin),
    )
    NoteFactory(candidate=application.candidate, author=administrator)
    NoteFactory(candidate=application.candidate, application=application, author=administrator)
    FeedbackFactory(application=application, interviewer=administrator)
    DocumentFactory(application=application, candidate=application.candidate)
    fill()
    push()
    assert set(LedgerRow.objects.values_list("state", flat=True)) == {State.SENT}
    return application


def person_of(member, job, linkedin) -> str:
    """Export somebody, so that LinkedIn mints a person id for our application."""
    request_id = linkedin.export(member=member, job=job.public_id, seat=77120)
    transport = gateway.transport_for(Connection.current())
    return str(exported_candidates(transport, request_id)[0]["candidate"]["member"])


def reconciled(**how) -> dict[str, dict[str, int]]:
    """Compare all; return what differed, by stream."""
    run = reconcile.begin(by=None, **how)
    fill_as_wanted()
    run.refresh_from_db()
    assert run.state == Reconciliation.State.DONE
    assert set(run.counts) == set(Stream)
    assert run.passed_over == []
    found = {
        stream: {name: number for name, number in counts.items() if name in Difference and number}
        for stream, counts in run.counts.items()
    }
    return {stream: counts for stream, counts in found.items() if counts}


def has_settled() -> bool:
    """Whether, once sent, nothing is left to repair."""
    push()
    return reconciled() == {}


def the_row(stream: Stream) -> LedgerRow:
    return LedgerRow.objects.get(stream=stream)


def held_at(linkedin) -> set[str]:
    state = linkedin.state()
    return {one["external_id"] for one in (*state["candidates"], *state["applications"])}


def written(linkedin) -> set[str]:
    return {
        call["resource"] for call in linkedin.requests() if call["restli_method"] in {
            "batch_create", "batch_update", "batch_partial_update", "batch_delete", "update"}
    }  # fmt: skip


def test_where_all_is_as_it_should_be_it_finds_and_writes_nothing(synced, linkedin):
    before = list(LedgerRow.objects.order_by("id").values())
    linkedin.forget_requests()

    assert reconciled() == {}

    assert list(LedgerRow.objects.order_by("id").values()) == before
    push()
    assert written(linkedin) == set()
    assert Reconciliation.objects.get().looked_at == len(USED)


@every_stream
def test_record_without_a_row_gets_one(synced, stream):
    LedgerRow.objects.filter(stream=stream).delete()

    assert reconciled() == {stream: {"missing": 1}}

    assert the_row(stream).state == State.QUEUED
    assert has_settled()
    assert the_row(stream).state == State.SENT


@every_stream
def test_record_whose_row_says_it_is_gone_is_back(synced, stream):
    LedgerRow.objects.filter(stream=stream).update(
        state=State.DELETED, wanted="absent", held_at_linkedin=False, may_be_held=False,
        payload_hash="", accepted={},
    )  # fmt: skip

    assert reconciled()[stream] == {"missing": 1}

    assert has_settled()
    assert the_row(stream).state == State.SENT


@every_stream
def test_change_without_a_mark_is_sent(synced, stream, linkedin):
    before = the_row(stream).payload_hash
    CHANGES[stream](person_of("okko-janssen-demo", synced.job, linkedin))

    assert reconciled()[stream] == {"changed": 1}

    assert has_settled()
    assert the_row(stream).payload_hash != before


@every_stream
def test_record_that_is_gone_leaves_linkedin(synced, stream):
    for model in ENDS[stream]:
        model.objects.all().delete()

    found = reconciled()

    # A link is no record of its own at LinkedIn: its candidate is still there.
    assert found[stream] == {"withdrawn" if stream == Stream.MEMBERS else "gone": 1}
    assert the_row(stream).wanted == "absent"
    assert has_settled()
    row = the_row(stream)
    if stream == Stream.JOBS:
        # LinkedIn deletes none: it is closed there.
        assert row.accepted["state"] == "CLOSED"
    else:
        assert not row.may_be_held


@every_stream
def test_what_is_held_but_may_go_is_released(synced, stream, linkedin):
    LedgerRow.objects.filter(stream=stream).update(
        state=State.HELD, hold="prospect", wanted="absent"
    )
    linkedin.forget_requests()

    assert reconciled() == {stream: {"released": 1}}

    assert has_settled()
    assert the_row(stream).state == State.SENT
    # LinkedIn has it already: the sender says it no second time.
    assert written(linkedin) == set()


@every_stream
def test_what_may_no_longer_go_is_withdrawn(synced, stream):
    if stream in {Stream.CANDIDATES, Stream.MEMBERS, Stream.CANDIDATE_NOTES}:
        Candidate.objects.update(is_private=True)
    else:
        Job.objects.update(is_confidential=True)

    assert reconciled()[stream] == {"withdrawn": 1}

    assert the_row(stream).state == State.DELETION_QUEUED
    assert has_settled()
    assert the_row(stream).state == State.HELD


def test_what_waits_for_a_day_nobody_meant_goes_now():
    ConnectionFactory(enabled=True)
    states = [State.QUEUED, State.RETRYING, State.DELETION_QUEUED, State.IN_FLIGHT]
    for stream, state in product(Stream, states):
        LedgerRowFactory(stream=stream, state=state, due_at=NOW() + timedelta(days=40))
        LedgerRowFactory(stream=stream, state=state, due_at=NOW() + timedelta(hours=1))

    assert reconciled() == {stream: {"released": len(states)} for stream in Stream}

    assert set(LedgerRow.objects.values_list("state", flat=True)) == {*states}
    assert not LedgerRow.objects.filter(due_at__gt=NOW() + timedelta(days=1)).exists()
    assert reconciled() == {}


def test_bulk_work_and_its_undoing_arrive_at_linkedin(synced, linkedin, administrator):
    person = CandidateFactory.build(email=None, first_name="Ada", last_name="Okafor")
    [person] = Candidate.objects.bulk_create([person])
    person.emails.create(email="ada@example.org", is_primary=True)
    application = ApplicationFactory.build(
        candidate=person, job=synced.job, stage=synced.stage, left_prospect_at=NOW()
    )
    Application.objects.bulk_create([application])
    note = NoteFactory.build(candidate=person, application=application, author=administrator)
    Note.objects.bulk_create([note])

    found = reconciled()

    assert {stream: found[stream] for stream in ("candidates", "applications")} == {
        "candidates": {"missing": 1}, "applications": {"missing": 1},
    }  # fmt: skip
    assert has_settled()
    assert {person.public_id, application.public_id} <= held_at(linkedin)
    assert row_of(Stream.APPLICATION_NOTES, note.public_id).held_at_linkedin

    Note.objects.filter(application=application).delete()
    Application.objects.filter(pk=application.pk).delete()
    Candidate.objects.filter(pk=person.pk).delete()
    reconciled()
    push()

    assert not {person.public_id, application.public_id} & held_at(linkedin)
    assert has_settled()
