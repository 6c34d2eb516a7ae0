"""Whose address LinkedIn calls, remembered by each process and never believed without asking.

Finding the owner and decrypting its secrets would cost more than storing a push. So a process
remembers both, with what the row held then, and the statement that stores a push (`storage.py`)
does so only while the row holds just that. Whoever writes the row, in whatever process, thereby
makes all of them look anew: a disconnect or a new secret is felt by the very next push.
"""

import hashlib
from dataclasses import dataclass, field

from django.db.models import ExpressionWrapper, F, TextField

from linkedin_rsc.models import Connection


@dataclass(frozen=True)
class Owner:
    """A connection as read once. Two are equal when nothing changed that a push depends on.

    `sealed_secret` is the ciphertext: another one with every writing of the secret.
    """

    callback_digest: str
    application: str
    sealed_secret: str
    connection: Connection = field(compare=False, repr=False)


_remembered: dict[str, Owner] = {}


def remembered(token: str) -> Owner | None:
    """Return the owner as this process last saw it; it may have changed since."""
    return _remembered.get(_digest(token))


def look_up(token: str) -> Owner | None:
    """Return the owner as it is now, and remember it; None for an unknown address."""
    digest = _digest(token)
    sealed = ExpressionWrapper(F("client_secret"), output_field=TextField())
    found = Connection.objects.filter(callback_digest=digest).annotate(sealed_secret=sealed)
    connection = found.only("application", "client_secret", "former_secret").first()
    # At most one address is in use; what was remembered of a former one is of no use.
    _remembered.clear()
    if connection is None:
        return None
    owner = Owner(digest, connection.application, connection.sealed_secret, connection)
    _remembered[digest] = owner
    return owner


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
