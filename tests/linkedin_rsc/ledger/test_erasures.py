"""Erasing a person, at LinkedIn as well: what is deleted, what is written down, and the receipt."""

import json
import re

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from base.signed_documents import verified
from candidates.erasure.services import erase_candidate
from candidates.models import Candidate
from interviews.models import InterviewFeedback
from linkedin_rsc.leases import LEASE
from linkedin_rsc.ledger import erasures
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.models import Connection, Erasure, ErasureAnswer, LedgerRow, Stream
from linkedin_rsc.streams.sharing import OF_JOBS
from notes.models import Note
from tests.factories.documents import DocumentFactory
from tests.factories.linkedin_rsc import LedgerRowFactory, ProfileLinkFactory
from tests.linkedin_rsc.pushing import applicants, fill, look, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State
WORDS = ["Ilse", "Marbach", "Breitling", "person0@example.org", "Forklift", "Bremen", "Fits well"]


@pytest.fixture
def person(connected, linkedin, recruiter) -> Candidate:
    """Somebody of whom LinkedIn holds something in every stream."""
    Connection.objects.update(share_notes=True, share_feedback=True, share_resumes=True)
    [application] = applicants(
        1, first_name="Ilse", last_name="Marbach-Breitling", current_title="Forklift", city="Bremen"
    )
    candidate = application.candidate
    text = {"text": "Fits well", "author": recruiter, "created_at": timezone.now()}
    Note.objects.create(candidate=candidate, **text)
    Note.objects.create(candidate=candidate, application=application, **text)
    InterviewFeedback.objects.create(
        application=application, interviewer=recruiter, feedback="Fits well", recommendation="yes",
        created_at=timezone.now(),
    )  # fmt: skip
    DocumentFactory(candidate=candidate, application=application)
    ProfileLinkFactory(candidate=candidate, application_urn=connected.application)
    fill()
    push()
    linkedin.forget_requests()
    return candidate


def as_time_passes(looks=8):
    """Look again and again, each time after what may be in the way of it."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(looks):
            look()
            clock.shift(LEASE.total_seconds() + 400)


def deleted(linkedin) -> list[str]:
    """What was deleted at LinkedIn, in order, by the resource of each call."""
    calls = linkedin.requests(restli_method="batch_delete")
    return [call["resource"] for call in calls]


def receipt_of(erasure) -> dict:
    return verified(erasure.receipt)


def results(erasure) -> dict[str, str]:
    return {one["stream"]: one["result"] for one in receipt_of(erasure)["records"]}


def test_an_erasure_ends_with_a_receipt_of_everything_that_was_there(
    person, linkedin, administrator
):
    held = set(LedgerRow.objects.filter(may_be_held=True).exclude(stream=Stream.JOBS)
               .values_list("stream", "record"))  # fmt: skip
    assert {stream for stream, _record in held} == set(Stream) - OF_JOBS

    erase_candidate(candidate=person, by=administrator)
    erasure = Erasure.objects.get()
    assert (erasure.state, erasure.receipt) == (Erasure.State.UNDER_WAY, "")
    push()

    erasure.refresh_from_db()
    assert erasure.state == Erasure.State.DONE
    receipt = receipt_of(erasure)
    assert {(one["stream"], one["record"]) for one in receipt["records"]} == held
    assert (receipt["record"], receipt["requested_by"]) == (
        erasure.record,
        administrator.public_id,
    )
    state = linkedin.state()
    assert (state["candidates"], state["applications"]) == ([], [])
    rows = LedgerRow.objects.exclude(stream=Stream.JOBS)
    assert set(rows.values_list("state", "may_be_held")) == {(State.DELETED, False)}
    assert linkedin.findings() == []


def test_children_leave_linkedin_before_what_they_belong_to(person, linkedin, administrator):
    """RSC-501 to 503: each is deleted by itself, so that LinkedIn confirms each."""
    erase_candidate(candidate=person, by=administrator)
    push()

    calls = [call["path"] for call in linkedin.requests(restli_method="batch_delete")]
    kinds = [path.rstrip("/").rpartition("/")[2] for path in calls]
    assert sorted(kinds) == sorted(
        [
            "stages",
            "notes",
            "notes",
            "interviewFeedback",
            "resumes",
            "atsApplications",
            "atsCandidates",
        ]
    )
    assert kinds[-2:] == ["atsApplications", "atsCandidates"]
    assert set(results(Erasure.objects.get()).values()) == {"deleted"}


def test_what_is_refused_by_itself_goes_with_its_parent(person, linkedin, administrator):
    [note] = Note.objects.filter(application__isnull=False).values_list("public_id", flat=True)
    erase_candidate(candidate=person, by=administrator)
    linkedin.fail_next("atsApplications/notes", 422, key=note, message="Not yours", times=9)

    push()

    erasure = Erasure.objects.get()
    assert results(erasure)[Stream.APPLICATION_NOTES] == "deleted_with_parent"
    assert erasure.is_done
    assert not LedgerRow.objects.filter(state=State.NEEDS_ATTENTION).exists()


def test_a_receipt_has_linkedins_answers_and_their_traces(person, linkedin, administrator):
    erase_candidate(candidate=person, by=administrator)
    push()

    receipt = receipt_of(Erasure.objects.get())
    said = {one["stream"]: one["answers"] for one in receipt["records"]}
    [answer] = said["candidates"]
    traces = {call["trace_id"] for call in linkedin.requests(restli_method="batch_delete")}
    assert answer["status"] == 204
    assert answer["trace"] in traces
    assert answer["at"] >= receipt["requested_at"]


def test_a_receipt_tells_nothing_of_the_person(person, administrator):
    erase_candidate(candidate=person, by=administrator)
    push()

    erasure = Erasure.objects.get()
    kept = [erasure.receipt, json.dumps(erasure.records), *map(str, ErasureAnswer.objects.values())]
    for word in [*WORDS, administrator.first_name, administrator.email]:
        assert not [text for text in kept if re.search(rf"\b{word}\b", text, re.I)], word


def test_what_is_gone_at_linkedin_counts_as_deleted(person, linkedin, administrator):
    erase_candidate(candidate=person, by=administrator)
    for resource in ("atsCandidates", "atsApplications"):
        linkedin.fail_next(resource, 404, method="DELETE", times=20, message="Unknown")

    push()

    erasure = Erasure.objects.get()
    assert erasure.is_done
    said = results(erasure)
    assert {said[Stream.CANDIDATES], said[Stream.APPLICATIONS]} == {"not_there"}
    assert "not_confirmed" not in said.values()


@pytest.mark.parametrize("resource", ["atsCandidates", "atsApplications/interviewFeedback"])
@pytest.mark.parametrize("status", [500, 429])
def test_failures_on_the_way_delay_it_only(person, linkedin, administrator, resource, status):
    linkedin.fail_next(resource, status, times=2)

    erase_candidate(candidate=person, by=administrator)
    as_time_passes()

    assert Erasure.objects.get().is_done
    assert linkedin.state()["candidates"] == []


class Killed(BaseException):
    """A worker dies here."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("resource", ["atsCandidates", "atsApplications", "notes"])
def test_a_worker_that_dies_loses_and_doubles_nothing(
    person, linkedin, administrator, on_call, resource
):
    erase_candidate(candidate=person, by=administrator)
    deaths = [resource]

    def die():
        if deaths:
            deaths.pop()
            raise Killed

    on_call(resource, die)
    with pytest.raises(Killed):
        look()
    as_time_passes()

    erasure = Erasure.objects.get()
    assert erasure.is_done
    assert "not_confirmed" not in results(erasure).values()
    assert linkedin.state()["candidates"] == []


def test_what_linkedin_refuses_needs_a_person(person, linkedin, administrator):
    erase_candidate(candidate=person, by=administrator)
    linkedin.fail_next("atsCandidates", 422, key=person.public_id, message="Not yours", times=9)
    push()

    erasure = Erasure.objects.get()
    assert not erasure.is_done
    row = LedgerRow.objects.get(state=State.NEEDS_ATTENTION, stream=Stream.CANDIDATES)
    assert row.answer == "Not yours"
    assert ErasureAnswer.objects.get(status=422, stream=Stream.CANDIDATES).trace
    linkedin.forget_failures()

    resend(row=row, by=administrator)
    push()

    assert Erasure.objects.get().is_done
    assert not LedgerRow.objects.filter(state=State.NEEDS_ATTENTION).exists()


def test_it_waits_for_a_connection(person, linkedin, administrator):
    Connection.objects.update(state=Connection.State.SUSPENDED)
    erase_candidate(candidate=person, by=administrator)
    push()
    assert not Erasure.objects.get().is_done
    assert deleted(linkedin) == []

    Connection.objects.update(state=Connection.State.ENABLED)
    push()

    assert Erasure.objects.get().is_done


def test_who_never_was_at_linkedin_is_done_at_once(administrator):
    [application] = applicants(1)

    erase_candidate(candidate=application.candidate, by=administrator)

    erasure = Erasure.objects.get()
    assert erasure.is_done
    assert receipt_of(erasure)["records"] == []


def test_what_was_at_a_former_company_is_not_called_deleted(person, linkedin, administrator):
    erase_candidate(candidate=person, by=administrator)
    Connection.objects.update(epoch=2)
    LedgerRow.objects.update(may_be_held=False, state=State.DELETED)

    erasures.close_forgotten()

    assert set(results(Erasure.objects.get()).values()) == {"not_confirmed"}


def test_nothing_is_written_when_the_erasure_is_undone(person, administrator):
    with pytest.raises(Killed), transaction.atomic():
        erase_candidate(candidate=person, by=administrator)
        raise Killed

    assert not Erasure.objects.exists()
    assert not LedgerRow.objects.filter(state=State.DELETION_QUEUED).exists()


def test_only_whose_rows_were_settled_is_looked_at(person, administrator):
    Erasure.objects.create(record="other", requested_at=timezone.now())
    LedgerRowFactory(
        record="other", candidate="other", may_be_held=True, state=State.HELD, hold="not_connected"
    )

    erase_candidate(candidate=person, by=administrator)
    push()

    assert Erasure.objects.get(record=person.public_id).is_done
    assert not Erasure.objects.get(record="other").is_done
    erasures.close_forgotten()
    assert not Erasure.objects.get(record="other").is_done
