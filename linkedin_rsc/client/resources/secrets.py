"""An application's own secret, made anew (versioned-api 4.2)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from ..errors import Unreachable
from ..generations.table import ACT, SECRETS
from ..transport import Transport

logger = logging.getLogger(__name__)

MAX_DEPTH = 4
FORMER = ("old", "previous", "former")


def roll_secret(transport: Transport) -> str:
    """Have a new secret made beside the present one, and return it; LinkedIn shows it only now.

    Fails while there are two. Where the new one stands in the answer is not public, so it is
    looked for by its name; `Unreachable` when it is not found, for then nobody knows it.
    """
    form = transport.form_of(SECRETS, ACT)
    answer = transport.act(form.path, "rollDeveloperApplicationSecret", form=form)
    found = next(_secrets_in(answer), "")
    if not found:
        # Names only: whatever the values are, they belong in no log.
        logger.warning("LinkedIn's answer to a new secret has the fields %s", sorted(answer))
        raise Unreachable("LinkedIn made a new secret, but its answer could not be read.")
    return found


def _secrets_in(value: Any, name: str = "", depth: int = 0) -> Iterator[str]:
    """Yield each text under a name with “secret” in it; nothing below a name of the former one."""
    known = name.lower()
    if any(word in known for word in FORMER):
        return
    if isinstance(value, str):
        if "secret" in known:
            yield value
    elif depth < MAX_DEPTH and isinstance(value, dict):
        for key, part in value.items():
            yield from _secrets_in(part, key, depth + 1)
