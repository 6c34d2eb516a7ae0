"""Callback URLs as they are registered; `pushes` waits for them and challenges each."""

from threading import Event

from django.db import transaction

from linkedin_sandbox.models import CallbackEndpoint, DeveloperApplication
from linkedin_sandbox.world import clock

_registered = Event()


def wait_for_registration(timeout_s: float) -> None:
    _registered.wait(timeout_s)
    _registered.clear()


def register(application: DeveloperApplication, url: str) -> None:
    """Note a callback URL; its challenge is sent from another thread."""
    CallbackEndpoint.objects.update_or_create(
        application=application,
        defaults={
            "url": url,
            "registered_at": clock.now(),
            "next_challenge_at": clock.now(),
            "validated_at": None,
            "failures_in_a_row": 0,
            "is_blocked": False,
            "last_result": "",
        },
    )
    transaction.on_commit(_registered.set)
