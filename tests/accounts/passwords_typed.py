"""People who have just typed their password, and who agree to what they were asked."""

import time
from typing import Any

from django.test import Client

from accounts.passwords.asking import TYPED_AT


def just_typed(client: Client) -> Client:
    session = client.session
    session[TYPED_AT] = int(time.time())
    session.save()
    return client


def agreed(question: Any) -> dict[str, list[str]]:
    """Return what the form of a page sends that asks before roles are taken away."""
    sent: dict[str, list[str]] = {}
    for name, value in question.context["kept"]:
        sent.setdefault(name, []).append(value)
    return sent
