"""Every stream keeps to the contract."""

import pytest
from django.utils import timezone

from applications.lifecycle.moving import move_application
from candidates.details.services import edit_candidate
from interviews.services import give_feedback
from jobs.details.services import edit_job
from jobs.models import TeamMember
from jobs.team.services import add_team_member
from linkedin_rsc import gateway
from linkedin_rsc.client.resources import detach_members, exported_candidates
from linkedin_rsc.connect.services.own_account import disconnect_account
from linkedin_rsc.models import Connection, LedgerRow, Stream
from linkedin_rsc.streams import IN_ORDER, access_lists, assignees
from notes.services import change_note
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import DocumentFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ProfileLinkFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.colleagues import connect_colleague, keep_lists
from tests.linkedin_rsc.conftest import ORGANIZATION
from tests.linkedin_rsc.pushing import fill, push
from tests.linkedin_rsc.streams.contract import Failing, StreamContract, spoken

pytestmark = pytest.mark.django_db


def applicant(connected, name: str = "ilse"):
    candidate = CandidateFactory(email=f"{name}@example.org")
    return ApplicationFactory(candidate=candidate, job=JobFactory(active=True), at="Screen")


class TestJobs(StreamContract):
    stream = Stream.JOBS

    def make(self, connected):
        return JobFactory(active=True)

    def change(self, record, by):
        edit_job(job=record, by=by, title="Night shift lead")

    @property
    def AFTER_GOING(self):
        """In v2 LinkedIn keeps closed jobs, so the row stays, too; requisitions are deleted."""
        return spoken(("held", "gone_here"), ("deleted", ""))

    def keep_back(self, record):
        type(record).objects.filter(pk=record.pk).update(is_confidential=True)
        return "confidential_job"

    def let_go(self, record):
        type(record).objects.filter(pk=record.pk).update(is_confidential=False)

    def is_at_linkedin(self, linkedin, key):
        jobs = {one["external_id"]: one["state"] for one in linkedin.state()["jobs"]}
        return jobs.get(key) == "LISTED"

    def failing(self, record):
        return Failing(spoken("simpleJobPostings", "jobRequisitions"), record.public_id)


class TestAccessLists(StreamContract):
    stream = Stream.ACCESS_LISTS

    def make(self, connected):
        keep_lists(connected)
        return JobFactory(active=True, recruiter=UserFactory(roles=["recruiter"])).team.get()

    def change(self, record, by):
        add_team_member(
            job=record.job, user=UserFactory(roles=["recruiter"]), role="recruiter", by=by
        )

    def keep_back(self, record):
        type(record.job).objects.filter(pk=record.job_id).update(is_confidential=True)
        return "confidential_job"

    def let_go(self, record):
        type(record.job).objects.filter(pk=record.job_id).update(is_confidential=False)

    def delete(self, record):
        TeamMember.objects.filter(pk=record.pk).delete()

    def key(self, record):
        return access_lists.record_of(record.job.public_id, record.user.public_id)

    def loaded_by(self, record):
        return record.user.public_id

    def is_at_linkedin(self, linkedin, key):
        job_id, _dot, list_id = key.partition(".")
        lists = {one["list_id"]: one["jobs"] for one in linkedin.state()["access_lists"]}
        return job_id in lists.get(list_id, [])

    def failing(self, record):
        return Failing(spoken("atsEntityAcls", "entityAcls"), record.job.public_id)


class TestAssignees(StreamContract):
    stream = Stream.ASSIGNEES

    @pytest.fixture(autouse=True)
    def seats(self):
        self.free_seats = iter([77120, 77121])

    def make(self, connected):
        keep_lists(connected)
        return connect_colleague(UserFactory(), next(self.free_seats))

    def change(self, record, by):
        disconnect_account(account=record, by=by)

    def keep_back(self, record):
        type(record.user).objects.filter(pk=record.user_id).update(is_active=False)
        return "colleague_left"

    def let_go(self, record):
        type(record.user).objects.filter(pk=record.user_id).update(is_active=True)

    def delete(self, record):
        type(record).objects.filter(pk=record.pk).delete()

    def key(self, record):
        return assignees.record_of(record.user.public_id, record.person)

    def loaded_by(self, record):
        return record.user.public_id

    def is_at_linkedin(self, linkedin, key):
        lists = {one["list_id"]: one["people"] for one in linkedin.state()["access_lists"]}
        return bool(lists.get(key.partition(".")[0]))

    def failing(self, record):
        return Failing(spoken("atsEntityAclAssignees", "entityAclAssignees"), record.user.public_id)

    def test_held_back_with_its_reason(self, connected, linkedin):
        """Who has left is on no list, and needs no row that tells of it."""
        record = self.make(connected)
        self.keep_back(record)
        fill()

        assert not LedgerRow.objects.filter(stream=self.stream).exists()


class TestCandidates(StreamContract):
    stream = Stream.CANDIDATES
    LEAVES_AFTER = (Stream.APPLICATIONS,)

    def make(self, connected):
        return applicant(connected).candidate

    def change(self, record, by):
        edit_candidate(candidate=record, by=by, headline="Night shift lead")

    def keep_back(self, record):
        type(record).objects.filter(pk=record.pk).update(is_private=True)
        return "private_candidate"

    def let_go(self, record):
        type(record).objects.filter(pk=record.pk).update(is_private=False)

    def is_at_linkedin(self, linkedin, key):
        return key in {one["external_id"] for one in linkedin.state()["candidates"]}

    def failing(self, record):
        return Failing(spoken("atsCandidates", "candidates"), record.public_id)


class TestMembers(TestCandidates):
    stream = Stream.MEMBERS

    def make(self, connected):
        candidate = super().make(connected)
        ProfileLinkFactory(
            candidate=candidate,
            application_urn=connected.application,
            person=self.person(connected),
        )
        return candidate

    @pytest.fixture(autouse=True)
    def people(self, linkedin):
        """Members LinkedIn has minted a person id of, for our application."""
        members = iter(["ilse-marbach-demo", "okko-janssen-demo"])

        def person(connected) -> str:
            job = JobFactory(active=True)
            fill()
            push()
            request_id = linkedin.export(member=next(members), job=job.public_id, seat=77120)
            exported = exported_candidates(gateway.transport_for(connected), request_id)
            LedgerRow.objects.all().delete()
            linkedin.forget_requests()
            return str(exported[0]["candidate"]["member"])

        self.person = person

    def failing(self, record):
        """Members are attached at the resource of candidates, which has the candidate by then.

        In v2, whatever is spoken; there it is read before, too.
        """
        fill()
        push()
        transport = gateway.transport_for(Connection.current())
        detach_members(transport, ORGANIZATION, [record.public_id])
        members = LedgerRow.objects.filter(stream=Stream.MEMBERS)
        members.update(state="queued", payload_hash="", due_at=timezone.now())
        return Failing("atsCandidates", record.public_id, times=int(spoken("2", "1")))

    def keep_back(self, record):
        record.profile_link.application_urn = "urn:li:developerApplication:1"
        record.profile_link.save()
        return "not_linked"

    def let_go(self, record):
        record.profile_link.application_urn = Connection.objects.get().application
        record.profile_link.save()

    def is_at_linkedin(self, linkedin, key):
        candidates = {one["external_id"]: one for one in linkedin.state()["candidates"]}
        return bool(candidates.get(key, {}).get("manual_match"))


class TestApplications(StreamContract):
    stream = Stream.APPLICATIONS

    def make(self, connected):
        return applicant(connected)

    def change(self, record, by):
        move_application(application=record, to=record.job.stages.get(name="Offer"), by=by)

    def keep_back(self, record):
        type(record.job).objects.filter(pk=record.job.pk).update(is_confidential=True)
        return "confidential_job"

    def let_go(self, record):
        type(record.job).objects.filter(pk=record.job.pk).update(is_confidential=False)

    def is_at_linkedin(self, linkedin, key):
        return key in {one["external_id"] for one in linkedin.state()["applications"]}

    def failing(self, record):
        return Failing("atsApplications", record.public_id)


class TestStages(TestApplications):
    stream = Stream.STAGES

    def make(self, connected):
        application = super().make(connected)
        return application.stage_changes.create(
            to_stage=application.stage, label="Screen", changed_at=application.created_at
        )

    def change(self, record, by):
        super().change(record.application, by)

    def keep_back(self, record):
        type(record.application.candidate).objects.update(is_private=True)
        return "private_candidate"

    def let_go(self, record):
        type(record.application.candidate).objects.update(is_private=False)

    def is_at_linkedin(self, linkedin, key):
        return any(key in one["stages"] for one in linkedin.state()["applications"])

    def failing(self, record):
        return Failing(spoken("atsApplications/stages", "applicationStage"), record.public_id)


class TestApplicationNotes(TestApplications):
    stream = Stream.APPLICATION_NOTES

    def make(self, connected):
        share(connected)
        return note_on(applicant(connected))

    def change(self, record, by):
        change_note(note=record, by=record.author, text="Prefers nights.")

    def keep_back(self, record):
        type(record).objects.filter(pk=record.pk).update(is_private=True)
        return "private_note"

    def let_go(self, record):
        type(record).objects.filter(pk=record.pk).update(is_private=False)

    def is_at_linkedin(self, linkedin, key):
        return any(key in one["notes"] for one in linkedin.state()["applications"])

    def failing(self, record):
        return Failing(spoken("atsApplications/notes", "applicationNotes"), record.public_id)

    def test_held_back_with_its_reason(self, connected, linkedin):
        """A private note from before has no row that could tell of it."""
        record = self.make(connected)
        self.keep_back(record)
        fill()

        assert not LedgerRow.objects.filter(stream=self.stream).exists()


class TestCandidateNotes(TestApplicationNotes):
    stream = Stream.CANDIDATE_NOTES

    def make(self, connected):
        share(connected)
        return NoteFactory(candidate=applicant(connected).candidate)

    def is_at_linkedin(self, linkedin, key):
        return any(key in one["notes"] for one in linkedin.state()["candidates"])

    def failing(self, record):
        return Failing(spoken("atsCandidates/notes", "candidateNotes"), record.public_id)


class TestFeedback(TestApplications):
    stream = Stream.FEEDBACK

    def make(self, connected):
        share(connected)
        return FeedbackFactory(application=applicant(connected))

    def change(self, record, by):
        again = {"feedback": "Calm and precise.", "recommendation": "yes"}
        give_feedback(application=record.application, by=by, **again)

    def keep_back(self, record):
        job = record.application.job
        type(job).objects.filter(pk=job.pk).update(is_confidential=True)
        return "confidential_job"

    def let_go(self, record):
        job = record.application.job
        type(job).objects.filter(pk=job.pk).update(is_confidential=False)

    def is_at_linkedin(self, linkedin, key):
        return any(key in one["interview_feedback"] for one in linkedin.state()["applications"])

    def failing(self, record):
        return Failing(
            spoken("atsApplications/interviewFeedback", "applicationInterviewFeedbacks"),
            record.public_id,
        )


class TestAttachments(TestApplications):
    stream = Stream.ATTACHMENTS

    def make(self, connected):
        share(connected)
        application = applicant(connected)
        return DocumentFactory(application=application, candidate=application.candidate)

    def change(self, record, by):
        """A document never changes; what is below an application may cross Prospect."""
        move_application(
            application=record.application, to=record.application.job.stages.get(name="Prospect"),
            by=by,
        )  # fmt: skip
        move_application(
            application=record.application, to=record.application.job.stages.get(name="Offer"),
            by=by,
        )  # fmt: skip

    def keep_back(self, record):
        job = record.application.job
        type(job).objects.filter(pk=job.pk).update(is_confidential=True)
        return "confidential_job"

    def let_go(self, record):
        job = record.application.job
        type(job).objects.filter(pk=job.pk).update(is_confidential=False)

    def is_at_linkedin(self, linkedin, key):
        return any(key in one["attachments"] for one in linkedin.state()["applications"])

    def failing(self, record):
        return Failing(spoken("atsApplications/resumes", "attachments"), record.public_id)


def share(connected):
    connected.share_notes = connected.share_feedback = connected.share_resumes = True
    connected.save()


def note_on(application):
    return NoteFactory(candidate=application.candidate, application=application)


def test_no_stream_is_without_its_proof():
    proofs = [
        TestAccessLists,
        TestAssignees,
        TestJobs,
        TestCandidates,
        TestMembers,
        TestApplications,
        TestStages,
    ]
    proofs += [TestCandidateNotes, TestApplicationNotes, TestFeedback, TestAttachments]

    assert {proof.stream for proof in proofs} == {stream.NAME for stream in IN_ORDER} == set(Stream)
