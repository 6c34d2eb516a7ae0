"""Resumes leave where an administrator shares them: brought, attached, and taken back again."""

import hashlib
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from applications.deletion.services import delete_application
from applications.lifecycle.moving import move_application
from base import stopping
from documents.services import add_document, remove_document
from jobs.details.services import edit_job
from linkedin_rsc.connect.services.contracts import add
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.models import Contract, Hold, LedgerRow, Stream, StreamLease
from linkedin_rsc.streams import attachments
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import DocumentFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import due_now, fill, look, push, row_of
from tests.linkedin_rsc.streams.contract import spoken

pytestmark = pytest.mark.django_db

State = LedgerRow.State
# The moment of the example in rsc-contract 7.6.
ADDED, ADDED_MS = datetime(2024, 11, 14, 18, 46, 40, tzinfo=UTC), 1731610000000
PDF = b"%PDF-1.7 Ilse"

both_generations = pytest.mark.parametrize("version", ["", "202604"], ids=["v2", "rest"])


class Killed(BaseException):
    """What a worker does not survive."""


@pytest.fixture
def application():
    candidate = CandidateFactory(email="ilse@example.org")
    return ApplicationFactory(candidate=candidate, job=JobFactory(active=True), at="Interview")


@pytest.fixture
def sharing(connected):
    connected.share_resumes = True
    connected.save()
    return connected


def resume(application, **fields):
    pdf = {
        "name": "Ilse.pdf",
        "content_type": "application/pdf",
        "file": ContentFile(PDF, "Ilse.pdf"),
    }
    whose = {"candidate": application.candidate, "application": application}
    return DocumentFactory(**whose, **{**pdf, **fields})


def at_linkedin(linkedin):
    return {
        key: fields
        for one in linkedin.state()["applications"]
        for key, fields in one["attachments"].items()
    }


def rows():
    return LedgerRow.objects.filter(stream=Stream.ATTACHMENTS)


def uploads(linkedin):
    return [one["status"] for one in linkedin.requests(resource="dms-uploads")]


def attaching():
    return spoken("atsApplications/resumes", "attachments")


def told(document):
    return attachments.word(attachments.load([document.public_id])[document.public_id], None, None)


# -- What is said (versioned-api 5.7) ------------------------------------------------------------


def test_a_resume_is_told_by_name_type_and_time(application):
    document = resume(application, name="Ilse Marbach.pdf", created_at=ADDED)

    assert told(document) == {
        "fileName": "Ilse Marbach.pdf",
        "fileType": "PDF",
        "createdAt": ADDED_MS,
    }


@both_generations
def test_the_very_bytes_are_at_linkedin(settings, version, sharing, linkedin, application):
    settings.LINKEDIN_API_VERSION = version
    document = resume(application)
    fill()

    push()

    [fields] = at_linkedin(linkedin).values()
    media = {one["urn"]: one for one in linkedin.state()["media"]}[fields["resumeUrn"]]
    assert media["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert (media["file_name"], media["content_type"]) == (document.name, "application/pdf")
    assert linkedin.findings() == []


def test_it_is_brought_in_the_name_of_the_first_contract(sharing, linkedin, application):
    Contract.objects.create(connection=sharing, contract_id="550018")
    resume(application)
    fill()

    push()

    [asked] = linkedin.requests(resource="hireMediaUrl")
    assert '"hiringContext": "urn:li:contract:550017"' in asked["body"]


# -- May it go? ----------------------------------------------------------------------------------


def test_resumes_stay_until_an_administrator_shares_them_and_leave_when_no_longer(
    connected, linkedin, application, administrator
):
    document = add_resume(application, administrator)
    change_settings(by=administrator, share_notes=True)
    push()
    assert at_linkedin(linkedin) == {}
    assert not rows().exists()

    change_settings(by=administrator, share_resumes=True)
    push()
    push()
    assert set(at_linkedin(linkedin)) == {document.public_id}

    change_settings(by=administrator, share_resumes=False)
    push()
    push()
    assert at_linkedin(linkedin) == {}
    row = rows().get()
    assert (row.state, row.hold, row.may_be_held) == (State.HELD, Hold.RESUMES_NOT_SHARED, False)


def add_resume(application, by):
    return add_document(
        candidate=application.candidate, application=application, kind="resume",
        file=ContentFile(PDF, "Ilse.pdf"), by=by,
    )  # fmt: skip


def test_a_job_takes_its_resumes_back_and_lets_them_go_again(
    sharing, linkedin, application, administrator
):
    elsewhere = ApplicationFactory(
        candidate=application.candidate, job=JobFactory(active=True), at="Interview"
    )
    mine, other = resume(application), resume(elsewhere, file=ContentFile(b"%PDF-1.7 B", "B.pdf"))
    fill()
    push()

    edit_job(job=application.job, by=administrator, linkedin_resumes="closed")
    push()
    assert set(at_linkedin(linkedin)) == {other.public_id}
    assert row_of(Stream.ATTACHMENTS, mine.public_id).hold == Hold.JOB_RESUMES_NOT_SHARED

    edit_job(job=application.job, by=administrator, linkedin_resumes="inherit")
    push()
    assert set(at_linkedin(linkedin)) == {mine.public_id, other.public_id}


def test_one_that_is_added_goes_and_one_that_is_removed_is_deleted(
    sharing, linkedin, application, administrator
):
    fill()
    push()
    document = add_resume(application, administrator)
    push()
    assert set(at_linkedin(linkedin)) == {document.public_id}

    remove_document(document=document, by=administrator)
    push()

    assert at_linkedin(linkedin) == {}
    assert rows().get().state == State.DELETED


def test_of_a_prospect_nothing_goes_until_moved_on(sharing, linkedin, administrator):
    candidate = CandidateFactory(email="ilse@example.org")
    application = ApplicationFactory(candidate=candidate, job=JobFactory(active=True))
    fill()
    document = add_resume(application, administrator)
    push()
    assert rows().get().hold == Hold.PROSPECT
    assert uploads(linkedin) == []

    stage = application.job.stages.get(name="Screen")
    move_application(application=application, to=stage, by=administrator)
    push()
    assert set(at_linkedin(linkedin)) == {document.public_id}

    back = application.job.stages.get(name="Prospect")
    move_application(application=application, to=back, by=administrator)
    push()
    assert at_linkedin(linkedin) == {}


def test_only_resumes_that_came_with_an_application_go(
    sharing, linkedin, application, administrator
):
    resume(application, kind="cover_letter")
    DocumentFactory(candidate=application.candidate)
    fill()

    push()

    assert uploads(linkedin) == []
    assert not rows().exists()


@pytest.mark.parametrize(
    ("fields", "hold"),
    [
        ({"content_type": "image/png", "name": "Ilse.png"}, Hold.FILE_TYPE),
        ({"content_type": "application/rtf"}, Hold.FILE_TYPE),
        ({"size": 10 * 1024 * 1024 + 1}, Hold.FILE_TOO_LARGE),
    ],
)
def test_what_linkedin_does_not_take_is_held_with_the_reason(
    sharing, linkedin, application, fields, hold
):
    resume(application, **fields)
    fill()

    push()

    assert (rows().get().state, rows().get().hold) == (State.HELD, hold)
    assert uploads(linkedin) == []


def test_without_a_contract_files_wait_for_one(sharing, linkedin, application, administrator):
    sharing.contracts.all().delete()
    resume(application)
    fill()
    push()
    assert rows().get().hold == Hold.NO_CONTRACT

    add({"550017"}, administrator)
    push()
    push()

    assert rows().get().state == State.SENT


# -- Faults --------------------------------------------------------------------------------------


@both_generations
@pytest.mark.parametrize("status", [500, 403])
def test_bytes_that_do_not_arrive_concern_that_file_alone(
    settings, version, sharing, linkedin, application, status
):
    """The address was named, and the bytes were refused there."""
    settings.LINKEDIN_API_VERSION = version
    bad, good = resume(application), resume(application)
    fill()
    linkedin.fail_next("dms-uploads", status, message="No room")

    push()

    row = row_of(Stream.ATTACHMENTS, bad.public_id)
    after = State.RETRYING if status == 500 else State.NEEDS_ATTENTION
    assert (row.state, row.answer) == (after, "No room")
    assert row_of(Stream.ATTACHMENTS, good.public_id).state == State.SENT
    due_now(state=State.RETRYING)
    push()
    assert set(at_linkedin(linkedin)) == ({bad.public_id} if status == 500 else set()) | {
        good.public_id
    }


@both_generations
def test_an_attachment_that_was_made_although_linkedin_failed_is_not_doubled(
    settings, version, sharing, linkedin, application
):
    settings.LINKEDIN_API_VERSION = version
    document = resume(application)
    fill()
    linkedin.fail_next(attaching(), 504, method="PUT", takes_effect=True)
    push()
    assert (rows().get().state, rows().get().held_at_linkedin) == (State.RETRYING, False)

    as_time_passes()

    assert set(at_linkedin(linkedin)) == {document.public_id}
    assert rows().get().state == State.SENT
    assert linkedin.findings() == []


def as_time_passes():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(4):
            look()
            clock.shift(11)


@pytest.mark.parametrize("status", [503, 429, 401])
def test_no_address_stops_the_stream_and_is_asked_for_again(sharing, linkedin, application, status):
    documents = [resume(application) for _ in range(3)]
    fill()
    linkedin.fail_next("hireMediaUrl", status, times=1, retry_after_s=1)
    push()
    as_time_passes()

    assert set(at_linkedin(linkedin)) == {one.public_id for one in documents}


def test_a_file_linkedin_names_no_address_for_is_set_aside_alone(sharing, linkedin, application):
    resume(application)
    resume(application)
    fill()
    linkedin.fail_next("hireMediaUrl", 404, message="Unknown file")

    push()

    found = dict(rows().values_list("state", "answer"))
    assert found == {State.NEEDS_ATTENTION: "Unknown file", State.SENT: ""}


@both_generations
@pytest.mark.parametrize("place", ["hireMediaUrl", "dms-uploads", "attaching"])
@pytest.mark.parametrize("is_before", [True, False], ids=["before", "after"])
def test_a_worker_killed_at_any_call_loses_and_doubles_nothing(
    settings, version, sharing, linkedin, application, on_call, place, is_before
):
    settings.LINKEDIN_API_VERSION = version
    document = resume(application)
    fill()
    call = spoken("/resumes", "/rest/attachments") if place == "attaching" else place
    deaths = [Killed()]

    def die():
        if deaths:
            raise deaths.pop()

    on_call(call, die, before=is_before)
    with pytest.raises(Killed):
        push()
    assert rows().get().state == State.IN_FLIGHT

    LedgerRow.objects.filter(state=State.IN_FLIGHT).update(due_at=timezone.now())
    free_the_stream()
    push()

    assert rows().get().state == State.SENT
    assert set(at_linkedin(linkedin)) == {document.public_id}
    assert linkedin.findings() == []


def free_the_stream():
    """What the next sender finds once the dead one's lease is over."""
    StreamLease.objects.update(holder="", leased_until=None)


def test_a_missing_file_needs_a_person(sharing, linkedin, application):
    document = resume(application)
    document.file.storage.delete(document.file.name)
    fill()

    push()

    assert rows().get().state == State.NEEDS_ATTENTION
    assert rows().get().answer == "Tandem cannot read the file itself."


def test_a_host_that_was_not_configured_gets_nothing_and_no_file_is_set_aside(
    sharing, linkedin, application
):
    resume(application)
    fill()
    linkedin.turn(upload_host="https://elsewhere.example")

    push()

    assert uploads(linkedin) == []
    assert rows().get().state == State.QUEUED
    assert "LINKEDIN_UPLOAD_ORIGINS" in rows().get().answer


def test_a_stop_leaves_what_was_not_brought_to_the_next_worker(
    sharing, linkedin, application, on_call
):
    fill()
    push()
    for _ in range(3):
        resume(application)
    fill()
    on_call("dms-uploads", stopping.ask)

    look()

    stopping.forget()
    assert sorted(rows().values_list("state", flat=True)) == ["queued", "queued", "sent"]
    assert len(at_linkedin(linkedin)) == 1


# -- What is sent again --------------------------------------------------------------------------


def test_an_unchanged_resume_is_not_brought_again(sharing, linkedin, application):
    resume(application)
    fill()
    push()
    linkedin.forget_requests()
    requeue(LedgerRow.objects.all())
    fill()

    push()

    assert rows().get().state == State.SENT
    assert linkedin.requests(resource="hireMediaUrl") == []


def test_sent_again_by_hand_it_is_brought_anew(sharing, linkedin, application, administrator):
    resume(application)
    fill()
    push()
    rows().update(state=State.NEEDS_ATTENTION)

    resend(row=rows().get(), by=administrator)
    push()

    assert rows().get().state == State.SENT
    assert len(at_linkedin(linkedin)) == 1


def test_eleven_resumes_are_two_calls(sharing, linkedin, application):
    for _ in range(11):
        resume(application)
    fill()

    push()

    calls = linkedin.requests(resource="atsApplications/resumes", restli_method="batch_update")
    assert sorted(call["records"] for call in calls) == [1, 10]


# -- In which order they leave -------------------------------------------------------------------


@both_generations
def test_resumes_leave_before_their_application_and_that_before_the_candidate(
    settings, version, sharing, linkedin, application
):
    settings.LINKEDIN_API_VERSION = version
    resume(application)
    fill()
    push()
    application.candidate.is_private = True
    application.candidate.save()
    requeue(LedgerRow.objects.exclude(stream=Stream.JOBS))

    push()

    calls = linkedin.requests(restli_method="batch_delete")
    assert [call["resource"] for call in calls] == [
        attaching(), "atsApplications", spoken("atsCandidates", "candidates"),
    ]  # fmt: skip
    assert linkedin.findings() == []


@both_generations
def test_resumes_leave_before_an_application_that_is_deleted(
    settings, version, sharing, linkedin, application, administrator
):
    settings.LINKEDIN_API_VERSION = version
    resume(application)
    fill()
    push()

    delete_application(application=application, by=administrator)
    push()

    assert linkedin.state()["applications"] == []
    deleted = linkedin.requests(restli_method="batch_delete")
    assert [call["resource"] for call in deleted][:2] == [attaching(), "atsApplications"]
    assert linkedin.findings() == []
    assert {row.state for row in rows()} == {State.DELETED}
