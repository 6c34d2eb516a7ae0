"""Yes and no, numbers, one of a few words, a folder."""

import os
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def read_value(name: str, *, default: str = "") -> str:
    """Read a value as it stands, whatever signs it has; an empty one counts as not set."""
    return os.environ.get(name) or default


def read_flag(name: str, *, default: bool) -> bool:
    """Read yes/no: 1, true, yes, on or 0, false, no, off."""
    text = read_value(name, default=str(default)).strip().lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {text!r}.")


def read_number(name: str, *, default: int, least: int = 0, most: int | None = None) -> int:
    """Read a whole number between two, both included."""
    text = read_value(name, default=str(default)).strip()
    if not (text.isascii() and text.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {text!r}.")
    if int(text) < least or (most is not None and int(text) > most):
        bounds = f"at least {least}" + (f" and at most {most}" if most is not None else "")
        raise ImproperlyConfigured(f"{name} must be {bounds}, not {text}.")
    return int(text)


def read_choice(name: str, choices: Iterable[str], *, default: str) -> str:
    """Read one of a few words, whatever its case."""
    text: str = (read_value(name) or default).strip().upper()
    if text not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {text!r}.")
    return text


def read_folder(name: str, *, default: Path) -> Path:
    """Read a folder, make it for its owner alone where it is missing, and see that it is writable.

    It holds the database of embedded mode and the made secrets.
    """
    folder = Path(read_value(name) or default).resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name} must be a folder: {error}.") from error
    if not os.access(folder, os.W_OK):
        raise ImproperlyConfigured(f"{name} names a folder that cannot be written to: {folder}.")
    return folder
