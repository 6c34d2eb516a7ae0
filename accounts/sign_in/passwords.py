"""Whether somebody knows a password: counted, recorded, and learned from by nobody else."""

from collections.abc import Callable

from django.http import HttpRequest

from accounts.models import User
from accounts.sign_in.attempts import Outcome, note_attempt
from accounts.sign_in.guesses import Paused, begin_guess, was_right
from base.text import email_address


def user_with_password(
    request: HttpRequest, address: str, find: Callable[[], User | None]
) -> User | None:
    """Return whom `find` finds by the password they typed, and record it when that is nobody.

    Raises Paused, without looking at the password.
    """
    address = email_address(address)
    try:
        limits = begin_guess(request, address)
    except Paused:
        note_attempt(request, _user_of(address), Outcome.PAUSED)
        raise
    user = find()
    if user is None:
        note_attempt(request, _user_of(address), Outcome.REFUSED)
    else:
        was_right(limits)
    return user


def is_own_password(request: HttpRequest, user: User, password: str) -> bool:
    """Say whether whoever is signed in typed their password. Raises Paused."""

    def find() -> User | None:
        return user if user.check_password(password) else None

    return user_with_password(request, user.email, find) is not None


def _user_of(address: str) -> User | None:
    return User.objects.filter(email=address).first()
