"""Public ids: what stands in URLs, in the API and at LinkedIn instead of database keys."""

import secrets
import string

ALPHABET = string.ascii_letters + string.digits
LENGTH = 16

# A random byte names a letter; the last few, which would favour some letters, are dropped.
_LETTERS = (ALPHABET * 5)[:256].encode()
_UNFAIR = bytes(range(256 - 256 % len(ALPHABET), 256))


def new_public_id() -> str:
    """Return 16 random letters and digits (95 bits): permanent, never reused, tells nothing."""
    # One call of the system for all letters. That 17 of 32 bytes are dropped never happens.
    return secrets.token_bytes(32).translate(_LETTERS, _UNFAIR)[:LENGTH].decode()
