"""What a beat does for people who sign in."""

from typing import Any

from celery import shared_task

from accounts.sessions.store import SessionStore
from accounts.sign_in.attempts import outdated_attempts
from accounts.sign_in.guesses import outdated_counts


@shared_task(name="accounts.forget_outdated")
def forget_outdated(**kwargs: Any) -> None:
    """Delete ended sessions, guesses that hold nobody back, and attempts of long ago."""
    SessionStore.clear_expired()
    outdated_counts().delete()
    outdated_attempts().delete()
