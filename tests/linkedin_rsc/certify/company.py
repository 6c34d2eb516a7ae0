"""A company that shows every rule of modules 1, 2 and 5: its history, changes and deletions."""

from dataclasses import dataclass
from datetime import timedelta

import time_machine
from django.utils import timezone

from accounts.models import User
from applications.deletion.services import delete_application
from applications.models import Application
from candidates.details.services import edit_candidate
from candidates.erasure.services import erase_candidate
from jobs.models import Job
from linkedin_rsc.models import Connection
from notes.services import delete_note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import DocumentFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.profile.sent import look
from tests.linkedin_rsc.pushing import fill, push
from tests.linkedin_stand_in import LinkedInStandIn

# LinkedIn recognises this address.
ILSE = "ilse.marbach@example.org"
WHOLE = {"current_company": "Hafenwerk", "current_title": "Night planner", "city": "Bremen",
         "country_code": "DE"}  # fmt: skip
HISTORY = timedelta(days=900)


@dataclass(frozen=True)
class Company:
    jobs: dict[str, Job]
    ilse: Application
    erased: str
    deleted: str


def build(linkedin: LinkedInStandIn, by: User) -> Company:
    """Have all of it happen, each thing once LinkedIn holds what was before."""
    Connection.objects.update(share_notes=True, share_feedback=True, share_resumes=True)
    jobs = _jobs(by)
    ilse, leaving, ending = (_apply(jobs["public"], email, by) for email in
                             (ILSE, "maren@example.org", "tove@example.org"))  # fmt: skip
    ApplicationFactory(candidate=ending.candidate, job=jobs["private"], at="Screen")
    ApplicationFactory(candidate=ilse.candidate, job=jobs["confidential"], at="Screen")
    NoteFactory(candidate=leaving.candidate, author=by, text="Punctual.")
    _send()
    look()
    linkedin.advance_clock(3_600)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        edit_candidate(candidate=ilse.candidate, by=by, headline="Head of nights", city="Kiel")
        delete_note(note=leaving.candidate.notes.filter(application=None).first(), by=by)
        _send()
        erase_candidate(candidate=leaving.candidate, by=by)
        delete_application(application=ending, by=by)
        _send()
    return Company(jobs, ilse, leaving.candidate.public_id, ending.public_id)


def _jobs(by: User) -> dict[str, Job]:
    before = timezone.now() - HISTORY
    over = {"status": "closed", "close_reason": "filled", "closed_at": before}
    return {
        "public": JobFactory(active=True, recruiter=by, linkedin_availability="public",
                             workplace_type="remote"),
        "private": JobFactory(active=True, recruiter=by, linkedin_availability="private"),
        "closed": JobFactory(active=True, recruiter=by, created_at=before, **over),
        "confidential": JobFactory(active=True, recruiter=by, is_confidential=True),
    }  # fmt: skip


def _apply(job: Job, email: str, by: User) -> Application:
    """Let somebody with a value in every field apply, go two steps and be talked to."""
    now = timezone.now()
    candidate = CandidateFactory(email=email, **WHOLE)
    candidate.phones.create(number="+49421555010")
    application = ApplicationFactory(job=job, candidate=candidate, at="Interview")
    for step, name in enumerate(("Screen", "Interview")):
        application.stage_changes.create(
            to_stage=job.stages.get(name=name), label=name, changed_at=now + timedelta(minutes=step)
        )
    NoteFactory(candidate=candidate, author=by, text="Calm.")
    NoteFactory(candidate=candidate, application=application, author=by, text="Fits.")
    FeedbackFactory(application=application, interviewer=by, feedback="Calm and quick.")
    DocumentFactory(candidate=candidate, application=application)
    return application


def _send() -> None:
    """Push until what must leave first has left."""
    fill()
    for _ in range(3):
        push()
