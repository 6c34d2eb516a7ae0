"""Signing what LinkedIn sends (rsc-contract section 5.2 and 5.3)."""

import hashlib
import hmac

from linkedin_sandbox.world import switches

PREFIX = "hmacsha256="


def hmac_hex(secret: str, message: bytes) -> str:
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def challenge_response(secret: str, code: str) -> str:
    return hmac_hex(secret, code.encode())


def delivery_signature(secret: str, body: bytes) -> str:
    """Sign with reading A, or with B, which receivers should refuse."""
    if switches.text("signature_reading") == "B":
        return PREFIX + hmac_hex(secret, body)
    return hmac_hex(secret, PREFIX.encode() + body)
