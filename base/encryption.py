"""Secrets at rest: encrypted with the newest of ENCRYPTION_KEYS, readable with any of them."""

from functools import cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


def cipher() -> MultiFernet:
    return _cipher_of(tuple(settings.ENCRYPTION_KEYS))


@cache
def _cipher_of(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]  # TextField is generic in the stubs only.
    """A text that is plain in Python and Fernet ciphertext in the database. Not searchable."""

    def from_db_value(self, value: str | None, *args: Any) -> str | None:
        return cipher().decrypt(value.encode()).decode() if value else value

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return cipher().encrypt(text.encode()).decode() if text else text
