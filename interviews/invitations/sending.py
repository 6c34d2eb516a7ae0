"""Sending the mails that are due: each by one worker at a time, outside transactions.

    the one that is due longest -> claim it -> its letter -> out -> settled, or due again later

A worker that dies after a mail went out and before it is settled sends it twice. Calendars know
the entry again by its UID and SEQUENCE.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from base import stopping
from interviews.invitations.calendar import calendar_of, method_of
from interviews.invitations.letters import Letter, letter_for
from interviews.models import Invitation
from interviews.models.invitation import MAX_MAIL_TRIES

logger = logging.getLogger(__name__)

# Then others have the worker; the rest is sent by whoever is nudged next.
MAILS_A_RUN = 50
# Whoever was sending it has died by then.
CLAIM = timedelta(minutes=5)
LONGEST_WAIT_MIN = 60
# An address that no mail can be written to is a ValueError.
OF_ONE_MAIL = (SMTPRecipientsRefused, SMTPDataError, ValueError)


def send_waiting() -> bool:
    """Send some mails that are due, until asked to stop; returns whether more may be due.

    Safe to run any number of times, and by several workers at once.
    """
    for _number in range(MAILS_A_RUN):
        if stopping.is_asked():
            return False
        invitation = _claimed(timezone.now())
        if invitation is None:
            return False
        if not _send(invitation):
            return False
    return True


def _claimed(now: datetime) -> Invitation | None:
    """Return the one due longest, for us alone; None where none is left."""
    due = Invitation.objects.filter(mail_due_at__lte=now).order_by("mail_due_at", "id")
    while invitation := due.with_interviews().first():
        as_read = due.filter(pk=invitation.pk, mail_due_at=invitation.mail_due_at)
        # As it was read it says whether they may have heard of it before this mail.
        if as_read.order_by().update(mail_due_at=now + CLAIM, may_have_heard=True):
            invitation.mail_due_at = now + CLAIM
            return invitation
    return None


def _send(invitation: Invitation) -> bool:
    """Send its mail; False where no server takes any, which must not hold the worker."""
    letter = letter_for(invitation)
    try:
        if letter:
            mail_of(letter).send()
    except (OSError, SMTPException, ValueError) as error:
        # Its words may hold the address.
        logger.warning("Mail of invitation %d: %s", invitation.pk, type(error).__name__)
        _put_off(invitation, timezone.now())
        return isinstance(error, OF_ONE_MAIL)
    _settle(invitation, is_sent=letter is not None)
    return True


def mail_of(letter: Letter) -> EmailMultiAlternatives:
    """Return the mail: words, and the entry both as its calendar part and as a file."""
    entry, method = calendar_of(letter, timezone.now()), method_of(letter)
    mail = EmailMultiAlternatives(
        letter.subject, letter.text, to=[letter.address], reply_to=[letter.sender_address]
    )
    mail.attach_alternative(entry, f"text/calendar; method={method}")
    mail.attach("invite.ics", entry.encode(), "application/ics")
    return mail


def _settle(invitation: Invitation, *, is_sent: bool) -> None:
    if is_sent:
        Invitation.objects.filter(pk=invitation.pk).update(mailed_at=timezone.now())
    _unless_ordered_anew(invitation, mail_due_at=None, mail_failures=0)


def _put_off(invitation: Invitation, now: datetime) -> None:
    failures = invitation.mail_failures + 1
    wait = timedelta(minutes=min(2**failures, LONGEST_WAIT_MIN))
    is_last = failures >= MAX_MAIL_TRIES
    due = None if is_last else now + wait
    _unless_ordered_anew(invitation, mail_due_at=due, mail_failures=failures)


def _unless_ordered_anew(invitation: Invitation, **values: object) -> None:
    """Write how it went, unless the interview was changed meanwhile and another mail is due."""
    ours = Invitation.objects.filter(pk=invitation.pk, mail_due_at=invitation.mail_due_at)
    ours.update(**values)
