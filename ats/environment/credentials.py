"""What nobody else may know."""

import secrets
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from ats.environment.values import read_value

MIN_SECRET_CHARACTERS = 12
OF_THE_SANDBOX = "-for-the-sandbox"


def read_or_make_secret(name: str, kept_in: Path, *, make: bool) -> str:
    """Read a secret; in embedded mode make one once and keep it readable for the owner only."""
    text: str = read_value(name)
    if text and len(text.strip()) < MIN_SECRET_CHARACTERS:
        raise ImproperlyConfigured(f"{name} must have {MIN_SECRET_CHARACTERS} characters or more.")
    if text:
        return text
    if not make:
        raise ImproperlyConfigured(f"{name} must be set when DATABASE_URL is.")
    if not kept_in.exists():
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        kept_in.touch(mode=0o600)
        is_key = name == "ENCRYPTION_KEYS"
        kept_in.write_text(Fernet.generate_key().decode() if is_key else secrets.token_urlsafe(50))
    return kept_in.read_text().strip()


def read_encryption_keys(kept_in: Path, *, make: bool) -> list[str]:
    """Read ENCRYPTION_KEYS, newest first: each 32 bytes in URL-safe base64."""
    keys = read_or_make_secret("ENCRYPTION_KEYS", kept_in, make=make).split(",")
    for position, key in enumerate(keys, start=1):
        try:
            Fernet(key.strip())
        except ValueError as error:
            raise ImproperlyConfigured(
                f"ENCRYPTION_KEYS: key {position} is not 32 bytes in URL-safe base64."
            ) from error
    return [key.strip() for key in keys]


def read_credentials(*names: str, is_public: bool) -> list[str]:
    """Read what belongs together: all or nothing, printable and without spaces.

    A secret of the sandbox, which everybody knows, would make forged pushes real on a server.
    """
    texts = [read_value(name) for name in names]
    for name, text in zip(names, texts, strict=True):
        if not text.isprintable() or any(character.isspace() for character in text):
            raise ImproperlyConfigured(f"{name} must be printable and hold no space.")
        if not text and any(texts):
            raise ImproperlyConfigured(f"{name} must be set, since its other half is.")
        if is_public and text.endswith(OF_THE_SANDBOX):
            raise ImproperlyConfigured(
                f"{name} is the sandbox's, which everybody knows; with an https:// PUBLIC_URL use "
                "LinkedIn's own, or none."
            )
    return texts
