"""Limits how many passwords are tried: so many wrong ones, then a pause.

    limits = begin_guess(request, address)    counts it, or raises Paused
    authenticate(...)
    was_right(limits)                         takes the count back

Every guess is counted before its password is looked at, by one conditional UPDATE, so that guesses
in a race find no gap. The counts stand in the database: without Redis people still sign in.
"""

import hashlib
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Case, F, Q, QuerySet, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import GuessCount
from accounts.sign_in.callers import network_of
from accounts.sign_in.known_devices import known_device
from base.errors import DomainError

# At one account, and from one known device, as in OWASP's sheet on authentication. From one
# network, whose colleagues share an address, twice as many.
MOST_AT_ACCOUNT, MOST_FROM_NETWORK = 10, 20
PAUSE = timedelta(minutes=15)


class Paused(DomainError):
    code = "paused"
    status = 429
    default_message = _(
        "Too many attempts. Wait 15 minutes, sign in from a browser that you have used here before,"
        " or ask an administrator for a link to choose a new password."
    )


class Limit(NamedTuple):
    key: str
    most: int


def begin_guess(request: HttpRequest, address: str) -> list[Limit]:
    """Count a guess at the account with this e-mail address and return what it was counted by.

    Raises Paused. A known device has a count of its own and passes all others.
    """
    limits = _limits(request, address)
    for done, limit in enumerate(limits):
        if not _count(limit):
            _take_back(limits[:done])
            raise Paused
    return limits


def was_right(limits: list[Limit]) -> None:
    """Take a guess back: it was no guess."""
    _take_back(limits)


def outdated_counts() -> QuerySet[GuessCount]:
    return GuessCount.objects.filter(ends_at__lte=timezone.now())


def _limits(request: HttpRequest, address: str) -> list[Limit]:
    device = known_device(request, address)
    if device:
        return [Limit(_digest("device", address, device), MOST_AT_ACCOUNT)]
    return [
        Limit(_digest("network", network_of(request.META)), MOST_FROM_NETWORK),
        Limit(_digest("account", address), MOST_AT_ACCOUNT),
    ]


def _count(limit: Limit) -> bool:
    """Count once more and say whether that was allowed; the pause begins with the last one."""
    now = timezone.now()
    GuessCount.objects.bulk_create(
        [GuessCount(key=limit.key, ends_at=now + PAUSE)], ignore_conflicts=True
    )
    allowed = Q(guesses__lt=limit.most) | Q(ends_at__lte=now)
    return bool(
        GuessCount.objects.filter(allowed, key=limit.key).update(
            guesses=Case(When(ends_at__lte=now, then=1), default=F("guesses") + 1),
            ends_at=now + PAUSE,
        )
    )


def _take_back(limits: list[Limit]) -> None:
    keys = [limit.key for limit in limits]
    GuessCount.objects.filter(key__in=keys, guesses__gt=0).update(guesses=F("guesses") - 1)


def _digest(*told: str) -> str:
    return hashlib.sha256("|".join(told).encode()).hexdigest()
