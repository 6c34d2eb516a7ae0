"""Mails that are due: what becomes of those that cannot go out, or are ordered anew meanwhile."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from interviews.invitations import orders
from interviews.invitations.sending import CLAIM, _claimed, _settle, send_waiting
from interviews.models import Invitation
from interviews.models.invitation import MAX_MAIL_TRIES
from interviews.scheduling.services import cancel_interview
from tests.factories.interviews import InterviewFactory
from tests.ports import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(interviewer):
    interview = InterviewFactory(invited=[interviewer])
    interview.invitations.update(mail_due_at=timezone.now())
    return interview.invitations.get()


@pytest.fixture
def no_mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


def test_what_cannot_go_out_is_tried_later(no_mail_server, invitation):
    assert not send_waiting()

    invitation.refresh_from_db()
    assert invitation.mail_failures == 1
    assert invitation.mail_due_at > timezone.now()
    assert invitation.mailed_at is None


def test_after_the_last_try_it_is_left_to_people(no_mail_server, invitation):
    Invitation.objects.update(mail_failures=MAX_MAIL_TRIES - 1)

    send_waiting()

    invitation.refresh_from_db()
    assert invitation.mail_due_at is None
    assert invitation.is_undelivered


def test_an_address_that_no_mail_reaches_stops_nobody(invitation, interviewer, recruiter):
    type(interviewer).objects.filter(pk=interviewer.pk).update(email="bob\n@example.org")
    other = Invitation.objects.create(
        interview=invitation.interview, interviewer=recruiter, mail_due_at=timezone.now()
    )

    assert not send_waiting()

    assert [message.to for message in mail.outbox] == [[recruiter.email]]
    other.refresh_from_db()
    assert other.mailed_at


def test_only_one_worker_has_a_mail_until_its_claim_ends(invitation):
    now = timezone.now()

    assert _claimed(now) == invitation
    assert _claimed(now) is None
    assert _claimed(now + CLAIM + timedelta(seconds=1)) == invitation


def test_what_is_ordered_while_it_is_sent_is_still_due(invitation):
    claimed = _claimed(timezone.now())
    orders.tell(invitation.interview)

    _settle(claimed, is_sent=True)

    invitation.refresh_from_db()
    assert invitation.mail_due_at is not None
    assert invitation.mailed_at is not None


def test_what_is_sent_is_sent_once(invitation):
    send_waiting()
    send_waiting()

    assert len(mail.outbox) == 1


def test_who_may_have_heard_while_it_is_cancelled_is_told(invitation, recruiter):
    """One worker is with the mail server when another finds that all of it is cancelled."""
    claimed = _claimed(timezone.now())
    cancel_interview(interview=invitation.interview, by=None)

    send_waiting()
    _settle(claimed, is_sent=True)

    assert [message.subject for message in mail.outbox] != []
    assert "CANCEL" in str(mail.outbox[0].alternatives[0].mimetype)


def test_who_never_heard_of_it_hears_of_no_cancellation(invitation):
    cancel_interview(interview=invitation.interview, by=None)

    send_waiting()

    assert mail.outbox == []


def test_the_file_is_what_the_calendar_part_is(invitation):
    candidate = invitation.interview.application.candidate
    type(candidate).objects.filter(pk=candidate.pk).update(first_name="Łukasz", last_name="Müller")

    send_waiting()

    [message] = mail.outbox
    parts = {part.get_content_type(): part for part in message.message().walk()}
    said = parts["text/calendar"].get_payload(decode=True).decode()
    kept = parts["application/ics"].get_payload(decode=True).decode()
    assert "Łukasz Müller" in kept
    assert kept.splitlines() == said.splitlines()


def test_a_server_that_takes_no_mail_holds_no_worker(no_mail_server, invitation, recruiter):
    Invitation.objects.create(
        interview=invitation.interview, interviewer=recruiter, mail_due_at=timezone.now()
    )

    assert not send_waiting()

    assert Invitation.objects.filter(mail_failures=1).count() == 1
