"""Exports of the same person at the same moment, on a real PostgreSQL."""

import threading
import time
from dataclasses import replace
from functools import partial

import pytest
from django.db import transaction
from django.test import Client

from applications.lifecycle.errors import AlreadyApplied
from applications.lifecycle.starting import start_application
from applications.models import Application
from candidates.details.services import lock
from candidates.models import Candidate, Source, Tag
from candidates.tags.services import made_tags
from linkedin_rsc.intake import processing
from linkedin_rsc.intake.exports import Received, receive_export
from linkedin_rsc.ledger.matches import await_matches
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import Notification, ProfileLink, Stream
from linkedin_rsc.profile.people import ExportedPerson
from linkedin_rsc.profile.taking_in import TAG
from linkedin_rsc.streams import candidates
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import (
    ConnectionFactory,
    LedgerRowFactory,
    NotificationFactory,
    ProfileMatchFactory,
)
from tests.linkedin_rsc.at_once import at_once, needs_threads
from tests.linkedin_rsc.intake.test_callback import D3_BODY
from tests.linkedin_rsc.intake.test_callback import push as push_to_callback
from tests.linkedin_rsc.pushing import fill, push, take
from tests.statements import just_before

pytestmark = [pytest.mark.django_db(transaction=True), needs_threads]

ILSE = ExportedPerson(
    organization="urn:li:organization:9100321",
    member="urn:li:person:xY12abCdEf",
    first_name="Ilse",
    last_name="Marbach",
    profile_url="https://www.linkedin.com/in/ilse-marbach-demo",
    emails=("ilse@example.org",),
)


@pytest.fixture
def connection():
    # Nobody waits for somebody else's source or tag: both were there before.
    Source.objects.create(name="LinkedIn Recruiter", kind=Source.Kind.ACTIVE_SEARCH)
    Tag.objects.create(name=TAG)
    return ConnectionFactory(enabled=True)


def export(connection, job):
    person = replace(ILSE, job_reference=job.public_id)
    return partial(receive_export, connection=connection, person=person)


@pytest.mark.parametrize("is_known", [True, False])
def test_same_person_for_two_jobs_is_one_candidate(connection, is_known):
    if is_known:
        CandidateFactory(linkedin_url=ILSE.profile_url)
    jobs = JobFactory.create_batch(3, active=True)

    given = at_once(*[export(connection, job) for job in jobs])

    assert [type(one) for one in given] == [Received] * 3, given
    assert Candidate.objects.count() == ProfileLink.objects.count() == 1
    assert Application.objects.count() == 3


def test_the_same_push_a_hundred_times_at_once_is_one_row(nudged):
    ConnectionFactory(enabled=True)

    def post():
        return push_to_callback(Client(), D3_BODY).status_code

    given = [code for _round in range(5) for code in at_once(*[post] * 20)]

    assert set(given) == {200}
    assert Notification.objects.count() == 1


def test_same_person_for_the_same_job_is_one_application(connection):
    job = JobFactory(active=True)

    given = at_once(*[export(connection, job)] * 3)

    assert sorted(type(one).__name__ for one in given) == [
        AlreadyApplied.__name__, AlreadyApplied.__name__, Received.__name__,
    ]  # fmt: skip
    assert Application.objects.count() == Candidate.objects.count() == 1


def test_person_a_recruiter_puts_on_the_job_meanwhile_locks_nobody_out(connection, recruiter):
    """Each is on the way to what the other holds: the candidate, and their place on the job."""
    job = JobFactory(active=True, recruiter=recruiter)
    candidate = CandidateFactory(linkedin_url=ILSE.profile_url)
    is_enriched, come_in = threading.Event(), export(connection, job)
    stage_change = 'INSERT INTO "applications_stagechange"'

    def put_on_the_job():
        with just_before(stage_change, lambda: is_enriched.wait(timeout=1)):
            start_application(candidate=candidate, job=job, by=recruiter)

    def come_from_linkedin():
        # The first thing recorded is what was filled in of the candidate.
        with just_before('INSERT INTO "accounts_activity"', is_enriched.set):
            come_in()

    given = at_once(put_on_the_job, come_from_linkedin)

    refusals = [one for one in given if isinstance(one, Exception)]
    assert [type(one) for one in refusals] == [AlreadyApplied], given
    assert Application.objects.count() == 1


@pytest.mark.parametrize("meanwhile", ["somebody is tagged", "the answer about them is written"])
def test_export_of_somebody_known_waits_only_where_nobody_waits_for_it(connection, meanwhile):
    """One makes the tag, or settles their row, and then needs what the export would hold."""
    Tag.objects.all().delete()
    job = JobFactory(active=True)
    candidate = CandidateFactory(linkedin_url=ILSE.profile_url)
    LedgerRowFactory(record=candidate.public_id, candidate=candidate.public_id)
    ProfileMatchFactory(candidate=candidate, application_urn=connection.application)
    [row] = take(Stream.CANDIDATES)
    has_begun, come_in = threading.Event(), export(connection, job)

    def tag():
        made_tags([TAG])
        has_begun.set()
        time.sleep(1)  # The other comes as far as it can.
        lock(Candidate.objects.get(pk=candidate.pk))

    def settle_row():
        await_matches([row.record], connection.application)
        has_begun.set()
        time.sleep(1)
        settle(candidates, [row])

    def first():
        with transaction.atomic():
            tag() if meanwhile == "somebody is tagged" else settle_row()

    def second():
        has_begun.wait(timeout=10)
        return come_in()

    given = at_once(first, second)

    assert [type(one) for one in given] == [type(None), Received], given
    assert TAG in {tag.name for tag in candidate.tags.all()}


def test_notification_two_workers_take_is_processed_by_one(connected, linkedin):
    job = JobFactory(active=True)
    fill()
    push()
    request_id = linkedin.export(member="ilse-marbach-demo", job=job.public_id, seat=77120)
    notification = NotificationFactory(application_urn=connected.application, request_id=request_id)
    linkedin.forget_requests()

    at_once(*[partial(processing.process, notification_id=notification.pk)] * 3)

    assert len(linkedin.requests(resource="exportedCandidates")) == 1
    assert Notification.objects.get().state == Notification.State.DONE
