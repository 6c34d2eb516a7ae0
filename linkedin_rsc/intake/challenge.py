"""Answers LinkedIn's question whether a callback address is ours (webhooks.md section 1)."""

from __future__ import annotations

import hmac
import re

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class MalformedChallenge(ValueError):
    """The code is not a UUID. LinkedIn's always is; a stranger may want a body signed."""


def answer_challenge(code: str, secret: str) -> dict[str, str]:
    """Sign the code with the application's client secret and echo it as received.

    Only a UUID is signed: the same secret authenticates deliveries, and anybody can send a
    challenge, so a freer rule would sign forged deliveries on request (webhooks.md 1.2).
    """
    if not _UUID.fullmatch(code):
        raise MalformedChallenge("The challenge code is not a UUID.")
    if not secret:
        raise ValueError("There is no client secret to answer the challenge with.")
    response = hmac.digest(secret.encode(), code.encode(), "sha256").hex()
    return {"challengeCode": code, "challengeResponse": response}
