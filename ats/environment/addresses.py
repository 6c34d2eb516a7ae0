"""Addresses of what stands beside us: database, Redis, mail, Sentry."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from ats.environment.hosts import has_host, split
from ats.environment.values import read_value

SQLITE = "sqlite:///"


def read_database(name: str, *, default: Path) -> dict[str, Any]:
    """Read a database address: sqlite:///file or postgres://user:password@host/name.

    A file is named as it is, whatever signs are in its path.
    """
    address = read_value(name, default=f"{SQLITE}{default}")
    # A database in memory would be a different one in every process.
    if address.startswith(SQLITE) and address not in {SQLITE, f"{SQLITE}:memory:"}:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": address.removeprefix(SQLITE)}
    database = _postgresql(name, address)
    if not database.get("NAME"):
        raise ImproperlyConfigured(
            f"{name} must start with sqlite:/// or postgres:// and name a database."
        )
    return database


def _postgresql(name: str, address: str) -> dict[str, Any]:
    if not address.startswith(("postgres://", "postgresql://")):
        return {}
    try:
        database: dict[str, Any] = environ.Env.db_url_config(address)
    except (ValueError, environ.ImproperlyConfigured) as error:
        raise ImproperlyConfigured(f"{name} cannot be read as a database address.") from error
    return database


def read_redis(name: str) -> str:
    """Read a redis:// or rediss:// address; empty means embedded mode without Redis."""
    address: str = read_value(name)
    if address and not _is_redis(address):
        raise ImproperlyConfigured(f"{name} must look like redis://host:6379/0, not {address!r}.")
    return address


def read_mail(name: str, *, default: str) -> dict[str, Any]:
    """Read where mail goes, as Django's EMAIL_ settings: smtp+tls://user:password@host:587.

    consolemail:// prints it, dummymail:// drops it.
    """
    address: str = read_value(name) or default
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
    address: str = read_value(name)
    parts = split(address)
    is_known = parts.scheme in {"http", "https"} and parts.username and has_host(parts)
    if address and not (is_known and parts.path.rpartition("/")[2].isdecimal()):
        raise ImproperlyConfigured(f"{name} must look like https://key@host/1.")
    return address


def _is_redis(text: str) -> bool:
    parts = split(text)
    if parts.scheme == "unix":
        return bool(parts.path)
    database = parts.path.strip("/")
    is_known = parts.scheme in {"redis", "rediss"} and (not database or database.isdecimal())
    return is_known and has_host(parts)
