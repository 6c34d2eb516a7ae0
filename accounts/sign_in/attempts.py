"""The record of who signed in or tried to: bounded, however many guesses come."""

from datetime import timedelta

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import SignInAttempt, User
from accounts.sign_in.callers import device_of, ip_address_of

ALIKE_WITHIN = timedelta(hours=1)
KEPT_FOR = timedelta(days=90)
SHOWN = 10

Outcome = SignInAttempt.Outcome


def note_attempt(request: HttpRequest, user: User | None, outcome: Outcome) -> None:
    """Note an attempt, in one row with those alike of the last hour.

    All that a pause refuses are alike: a thousand callers make no thousand rows. Nobody is noted
    for an address that nobody has.
    """
    if user is None:
        return
    now = timezone.now()
    caller = {"ip_address": ip_address_of(request.META), "device": device_of(request.META)}
    alike = {} if outcome is Outcome.PAUSED else caller
    recent = SignInAttempt.objects.filter(
        user=user, outcome=outcome, first_at__gt=now - ALIKE_WITHIN, **alike
    )
    if not recent.update(count=F("count") + 1, last_at=now, **caller):
        SignInAttempt.objects.create(
            user=user, outcome=outcome, first_at=now, last_at=now, **caller
        )


def latest_attempts(user: User) -> QuerySet[SignInAttempt]:
    return user.sign_in_attempts.order_by("-last_at", "-id")[:SHOWN]


def outdated_attempts() -> QuerySet[SignInAttempt]:
    return SignInAttempt.objects.filter(last_at__lt=timezone.now() - KEPT_FOR)
