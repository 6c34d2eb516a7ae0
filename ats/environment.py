"""Typed readers of the environment. Nonsense fails at start and names the variable."""

import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import environ
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

MIN_SECRET_CHARACTERS = 12
# A name or an address, as an Origin and a Host header have it; a dot before it means subdomains.
_HOST = re.compile(r"\.?[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\]", re.IGNORECASE)


def read_flag(name: str, *, default: bool) -> bool:
    """Read yes/no: 1, true, yes, on or 0, false, no, off."""
    text = env.str(name, default=str(default)).strip().lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {text!r}.")


def read_origin(name: str, *, default: str) -> str:
    """Read a URL without path, such as https://ats.example, and drop a trailing slash."""
    text: str = (env.str(name, default="") or default).rstrip("/")
    if not _is_origin(text):
        raise ImproperlyConfigured(
            f"{name} must look like https://host or http://host:port, not {text!r}."
        )
    return text


def read_hosts(name: str, *, default: Iterable[str]) -> list[str]:
    """Read host names separated by commas, without scheme, port or path."""
    text: str = env.str(name, default="")
    words = [word.strip() for word in text.split(",") if word.strip()]
    hosts = words or ([text] if text else list(default))
    for host in hosts:
        if host != "*" and not _HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} lists host names such as ats.example, not {host!r}."
            )
    return hosts


def read_choice(name: str, choices: Iterable[str], *, default: str) -> str:
    """Read one of a few words, whatever its case."""
    text: str = (env.str(name, default="") or default).strip().upper()
    if text not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {text!r}.")
    return text


def read_folder(name: str, *, default: Path) -> Path:
    """Read a folder, make it for its owner alone where it is missing, and see that it is writable.

    It holds the database of embedded mode and the made secrets.
    """
    folder = Path(env.str(name, default="") or default).resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name} must be a folder: {error}.") from error
    if not os.access(folder, os.W_OK):
        raise ImproperlyConfigured(f"{name} names a folder that cannot be written to: {folder}.")
    return folder


def read_database(name: str, *, default: str) -> dict[str, Any]:
    """Read a database address: sqlite:///file or postgres://user:password@host/name."""
    address = env.str(name, default="") or default
    try:
        database: dict[str, Any] = environ.Env.db_url_config(address)
        scheme = urlsplit(address).scheme
    except (ValueError, environ.ImproperlyConfigured) as error:
        raise ImproperlyConfigured(f"{name} cannot be read as a database address.") from error
    # A database in memory would be a different one in every process.
    is_named = database.get("NAME") not in {None, "", ":memory:"}
    if scheme not in {"sqlite", "postgres", "postgresql"} or not is_named:
        raise ImproperlyConfigured(
            f"{name} must start with sqlite:/// or postgres:// and name a database."
        )
    return database


def read_mail(name: str, *, default: str) -> dict[str, Any]:
    """Read where mail goes, as Django's EMAIL_ settings: smtp+tls://user:password@host:587.

    consolemail:// prints it, dummymail:// drops it.
    """
    address: str = env.str(name, default="") or default
    try:
        mail: dict[str, Any] = environ.Env.email_url_config(address)
        needed = {"smtp": "EMAIL_HOST", "filebased": "EMAIL_FILE_PATH"}
        is_known = bool(mail[needed.get(mail["EMAIL_BACKEND"].split(".")[-2], "EMAIL_BACKEND")])
    except (ValueError, environ.ImproperlyConfigured):
        is_known = False
    if not is_known:
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://user:password@host:587.")
    return {setting: value for setting, value in mail.items() if setting.startswith("EMAIL_")}


def read_sentry(name: str) -> str:
    """Read where errors are reported: https://key@host/project; empty means nowhere."""
    address: str = env.str(name, default="")
    parts = _split(address)
    is_known = parts.scheme in {"http", "https"} and parts.username and _has_host(parts)
    if address and not (is_known and parts.path.rpartition("/")[2].isdecimal()):
        raise ImproperlyConfigured(f"{name} must look like https://key@host/1.")
    return address


def read_redis(name: str) -> str:
    """Read a redis:// or rediss:// address; empty means embedded mode without Redis."""
    address: str = env.str(name, default="")
    if address and not _is_redis(address):
        raise ImproperlyConfigured(f"{name} must look like redis://host:6379/0, not {address!r}.")
    return address


def read_or_make_secret(name: str, kept_in: Path, *, make: bool) -> str:
    """Read a secret; in embedded mode make one once and keep it readable for the owner only."""
    text: str = env.str(name, default="")
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


def read_credentials(*names: str) -> list[str]:
    """Read what belongs together: all or nothing, printable and without spaces."""
    texts = [env.str(name, default="") for name in names]
    for name, text in zip(names, texts, strict=True):
        if not text.isprintable() or any(character.isspace() for character in text):
            raise ImproperlyConfigured(f"{name} must be printable and hold no space.")
        if not text and any(texts):
            raise ImproperlyConfigured(f"{name} must be set, since its other half is.")
    return texts


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


def _is_origin(text: str) -> bool:
    parts = _split(text)
    # An empty query or fragment shows only in what the parts leave of the text.
    is_whole = parts.geturl() == text and not parts.username
    is_bare = is_whole and not (parts.path or parts.query or parts.fragment)
    return parts.scheme in {"http", "https"} and is_bare and _has_host(parts)


def _is_redis(text: str) -> bool:
    parts = _split(text)
    if parts.scheme == "unix":
        return bool(parts.path)
    database = parts.path.strip("/")
    is_known = parts.scheme in {"redis", "rediss"} and (not database or database.isdecimal())
    return is_known and _has_host(parts)


def _split(text: str) -> SplitResult:
    """Split an address; one that cannot be split becomes one without anything."""
    try:
        parts = urlsplit(text)
        # Reading the port is what checks it.
        return parts if parts.port != 0 else SplitResult("", "", "", "", "")
    except ValueError:
        return SplitResult("", "", "", "", "")


def _has_host(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    return bool(_HOST.fullmatch(f"[{host}]" if ":" in host else host))
