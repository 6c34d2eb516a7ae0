"""Two colleagues at one person or job at the same moment, on a real PostgreSQL."""

import threading
import time
from functools import partial

import pytest
from django.db import connection, transaction

from applications.lifecycle import starting
from applications.lifecycle.moving import move_application
from applications.models import Application
from candidates.contacts.services import ContactIsGone, add_email, remove_contact
from candidates.contacts.verification import verify_email
from candidates.details.services import edit_candidate, lock
from candidates.models import PRIMARY_FIRST, Candidate, CandidateEmail
from candidates.sources import source_named
from candidates.tags.services import add_tag, made_tags, remove_tag
from interviews.services import give_feedback
from jobs.lifecycle.services import JobIsNotOpen, close_job, restore_job
from jobs.models import Job
from notes.services import add_note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.at_once import at_once, needs_threads

pytestmark = [pytest.mark.django_db(transaction=True), needs_threads]


def test_of_two_lists_of_addresses_one_stays_whole(recruiter):
    candidate = CandidateFactory(email="ilse@example.org")

    for turn in range(10):
        lists = [[f"{name}{turn}@example.org" for name in names] for names in ("ab", "bc")]
        given = at_once(
            *[partial(edit_candidate, candidate=candidate, by=recruiter, emails=emails)
              for emails in lists]
        )  # fmt: skip

        assert not any(isinstance(one, Exception) for one in given), given
        kept = CandidateEmail.objects.order_by(*PRIMARY_FIRST)
        assert list(kept.values_list("email", flat=True)) in lists


def test_each_of_many_at_once_adds_and_removes_what_they_meant(recruiter):
    candidate = CandidateFactory()
    first = [f"{number}@example.org" for number in range(4)]
    edit_candidate(candidate=candidate, by=recruiter, emails=first)
    gone = candidate.emails.filter(email__in=first[:2])

    given = at_once(
        *[partial(remove_contact, contact=contact, by=recruiter) for contact in gone],
        *[
            partial(add_email, candidate=candidate, email=f"new{number}@example.org", by=recruiter)
            for number in range(3)
        ],
        partial(
            edit_candidate, candidate=candidate, by=recruiter, seen={"emails": first},
            emails=[*first, "listed@example.org"],
        ),
    )  # fmt: skip

    assert not any(isinstance(one, Exception) for one in given), given
    kept = set(candidate.emails.values_list("email", flat=True))
    news = {f"new{number}@example.org" for number in range(3)}
    assert kept == {*first[2:], *news, "listed@example.org"}
    assert candidate.emails.filter(is_primary=True).count() == 1


def test_each_of_many_at_once_tags_and_untags_what_they_meant(recruiter):
    candidate = CandidateFactory()
    edit_candidate(candidate=candidate, by=recruiter, tags=["Dock", "Night"])

    given = at_once(
        partial(add_tag, candidate=candidate, name="Bremen", by=recruiter),
        partial(add_tag, candidate=candidate, name="Forklift", by=recruiter),
        partial(
            remove_tag, candidate=candidate, tag=candidate.tags.get(name="Dock"), by=recruiter
        ),
        partial(
            edit_candidate, candidate=candidate, by=recruiter, seen={"tags": ["Dock", "Night"]},
            tags=["Dock", "Bremen"],
        ),
    )  # fmt: skip

    assert not any(isinstance(one, Exception) for one in given), given
    assert {tag.name for tag in candidate.tags.all()} == {"Bremen", "Forklift"}


@pytest.mark.parametrize("shared", ["tags", "source"])
def test_who_makes_what_people_share_holds_no_person_meanwhile(recruiter, shared):
    """One makes a tag or source and then needs the person whom the other already edits."""
    candidate = CandidateFactory()
    is_made = threading.Event()

    def first():
        with transaction.atomic():
            (made_tags(["Bremen"]) if shared == "tags" else source_named("Bremen"))
            is_made.set()
            time.sleep(1)  # The other comes as far as it can.
            lock(candidate)

    def second():
        is_made.wait(timeout=10)
        same = Candidate.objects.get(pk=candidate.pk)
        given = {"tags": ["Bremen"]} if shared == "tags" else {"source": "Bremen"}
        return edit_candidate(candidate=same, by=recruiter, **given)

    given = at_once(first, second)

    assert not any(isinstance(one, Exception) for one in given), given
    candidate.refresh_from_db()
    assert {str(candidate.source), *map(str, candidate.tags.all())} >= {"Bremen"}


@pytest.mark.parametrize("act", ["note", "judge"])
def test_a_colleague_writes_about_an_application_while_another_moves_it(recruiter, act):
    """The writer holds the person and refers to the application, which the other holds."""
    application = ApplicationFactory(job=JobFactory(active=True, recruiter=recruiter), at="Screen")
    is_held, same = threading.Event(), Application.objects.get()

    def write():
        with transaction.atomic():
            lock(Candidate.objects.get())
            is_held.set()
            time.sleep(1)  # The other comes as far as it can.
            if act == "note":
                return add_note(
                    candidate=same.candidate, application=same, text="Call.", by=recruiter
                )
            return give_feedback(
                application=same, feedback="Good.", recommendation="yes", by=recruiter
            )

    def move():
        is_held.wait(timeout=10)
        stage = application.job.stages.get(name="Interview")
        return move_application(application=application, to=stage, by=recruiter)

    given = at_once(write, move)

    assert not any(isinstance(one, Exception) for one in given), given
    application.refresh_from_db()
    assert application.stage.name == "Interview"


def test_one_address_is_verified_for_one_of_two(recruiter):
    twins = [CandidateFactory(email="ilse@example.org") for _ in range(2)]

    given = at_once(
        *[
            partial(verify_email, contact=twin.emails.get(), proof="told", by=recruiter)
            for twin in twins
        ]
    )

    assert sorted(type(one).__name__ for one in given) == ["NoneType", "VerifiedElsewhere"]
    assert CandidateEmail.objects.verified().count() == 1


def test_an_address_that_goes_meanwhile_is_not_verified(recruiter):
    contact = CandidateFactory(email="ilse@example.org").emails.get()

    verified, removed = at_once(
        partial(verify_email, contact=contact, proof="told", by=recruiter),
        partial(remove_contact, contact=CandidateEmail.objects.get(), by=recruiter),
    )

    assert removed is None
    assert verified is None or isinstance(verified, ContactIsGone)
    assert not CandidateEmail.objects.exists()


def test_job_that_closes_meanwhile_takes_nobody(recruiter):
    job, candidate = JobFactory(active=True, recruiter=recruiter), CandidateFactory()
    is_closed = threading.Event()

    def late_at_stages(execute, sql, *rest):
        if "jobs_stage" in sql:
            is_closed.wait(timeout=1)
        return execute(sql, *rest)

    def start():
        with connection.execute_wrapper(late_at_stages):
            return starting.start_application(candidate=candidate, job=job, by=recruiter)

    def close():
        close_job(job=Job.objects.get(), by=recruiter, reason="filled")
        is_closed.set()

    [started, _] = at_once(start, close)

    # Whoever came first, the other one heard of it.
    closed_at, application = Job.objects.get().closed_at, Application.objects.first()
    if application:
        assert started == application
        assert application.created_at < closed_at
    else:
        assert isinstance(started, JobIsNotOpen)


def test_whoever_moves_while_the_job_closes_ends_with_it(recruiter):
    job = JobFactory(active=True, recruiter=recruiter)
    hired = ApplicationFactory(job=job, at="Hired", status="hired")
    offer = job.stages.get(name="Offer")

    for _ in range(10):
        Application.objects.update(status="hired", stage=job.stages.get(name="Hired"))
        at_once(
            partial(move_application, application=hired, to=offer, by=recruiter),
            partial(close_job, job=Job.objects.get(), by=recruiter, reason="filled"),
        )

        # Moved back before the closing it ends with the job, after it it stays hired.
        assert Application.objects.get().status in {"closed", "hired"}
        restore_job(job=Job.objects.get(), by=recruiter)
