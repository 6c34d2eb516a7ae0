"""A house with secrets: what the access walk must never find open or named."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver
from django.utils import timezone

from accounts.api_tokens import create_api_token
from accounts.models import User
from accounts.notices.services import notify
from applications.models import Application
from candidates.contacts.lists import Contacts
from candidates.duplicates.services import note_possible_duplicates
from candidates.models import Candidate, Tag
from documents.models import Document
from documents.services import add_document
from interviews.services import give_feedback
from jobs.details.services import edit_job
from jobs.models import Job
from linkedin_rsc.models import ClosedAccount, Erasure, HeldExport, LedgerRow, Notification, Stream
from notes.services import add_note
from talent_pools.members.services import add_to_pool
from talent_pools.models import TalentPool
from talent_pools.pools.services import create_pool
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import InterviewFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import (
    ClosedAccountFactory,
    ContactProposalFactory,
    InMailFactory,
    LedgerRowFactory,
    NotificationFactory,
    ProfileLinkFactory,
    ProfileMatchFactory,
)

# Both halves are searched for; only the second must never come back, since pages repeat a search.
JOB_WORDS = ("Geheimprojekt", "Nordlicht")
PERSON_WORDS = ("Xaver", "Verborgenstein")
SECRET_TAG = "poached-from-rival"
SECRET_POOL = "People to poach"
SECRETS = (JOB_WORDS[1], PERSON_WORDS[1], SECRET_TAG, SECRET_POOL)

ANONYMOUS, LONELY, ELSEWHERE = "anonymous", "interviewer without a team", "interviewer elsewhere"
RECRUITER, HIRING_MANAGER, READ_ONLY = "recruiter off the team", "manager off the team", "read-only"
STRANGERS = [LONELY, ELSEWHERE, RECRUITER, HIRING_MANAGER]
ACTORS = [ANONYMOUS, *STRANGERS, READ_ONLY]


@dataclass(frozen=True)
class House:
    """A confidential job, a private person on it, an open person on it, and who may not know."""

    people: dict[str, User]
    insider: User
    job: Job
    private: Candidate
    application: Application
    known: Candidate
    elsewhere: Job
    row: LedgerRow
    notification: Notification
    held: HeldExport
    pool: TalentPool
    closed: ClosedAccount
    erasure: Erasure

    def token_of(self, actor: str) -> str:
        return create_api_token(user=self.people[actor])

    @property
    def ids(self) -> dict[str, str]:
        """What stands for each parameter of an address, but for the subject's own id."""
        return {
            "application_id": self.application.public_id,
            "stage_id": self.job.stages.get(name="Screen").public_id,
            "user_id": self.insider.public_id,
            "role": "recruiter",
            "other_id": self.known.public_id,
            "candidate_id": self.known.public_id,
            "import_id": "no-such-import",
            "held_id": self.held.public_id,
            "proposal_id": self.private.contact_proposals.get().public_id,
            "entry_id": self.private.background.get().public_id,
            "note_id": self.application.notes.get().public_id,
            "document_id": self.application.documents.get().public_id,
            "interview_id": self.application.interviews.get().public_id,
            "feedback_id": self.application.feedback.get().public_id,
            "contact_id": self.private.emails.get().public_id,
            "contract_id": "550017",
            "uidb64": self.insider.public_id,
            "token": "no-such-token",
            "digest": "0" * 64,
            "session_id": "no-such-session",
        }


def build_house() -> House:
    insider = UserFactory(roles=["recruiter"])
    people = {
        LONELY: UserFactory(),
        ELSEWHERE: UserFactory(),
        RECRUITER: UserFactory(roles=["recruiter"]),
        HIRING_MANAGER: UserFactory(roles=["hiring_manager"]),
        READ_ONLY: UserFactory(roles=["read_only"]),
    }
    job = JobFactory(
        active=True, title=" ".join(JOB_WORDS), is_confidential=True, recruiter=insider
    )
    elsewhere = JobFactory(
        active=True,
        interviewer=people[ELSEWHERE],
        recruiter=people[RECRUITER],
        hiring_manager=people[HIRING_MANAGER],
    )
    private, known, application = _people_on(job, insider)
    row = LedgerRowFactory(
        stream=Stream.APPLICATIONS, record=application.public_id, job=job.public_id,
        candidate=private.public_id, application=application.public_id,
    )  # fmt: skip
    notification = NotificationFactory(
        application=application, state="done", reason=f"{private} is on {job}."
    )
    held = HeldExport.objects.create(
        candidate=private, job=elsewhere, person={}, created_at=timezone.now()
    )
    return House(
        people, insider, job, private, application, known, elsewhere, row, notification, held,
        _pool_of(insider, private, known),
        ClosedAccountFactory(linked=False, member=private.profile_link.person),
        Erasure.objects.create(record="former", requested_at=timezone.now(), receipt="{}"),
    )  # fmt: skip


def _people_on(job: Job, insider: User) -> tuple[Candidate, Candidate, Application]:
    """Put a private and an open person on the job, alike, with everything that tells of them."""
    first, last = PERSON_WORDS
    known = CandidateFactory(email="twin@example.org")
    private = CandidateFactory(
        first_name=first, last_name=last, is_private=True, created_by=insider,
        search_text=f"{first} {last} twin@example.org".lower(), email="twin@example.org",
    )  # fmt: skip
    # One id for both, since an address of the walk has one for any contact.
    private.phones.create(number="+494215550100", public_id=private.emails.get().public_id)
    private.tags.add(Tag.objects.create(name=SECRET_TAG))
    private.background.create(kind="skill", title=f"Chess with {private}")
    note_possible_duplicates(private, Contacts(private), {"emails"})
    ProfileLinkFactory(candidate=private)
    ProfileMatchFactory(candidate=private, state="possible", possible=["urn:li:person:one"])
    InMailFactory(
        member=ProfileLinkFactory(candidate=known).person,
        subject=f"About {job}", text=f"Do you know {private}?",
    )  # fmt: skip
    ContactProposalFactory(candidate=private, value=f"{last.lower()}@shared.example")
    application = ApplicationFactory(candidate=private, job=job, at="Interview")
    for one in (application, ApplicationFactory(candidate=known, job=job)):
        add_note(
            candidate=one.candidate, application=one, text=f"On {job} with {private}.", by=insider
        )
        file = ContentFile(f"{private} fits {job}.".encode(), f"{private} for {job}.txt")
        add_document(candidate=one.candidate, application=one, file=file, kind="resume", by=insider)
        give_feedback(
            application=one, feedback=f"{private} fits {job}.", recommendation="yes", by=insider
        )
    Document.objects.update(text=f"{private} fits {job}.", text_state="read")
    InterviewFactory(
        application=application, place=f"With {private}", notes=f"Ask {private} about {job}.",
        invited=[insider, None], scheduled_by=insider,
    )  # fmt: skip
    edit_job(job=job, by=insider, city="Hamburg")
    came = f"{private} came as a prospect for {job}."
    notify(users=[insider], text=came, candidate=private.public_id)
    return private, known, application


def _pool_of(insider: User, *people: Candidate) -> TalentPool:
    """Make a pool that is nobody else's business, even with people in it whom others open."""
    pool = create_pool(name=SECRET_POOL, by=insider)
    for candidate in people:
        add_to_pool(pool=pool, candidate=candidate, by=insider)
    return pool


def routes_of(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Yield the route of every address below these patterns."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes_of(pattern.url_patterns, route)
