"""Public ids: what stands in URLs, in the API and at LinkedIn instead of database keys."""

import secrets
import string

ALPHABET = string.ascii_letters + string.digits
LENGTH = 16


def new_public_id() -> str:
    """Return 16 random letters and digits (95 bits): permanent, never reused, tells nothing."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
