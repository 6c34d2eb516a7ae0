"""From a stored notification to its effect, against a LinkedIn over real HTTP."""

import json
from datetime import timedelta

import pytest
import requests
import time_machine
from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from accounts.models import Notice
from applications.models import Application
from base.errors import DomainError
from candidates.models import Candidate, Source, Tag
from candidates.personal_data import erase_person
from linkedin_rsc import leases
from linkedin_rsc.intake import processing
from linkedin_rsc.intake.deciding import accept_export
from linkedin_rsc.intake.replay import StillInWork, replay
from linkedin_rsc.models import Connection, HeldExport, Notification
from linkedin_rsc.profile.taking_in import TAG
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import NotificationFactory
from tests.linkedin_rsc.pushing import fill, look, push
from tests.statements import just_before

pytestmark = pytest.mark.django_db

State = Notification.State


@pytest.fixture
def job(connected, recruiter):
    """An active job that LinkedIn knows, so that Recruiter can offer it."""
    recruiter.email = "rita.lindqvist@nordwind.example"
    recruiter.save()
    job = JobFactory(active=True, recruiter=recruiter)
    fill()
    push()
    return job


@pytest.fixture
def notification(connected, linkedin, job):
    """What LinkedIn pushes when Rita exports Ilse to the job."""
    request_id = linkedin.export(member="ilse-marbach-demo", job=job.public_id, seat=77120)
    return NotificationFactory(application_urn=connected.application, request_id=request_id)


def process(notification: Notification) -> Notification:
    processing.process(notification_id=notification.pk)
    notification.refresh_from_db()
    return notification


def test_export_becomes_a_prospect(notification, job):
    process(notification)

    assert (notification.state, notification.reason) == (State.DONE, "")
    assert notification.application.candidate.full_name == "Ilse Marbach"
    assert notification.application.job == job


def test_export_to_prospect_costs_few_statements(
    notification, recruiter, django_assert_num_queries
):
    # The budget of the seat, 4.
    # Intake, 19: claim the notification and load it, the company, the job, the seat, the exporter;
    # begin, lock the company, the source, the team, the link and the profile address; the link,
    # what was linked and exported, the notice; commit, the result; and the place's stage.
    # The candidate, 6, and the application, 8, each within a savepoint; the tag, 4; the background
    # and the words by which they are found, 4.
    # The ledger, each time the candidate is made, linked and applies: the connection with what is
    # switched on, what decides about the candidate, one statement for all rows, but for
    # what decides about one that is new: 8.
    own = {"name": "Rita Lindqvist (LinkedIn Recruiter)", "kind": "active_search"}
    Source.objects.create(**own, contact=recruiter)
    Tag.objects.create(name=TAG)

    with django_assert_num_queries(53):
        processing.process(notification_id=notification.pk)

    notification.refresh_from_db()
    assert notification.state == State.DONE


def test_processing_twice_does_it_once(notification):
    process(notification)
    process(notification)

    assert Application.objects.count() == 1
    assert notification.attempts == 1


def test_replay_of_a_done_export_says_that_it_is_done(notification, recruiter, administrator):
    process(notification)
    told = list(recruiter.notices.all())

    replay(notification=notification, by=administrator)
    process(notification)

    assert (notification.state, notification.reason) == (State.DONE, "")
    assert Application.objects.count() == 1
    assert list(recruiter.notices.all()) == told


def test_replay_does_not_bring_back_whom_somebody_erased(notification, administrator):
    erase_person(process(notification).application.candidate)
    notification.refresh_from_db()

    replay(notification=notification, by=administrator)
    process(notification)

    assert notification.state == State.DONE
    assert not Candidate.objects.exists()


def test_replay_after_half_of_a_push_was_refused_is_done_for_the_other_half(
    connected, notification, job, recruiter, administrator
):
    """Several people in one push end as one; who is in already is no refusal the second time."""
    process(notification)
    Notification.objects.update(state=State.REFUSED, reason="Somebody else of this push.")
    told = recruiter.notices.count()
    notification.refresh_from_db()

    replay(notification=notification, by=administrator)
    process(notification)

    assert (notification.state, notification.reason) == (State.DONE, "")
    assert recruiter.notices.count() == told


def test_export_of_a_private_person_is_held_until_a_colleague_accepts(
    notification, recruiter, administrator
):
    candidate = process(notification).application.candidate
    Notification.objects.update(state=State.RECEIVED, application=None)
    Application.objects.all().delete()
    Candidate.objects.update(is_private=True)

    process(notification)
    assert notification.state == State.HELD
    with pytest.raises(StillInWork, match="waits for a colleague"):
        replay(notification=notification, by=administrator)
    accept_export(held=HeldExport.objects.get(), by=administrator)

    notification.refresh_from_db()
    assert notification.state == State.DONE
    assert notification.application.candidate == candidate
    assert notification.application.source_contact == recruiter


def test_second_export_by_another_push_stays_a_refusal(connected, linkedin, notification, job):
    process(notification)
    request_id = linkedin.export(member="ilse-marbach-demo", job=job.public_id, seat=77120)
    second = NotificationFactory(application_urn=connected.application, request_id=request_id)

    process(second)

    assert second.state == State.REFUSED
    assert "already on" in second.reason


def test_refusal_is_kept_on_the_notification(notification, job):
    job.team.all().delete()

    process(notification)

    assert notification.state == State.REFUSED
    assert "is not recruiter or hiring manager" in notification.reason
    assert Candidate.objects.count() == 0


def test_refused_export_works_after_mending_and_replay(notification, job, recruiter, administrator):
    job.team.all().delete()
    process(notification)
    job.team.create(user=recruiter, role="recruiter")

    replay(notification=notification, by=administrator)
    process(notification)

    assert notification.state == State.DONE


def test_only_administrators_replay(notification, recruiter):
    process(notification)

    with pytest.raises(DomainError):
        replay(notification=notification, by=recruiter)


def test_waiting_notification_is_not_replayed(notification, administrator):
    with pytest.raises(StillInWork):
        replay(notification=notification, by=administrator)


def test_notification_in_work_for_the_second_time_is_not_replayed(notification, administrator):
    Notification.objects.update(state=State.PROCESSING, not_before=timezone.now(), attempts=2)
    notification.refresh_from_db()

    with pytest.raises(StillInWork):
        replay(notification=notification, by=administrator)


def test_replay_reads_the_notification_anew(notification, administrator):
    Notification.objects.update(state=State.FAILED)
    notification.refresh_from_db()
    Notification.objects.update(state=State.PROCESSING)

    with pytest.raises(StillInWork):
        replay(notification=notification, by=administrator)


@pytest.mark.parametrize(
    ("their_state", "minutes_later"),
    [(State.RECEIVED, 0), (State.PROCESSING, 10), (State.DONE, 10)],
)
def test_late_result_of_a_worker_given_up_changes_nothing(
    notification, job, on_call, their_state, minutes_later
):
    """LinkedIn answers so late that the notification was freed, or taken over, meanwhile."""

    def take_over():
        since = F("processing_since") + timedelta(minutes=minutes_later)
        Notification.objects.update(
            state=their_state, processing_since=since, reason="by the other"
        )

    job.team.all().delete()
    on_call("exportedCandidates", take_over)

    process(notification)

    assert (notification.state, notification.reason) == (their_state, "by the other")


def test_request_linkedin_forgot_fails_with_advice(connected):
    notification = process(NotificationFactory(application_urn=connected.application))

    assert notification.state == State.FAILED
    assert "export again" in notification.reason


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_at_linkedin_is_tried_again_later(notification, linkedin, status):
    linkedin.fail_next("exportedCandidates", status)
    process(notification)
    assert notification.state == State.RECEIVED
    assert notification.not_before > timezone.now()
    assert processing.waiting(timezone.now()) == []

    later = timezone.now() + timedelta(minutes=2)
    assert processing.waiting(later) == [notification.pk]
    process(notification)

    assert notification.state == State.DONE


def test_linkedin_down_for_good_is_asked_five_times_more_then_it_failed(notification, settings):
    """The fetch policy of webhooks.md section 5."""
    settings.LINKEDIN_API_URL = settings.LINKEDIN_WWW_URL = "http://127.0.0.1:9"
    waits = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            processing.process_waiting()
            notification.refresh_from_db()
            waits.append(notification.not_before - timezone.now())
            clock.move_to(notification.not_before)
        processing.process_waiting()
        notification.refresh_from_db()

    assert waits == [timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 12 * 60)]
    assert notification.state == State.FAILED
    assert notification.reason


def test_refused_access_fails_at_once(notification, linkedin):
    linkedin.fail_next("exportedCandidates", 403)

    process(notification)

    assert notification.state == State.FAILED
    assert "refused access" in notification.reason


def test_refused_access_makes_the_connection_look_what_is_switched_off(notification, linkedin):
    linkedin.fail_next("exportedCandidates", 403)
    linkedin.fail_next("atsIntegrations", 403, message="This application was blocked.")

    process(notification)

    connection = Connection.objects.get()
    assert connection.state == Connection.State.SUSPENDED
    assert "This application was blocked." in connection.problem


def test_export_of_another_company_is_discarded(notification):
    Connection.objects.update(organization_id="1")

    process(notification)

    assert notification.state == State.FAILED
    assert "another LinkedIn company" in notification.reason
    assert Candidate.objects.count() == 0


def test_administrators_hear_of_an_export_for_another_company(notification, administrator):
    Connection.objects.update(organization_id="1")

    process(notification)

    told = Notice.objects.get(text__contains="another company")
    assert (told.user, told.is_refusal) == (administrator, True)


def test_a_withdrawn_token_is_renewed_and_the_export_comes_in(notification, linkedin, connected):
    linkedin.fail_next("exportedCandidates", 401)

    process(notification)

    assert notification.state == State.DONE


def test_keys_that_are_refused_suspend_the_connection_and_the_export_waits(notification, linkedin):
    Connection.objects.update(client_secret="wrong")

    process(notification)

    assert Connection.objects.get().state == Connection.State.SUSPENDED
    assert notification.state == State.RECEIVED
    assert notification.not_before > timezone.now()


def test_one_unusable_person_of_a_push_keeps_none_of_the_others_out(
    notification, monkeypatch, administrator
):
    send = requests.Session.send

    def with_others(session, request, **options):
        response = send(session, request, **options)
        if "exportedCandidates" in str(request.url):
            [ilse] = response.json()["elements"]
            foreign = ilse | {"integrationContext": "urn:li:organization:1"}
            response._content = json.dumps({"elements": [{}, foreign, ilse]}).encode()
        return response

    monkeypatch.setattr(requests.Session, "send", with_others)
    process(notification)

    assert notification.state == State.FAILED
    assert "holds no candidate" in notification.reason
    assert "another LinkedIn company" in notification.reason
    assert notification.application.candidate.full_name == "Ilse Marbach"

    replay(notification=notification, by=administrator)
    process(notification)

    assert Application.objects.count() == Candidate.objects.count() == 1


def test_a_token_that_is_refused_again_is_tried_later_or_told(notification, linkedin):
    linkedin.fail_next("exportedCandidates", 401, times=5)

    process(notification)

    assert notification.state in {State.RECEIVED, State.FAILED}
    assert notification.reason
    assert not Candidate.objects.exists()


def test_a_connection_that_breaks_is_tried_again(notification, linkedin):
    linkedin.break_next("exportedCandidates", "reset")
    process(notification)
    assert (notification.state, Candidate.objects.count()) == (State.RECEIVED, 0)

    process(notification)

    assert notification.state == State.DONE


@pytest.mark.parametrize(
    "nonsense",
    [b"<html>Sorry</html>", b"[]", b'{"elements": 7}', b'{"elements": [7]}', b"\xff\xfe", b""],
)
def test_nonsense_for_an_answer_keeps_the_push_with_the_reason(notification, monkeypatch, nonsense):
    send = requests.Session.send

    def answer(session, request, **options):
        response = send(session, request, **options)
        if "exportedCandidates" in str(request.url):
            response._content = nonsense
        return response

    monkeypatch.setattr(requests.Session, "send", answer)

    process(notification)

    assert notification.state in {State.RECEIVED, State.FAILED}
    assert notification.reason
    assert not Candidate.objects.exists()


def expire(notification):
    notification.expires_at = timezone.now() - timedelta(seconds=1)
    notification.save()


def test_expired_push_is_still_fetched_where_linkedin_knows_it(notification):
    expire(notification)

    process(notification)

    assert notification.state == State.DONE
    assert Candidate.objects.count() == 1


@pytest.mark.parametrize("status", [404, 410, 400, 403, 429, 500, 503])
def test_expired_push_is_fetched_once_and_no_more(notification, linkedin, status):
    expire(notification)
    linkedin.forget_requests()
    linkedin.fail_next("exportedCandidates", status, message="Gone by now")

    process(notification)

    assert notification.state == State.EXPIRED
    assert notification.reason == (
        "It had expired before it could be fetched. LinkedIn said: Gone by now"
    )
    assert len(linkedin.requests(resource="exportedCandidates")) == 1


def test_push_without_a_term_is_tried_again_however_old_it_is(notification, linkedin):
    Notification.objects.update(received_at=timezone.now() - timedelta(days=30))
    linkedin.fail_next("exportedCandidates", 503)

    process(notification)

    assert notification.state == State.RECEIVED
    assert notification.not_before > timezone.now()


def test_what_a_dead_worker_held_is_taken_up_again(notification):
    leases.enter(processing.GATE)
    Notification.objects.update(state=State.PROCESSING, processing_since=timezone.now())
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert processing.process_waiting() is None
        clock.shift(12)

        # Nobody has been heard of lately.
        freed_after = processing.process_waiting()
        assert freed_after <= timedelta(seconds=18)
        clock.shift(freed_after)
        processing.process_waiting()

    notification.refresh_from_db()
    assert notification.state == State.DONE


def test_what_workers_die_at_again_and_again_is_left_to_a_person(notification, linkedin):
    Notification.objects.update(
        state=State.PROCESSING, processing_since=timezone.now(), attempts=processing.MAX_ATTEMPTS
    )

    processing.process_waiting()

    notification.refresh_from_db()
    assert notification.state == State.FAILED
    assert "again and again" in notification.reason
    assert linkedin.requests(resource="exportedCandidates") == []


def test_what_a_living_worker_is_at_is_left_to_it(notification, on_call):
    seen = []

    def another_looks():
        processing.process_waiting()
        seen.append(Notification.objects.get(pk=notification.pk).state)

    on_call("exportedCandidates", another_looks, before=True)
    processing.process_waiting()

    assert seen == [State.PROCESSING]
    assert Application.objects.count() == 1


def test_worker_that_dies_when_all_is_done_leaves_no_refusal(notification, recruiter):
    def die():
        raise KeyboardInterrupt

    with just_before('"processed_at" =', die), pytest.raises(KeyboardInterrupt):
        processing.process(notification_id=notification.pk)
    assert Application.objects.exists()

    processing.process_waiting()

    notification.refresh_from_db()
    assert (notification.state, notification.reason) == (State.DONE, "")
    assert notification.application == Application.objects.get()
    assert [notice.kind for notice in recruiter.notices.all()] == [Notice.Kind.INFO]


def _crash():
    raise DatabaseError("applications_application is damaged")


def test_crash_in_the_middle_is_shown_raised_and_tried_again(notification):
    in_the_middle = just_before('INSERT INTO "applications_application"', _crash)
    with in_the_middle, pytest.raises(DatabaseError):
        process(notification)

    notification.refresh_from_db()
    assert (notification.state, notification.attempts) == (State.RECEIVED, 1)
    assert "Tandem failed on this" in notification.reason
    assert not Candidate.objects.exists()
    Notification.objects.update(not_before=timezone.now())
    assert process(notification).state == State.DONE


def test_what_crashes_again_and_again_keeps_nobody_waiting_and_is_left_to_a_person(
    notification, connected, linkedin
):
    request_id = linkedin.disable(client_id=connected.client_id)
    linkedin.enable(client_id=connected.client_id)
    behind = NotificationFactory(
        kind=Notification.Kind.STATUS_CHANGE, request_id=request_id,
        application_urn=connected.application,
    )  # fmt: skip

    for _ in range(6):
        Notification.objects.update(not_before=None)
        with just_before('INSERT INTO "applications_application"', _crash):
            processing.process_waiting()

    notification.refresh_from_db()
    assert (notification.state, notification.attempts) == (State.FAILED, 6)
    assert "replay" in notification.reason
    assert not Candidate.objects.exists()
    behind.refresh_from_db()
    assert (behind.state, behind.attempts) == (State.DONE, 1)


def test_status_push_makes_the_connection_follow(connected, linkedin):
    request_id = linkedin.disable(client_id=connected.client_id)
    notification = NotificationFactory(
        kind=Notification.Kind.STATUS_CHANGE, request_id=request_id,
        application_urn=connected.application,
    )  # fmt: skip

    process(notification)

    connected.refresh_from_db()
    assert notification.state == State.DONE
    assert connected.state == Connection.State.PARTNER_READY
    assert look() is None


def test_all_that_waits_is_processed_one_after_the_other(connected, linkedin):
    for _ in range(3):
        request_id = linkedin.disable(client_id=connected.client_id)
        linkedin.enable(client_id=connected.client_id)
        NotificationFactory(
            kind=Notification.Kind.STATUS_CHANGE, request_id=request_id,
            application_urn=connected.application,
        )  # fmt: skip

    processing.process_waiting()

    assert set(Notification.objects.values_list("state", flat=True)) == {State.DONE}
    assert linkedin.findings() == []


def test_second_worker_leaves_the_notifications_to_the_first(notification):
    lease = leases.enter(processing.GATE)

    processing.process_waiting()
    notification.refresh_from_db()
    assert notification.state == State.RECEIVED

    lease.leave()
    processing.process_waiting()
    notification.refresh_from_db()
    assert notification.state == State.DONE


def test_notification_that_comes_as_a_worker_leaves_does_not_wait(notification):
    """It comes after the last look; its own worker finds the gate still shut."""
    latecomers = []

    def another_comes():
        latecomers.append(NotificationFactory(expires_at=timezone.now()))
        processing.process_waiting()
        latecomers[0].refresh_from_db()
        assert latecomers[0].state == State.RECEIVED

    with just_before('"leased_until" = NULL', another_comes):
        processing.process_waiting()

    latecomers[0].refresh_from_db()
    assert latecomers[0].state == State.EXPIRED


def test_nothing_is_fetched_after_a_disconnect(notification, linkedin):
    Connection.objects.update(state=Connection.State.DISCONNECTED)
    linkedin.forget_requests()

    process(notification)

    assert (notification.state, Candidate.objects.count()) == (State.IGNORED, 0)
    assert notification.reason == "LinkedIn was disconnected before this was fetched."
    assert linkedin.requests() == []


def test_pushes_in_the_wrong_order_lead_to_the_same(connected, linkedin, job, recruiter):
    other = JobFactory(active=True, recruiter=recruiter)
    fill()
    push()
    ids = [
        linkedin.export(member="ilse-marbach-demo", job=one.public_id, seat=77120)
        for one in (job, other)
    ]
    for request_id in reversed(ids):
        process(NotificationFactory(application_urn=connected.application, request_id=request_id))

    assert Candidate.objects.count() == 1
    assert {one.job for one in Application.objects.all()} == {job, other}
