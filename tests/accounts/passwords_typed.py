"""People whose password is not asked for again, since they have just typed it."""

import time

from django.test import Client

from accounts.passwords.asking import TYPED_AT


def just_typed(client: Client) -> Client:
    session = client.session
    session[TYPED_AT] = int(time.time())
    session.save()
    return client
